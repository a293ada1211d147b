import { setTimeout as pause } from 'node:timers/promises';
import { Load } from './load.js';
import { type ServerFigures, ServerGauge } from './serverGauge.js';
import { SoakDesks, type SoakStorage } from './soakDesks.js';
import { WARM_UP_MS } from './soakRun.js';
import type { Latencies } from './tally.js';

export interface CapacityOptions {
  readonly servers: number;
  readonly storage: SoakStorage;
  /** Turns a second of the first step. */
  readonly rate: number;
}

/** How the desks took one rate. */
export interface CapacityStep extends Latencies {
  /** Turns a second that were asked for. */
  readonly rate: number;
  /** Turns a second that were answered. */
  readonly answered: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly examples: readonly string[];
  readonly servers: readonly ServerFigures[];
  readonly isSustained: boolean;
}

const SLOW_MS = 1_000;
/** Visits take longer than this rarely: from here on as many leave as come. */
const SETTLE_MS = 15_000;
const MEASURE_MS = 30_000;
const FACTOR = 1.2;
/** Arrivals are by chance: so much less in half a minute is no backlog. */
const ENOUGH = 0.93;

/** Raises the rate until 99 of 100 turns no longer take less than a second, or one fails. @returns every step */
export async function findCapacity(
  { servers, storage, rate }: CapacityOptions,
  tell: (step: CapacityStep) => void,
): Promise<CapacityStep[]> {
  const desks = await SoakDesks.start(servers, storage);
  try {
    const load = new Load(desks.urls);
    const gauges = desks.servers.map((server) => new ServerGauge(server));
    await load.run(rate, WARM_UP_MS);
    const steps: CapacityStep[] = [];
    for (let asked = rate; steps.at(-1)?.isSustained !== false; asked = Math.round(asked * FACTOR)) {
      const step = await tryRate(asked, load, gauges);
      steps.push(step);
      tell(step);
    }
    await load.whenGone();
    return steps;
  } finally {
    await desks.remove();
  }
}

async function tryRate(rate: number, load: Load, gauges: readonly ServerGauge[]): Promise<CapacityStep> {
  const { tally } = load;
  const coming = load.run(rate, SETTLE_MS + MEASURE_MS);
  await pause(SETTLE_MS);
  await Promise.all(gauges.map((gauge) => gauge.read()));
  tally.forgetLatencies();
  tally.errors.clear();
  const before = { turns: tally.turns, at: performance.now() };
  await coming;
  const answered = ((tally.turns - before.turns) / (performance.now() - before.at)) * 1_000;
  const latencies = tally.latencies();
  const isSustained = latencies.p99 < SLOW_MS && tally.errorCount === 0 && answered > rate * ENOUGH;
  return {
    rate,
    answered: Math.round(answered * 10) / 10,
    ...latencies,
    errors: Object.fromEntries(tally.errors),
    examples: [...tally.examples.values()],
    servers: await Promise.all(gauges.map((gauge) => gauge.read())),
    isSustained,
  };
}
