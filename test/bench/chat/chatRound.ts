import type { Figures } from '../measurement.js';
import type { MeasuredServer } from '../servers/measuredServer.js';
import type { Step } from './step.js';
import { type Send, Visitor } from './visitor.js';
import { latencyFigures, visitorsAtOnce } from './visitorsAtOnce.js';

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
  const byMark: Record<string, number[]> = {};
  let begun = 0;
  const visitor = async (latencies: number[]) => {
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
  const figures = await visitorsAtOnce(server, atOnce, visitor);
  const marked = Object.entries(byMark).map(([mark, of]) => latencyFigures(`${mark}, `, of));
  return Object.assign(figures, ...marked);
}
