import type { CapacityStep } from './capacity.js';
import type { ServerFigures } from './serverGauge.js';
import { type Minute, type SoakReport, WARM_UP_MS } from './soakRun.js';
import type { Latencies } from './tally.js';

export function minuteLine({ minute, turns, errors, servers, ...latencies }: Minute): string {
  return `minute ${minute}: ${turns} turns, ${errors} errors; ${latencyWords(latencies)}; ${servers.map(serverWords).join('; ')}`;
}

export function stepLine({
  rate,
  answered,
  errors,
  examples,
  servers,
  isSustained,
  ...latencies
}: CapacityStep): string {
  const wrong = Object.entries(errors).map(([kind, count]) => `${kind} ×${count}`);
  return [
    `${rate} turns/s asked, ${answered} answered${isSustained ? '' : ' - not sustained'}`,
    latencyWords(latencies),
    ...servers.map(serverWords),
    ...wrong,
    ...examples,
  ].join('; ');
}

export function reportLines({ minutes, turns, visits, errors, requests, ...rest }: SoakReport): string[] {
  const { confirmed, onFile, lost, doubled, unconfirmed } = requests;
  const measured = minutes.reduce((sum, minute) => sum + minute.turns, 0);
  return [
    `${visits} conversations, ${turns} turns (${measured} measured, after ${WARM_UP_MS / 1_000} s to warm up)`,
    `errors: ${Object.values(errors).reduce((sum, count) => sum + count, 0)}`,
    ...Object.entries(errors).map(([kind, count]) => `  ${count} × ${kind}`),
    ...rest.examples.map((example) => `  for example: ${example}`),
    `logged by the servers: ${rest.serverFaults.length}`,
    ...rest.serverFaults.map((line) => `  ${line}`),
    `requests: ${confirmed} confirmed, ${onFile} on file: ${lost.length} lost, ${doubled.length} doubled, ${unconfirmed.length} without a receipt`,
  ];
}

function latencyWords({ p50, p95, p99, max }: Latencies): string {
  return `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, max ${max} ms`;
}

function serverWords({ cpuPercent, rssMb, heapMb }: ServerFigures, index: number): string {
  return `server ${index + 1}: CPU ${cpuPercent}%, rss ${rssMb} MB, heap ${heapMb} MB`;
}
