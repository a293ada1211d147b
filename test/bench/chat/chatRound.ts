import { percentile } from '../figures.js';
import type { Figures } from '../measurement.js';
import type { MeasuredServer } from '../servers/measuredServer.js';
import type { Step } from './step.js';
import { type Send, Visitor } from './visitor.js';

export interface ChatLoad {
  readonly server: MeasuredServer;
  readonly send: Send;
  readonly visit: readonly Step[];
  /** At least; a visit is not cut short. */
  readonly turns: number;
  /** Visitors at the same time, each with a conversation of its own. */
  readonly atOnce: number;
}

let conversations = 0;

/** Runs visits, each in a new conversation, and tells what they cost the server. */
export async function chatRound({ server, send, visit, turns, atOnce }: ChatLoad): Promise<Figures> {
  const visits = Math.max(atOnce, Math.ceil(turns / visit.length));
  const latencies: number[] = [];
  const byMark: Record<string, number[]> = {};
  let begun = 0;
  const visitor = async () => {
    while (begun < visits) {
      begun += 1;
      conversations += 1;
      const person = new Visitor(send, `bench-${process.pid}-${conversations}`);
      for (const step of visit) {
        const latencyMs = await person.turn(step);
        latencies.push(latencyMs);
        const { mark } = step;
        if (mark !== undefined) byMark[mark] = [...(byMark[mark] ?? []), latencyMs];
      }
    }
  };
  const before = await server.usage();
  const begin = performance.now();
  await Promise.all(Array.from({ length: atOnce }, visitor));
  const wallMs = performance.now() - begin;
  const after = await server.usage();
  return {
    'turns a second': (latencies.length / wallMs) * 1_000,
    'CPU ms a turn': (after.cpuMs - before.cpuMs) / latencies.length,
    ...latencyFigures('', latencies),
    ...Object.assign({}, ...Object.entries(byMark).map(([mark, of]) => latencyFigures(`${mark}, `, of))),
    'peak MB': after.peakRssMb,
  };
}

/** @param prefix of the figures' names */
export function latencyFigures(prefix: string, latenciesMs: readonly number[]): Figures {
  return {
    [`${prefix}p50 ms`]: percentile(latenciesMs, 50),
    [`${prefix}p95 ms`]: percentile(latenciesMs, 95),
    [`${prefix}p99 ms`]: percentile(latenciesMs, 99),
  };
}
