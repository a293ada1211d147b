import { setTimeout as pause } from 'node:timers/promises';
import { checkFiled, type FileCheck } from './filedRequests.js';
import { Load } from './load.js';
import { type ServerFigures, ServerGauge } from './serverGauge.js';
import { SoakDesks, type SoakStorage } from './soakDesks.js';
import type { Latencies } from './tally.js';
import { OWNERS } from './visitor.js';

export interface SoakOptions {
  readonly minutes: number;
  /** Turns a second. */
  readonly rate: number;
  readonly servers: number;
  readonly storage: SoakStorage;
}

/** One minute of a soak. */
export interface Minute extends Latencies {
  /** Counted from 1. */
  readonly minute: number;
  readonly turns: number;
  readonly errors: number;
  readonly servers: readonly ServerFigures[];
}

export interface SoakReport {
  readonly options: SoakOptions;
  readonly minutes: readonly Minute[];
  readonly turns: number;
  readonly visits: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly examples: readonly string[];
  readonly serverFaults: readonly string[];
  readonly requests: FileCheck & { readonly confirmed: number };
}

/** A server that has just started still learns the users' words, and its code is not compiled yet. */
export const WARM_UP_MS = 20_000;
const MINUTE_MS = 60_000;

/** Starts the desks, lets people come to them, and looks at what they left on file. */
export async function soak(options: SoakOptions, tell: (minute: Minute) => void): Promise<SoakReport> {
  const desks = await SoakDesks.start(options.servers, options.storage);
  try {
    const load = new Load(desks.urls);
    await load.run(options.rate, WARM_UP_MS);
    const minutes = await soakMinutes(desks, load, options, tell);
    await load.whenGone();
    const { tally } = load;
    await desks.stop();
    const filed = await desks.requestsOnFile(OWNERS);
    return {
      options,
      minutes,
      turns: tally.turns,
      visits: tally.visits,
      errors: Object.fromEntries(tally.errors),
      examples: [...tally.examples.values()],
      serverFaults: desks.faults(),
      requests: { confirmed: tally.confirmed.size, ...checkFiled(filed, tally.confirmed) },
    };
  } finally {
    await desks.remove();
  }
}

async function soakMinutes(
  desks: SoakDesks,
  load: Load,
  { minutes, rate }: SoakOptions,
  tell: (minute: Minute) => void,
): Promise<Minute[]> {
  const { tally } = load;
  const gauges = desks.servers.map((server) => new ServerGauge(server));
  await Promise.all(gauges.map((gauge) => gauge.read()));
  tally.forgetLatencies();
  const done: Minute[] = [];
  let before = { turns: tally.turns, errors: 0 };
  const coming = load.run(rate, minutes * MINUTE_MS);
  for (let minute = 1; minute <= Math.ceil(minutes); minute += 1) {
    await Promise.race([pause(MINUTE_MS), coming]);
    const figures: Minute = {
      minute,
      turns: tally.turns - before.turns,
      errors: tally.errorCount - before.errors,
      ...tally.latencies(),
      servers: await Promise.all(gauges.map((gauge) => gauge.read())),
    };
    before = { turns: tally.turns, errors: tally.errorCount };
    tally.forgetLatencies();
    done.push(figures);
    tell(figures);
  }
  await coming;
  return done;
}

/** Whether nothing went wrong. */
export function isClean({ errors, serverFaults, requests }: SoakReport): boolean {
  const { lost, doubled, unconfirmed } = requests;
  return [Object.keys(errors), serverFaults, lost, doubled, unconfirmed].every(({ length }) => length === 0);
}
