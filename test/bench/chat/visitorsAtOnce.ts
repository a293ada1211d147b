import { percentile } from '../figures.js';
import type { Figures } from '../measurement.js';
import type { MeasuredServer } from '../servers/measuredServer.js';

/** Has so many visitors talk at the same time, and tells what their turns cost the server. */
export async function visitorsAtOnce(
  server: MeasuredServer,
  atOnce: number,
  /** Notes how long each of its turns took. */
  visitor: (latenciesMs: number[]) => Promise<void>,
): Promise<Figures> {
  const latencies: number[] = [];
  const before = await server.usage();
  const begin = performance.now();
  await Promise.all(Array.from({ length: atOnce }, () => visitor(latencies)));
  const wallMs = performance.now() - begin;
  const after = await server.usage();
  return {
    'turns a second': (latencies.length / wallMs) * 1_000,
    'CPU ms a turn': (after.cpuMs - before.cpuMs) / latencies.length,
    ...latencyFigures('', latencies),
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
