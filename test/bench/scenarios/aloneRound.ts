import type { Step } from '../chat/step.js';
import type { Visitor } from '../chat/visitor.js';
import { latencyFigures } from '../chat/visitorsAtOnce.js';
import { percentile } from '../figures.js';
import type { Figures } from '../measurement.js';
import type { MeasuredServer } from '../servers/measuredServer.js';

/**
 * Visits one after another, each turn weighed by itself: what the server computes for the question itself is in it. Where a
 * visit has marked steps, only those count.
 */
export async function aloneRound(
  server: MeasuredServer,
  visits: number,
  visit: readonly Step[],
  visitor: () => Visitor,
): Promise<Figures> {
  const marks = visit.some(({ mark }) => mark !== undefined);
  const cpu: number[] = [];
  const latencies: number[] = [];
  let wallMs = 0;
  for (let count = 0; count < visits; count += 1) {
    const person = visitor();
    for (const step of visit) {
      const { cpuMs } = await server.usage();
      const latencyMs = await person.turn(step);
      if (marks && step.mark === undefined) continue;
      cpu.push((await server.usage()).cpuMs - cpuMs);
      latencies.push(latencyMs);
      wallMs += latencyMs;
    }
  }
  return {
    'turns a second': (latencies.length / wallMs) * 1_000,
    'CPU ms a turn': cpu.reduce((sum, ms) => sum + ms, 0) / cpu.length,
    'CPU p95 ms': percentile(cpu, 95),
    ...latencyFigures('', latencies),
    'peak MB': (await server.usage()).peakRssMb,
  };
}
