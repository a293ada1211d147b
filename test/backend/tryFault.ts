import type { StandInCall } from '../standIn/callLog.js';
import { type Complaint, complaintsOf } from './complaints.js';
import type { FaultedCall } from './faultedCall.js';
import type { FaultKind } from './faultKinds.js';
import { openRealBackend, type RealBackend } from './realBackend.js';
import { type Reading, readingOf, readingWithout } from './userReads.js';

/** How often the fault strikes: every try of the call, or the first alone. */
export type Strikes = 'always' | 'once';

export interface FaultCase {
  readonly call: FaultedCall;
  readonly kind: FaultKind;
  readonly strikes: Strikes;
}

/** What came of one fault of one call. */
export interface Row extends FaultCase {
  /** What the user reads, in short. */
  readonly reads: string;
  /** How often the same request came to the service. */
  readonly tries: number;
  /** In the services: at once, and when the user has done the same again. */
  readonly effects: readonly [atOnce: number, again: number] | undefined;
  /** What the product did wrong. */
  readonly complaints: readonly Complaint[];
}

type Outcome = { readonly answer: unknown } | { readonly error: unknown } | 'never';

/** Whatever is done is over by then, well or not: a long-running operation is waited for 20 seconds. */
const LONGEST_MS = 25_000;
/** How often a user tries again when the services are well. */
const MOST_AGAIN = 3;

/** Lets a fault strike a call of a fresh back end, and has the user do the same again when it is over. */
export async function tryFault(one: FaultCase): Promise<Row> {
  const { call, kind, strikes } = one;
  const target = {
    operation: call.call,
    ...(call.after !== undefined && { after: call.after }),
    ...(strikes === 'once' && { times: 1 }),
  };
  if (call.isAtStart) {
    const before = (standIn: RealBackend['standIn']) => standIn.script(target, kind.fault);
    return on(await openRealBackend({ ...call.setup, before }), async (desk) =>
      struck(one, desk, await call.begin(desk)),
    );
  }
  return on(await openRealBackend(call.setup), async (desk) => {
    await desk.settled;
    desk.forgetAnswers();
    const act = await call.begin(desk);
    desk.standIn.clearCalls();
    desk.standIn.script(target, kind.fault);
    return struck(one, desk, act);
  });
}

async function on<R>(desk: RealBackend, task: (desk: RealBackend) => Promise<R>): Promise<R> {
  try {
    return await task(desk);
  } finally {
    await desk.close();
  }
}

async function struck(one: FaultCase, { standIn }: RealBackend, act: () => Promise<unknown>): Promise<Row> {
  const { call } = one;
  const before = call.effects?.(standIn) ?? 0;
  const effects = () => (call.effects ? call.effects(standIn) - before : 0);
  const outcome = await outcomeOf(act);
  const reading = await readingOfOutcome(call, outcome);
  const tries = triesOf(standIn.calls, call.call);
  const atOnce = effects();
  standIn.clearFaults();
  // What is made at the start is made again half a minute later.
  const again = call.isAtStart ? undefined : await doneAgain(call, act);
  const row = {
    ...one,
    reads: reading.inShort,
    tries,
    effects: call.effects && ([atOnce, effects()] as const),
  };
  const hasMovedMoney = standIn.world.partners.some(({ customers }) =>
    customers.some(({ carriedOut }) => carriedOut.length > 0),
  );
  return { ...row, complaints: complaintsOf(row, { reading, again, hasMovedMoney }) };
}

async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'never'>((resolve) => {
    timer = setTimeout(() => resolve('never'), LONGEST_MS);
  });
  const ended = act().then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readingOfOutcome(call: FaultedCall, outcome: Outcome): Promise<Reading> {
  if (outcome === 'never') return { inShort: 'nothing', wrong: ['it is never over'] };
  if ('error' in outcome) return readingOf(outcome.error);
  return readingWithout(call.missing?.(outcome.answer));
}

/** Undefined when it went well, or was found done already. */
async function doneAgain(call: FaultedCall, act: () => Promise<unknown>): Promise<string | undefined> {
  let failed: string | undefined;
  for (let times = 1; times <= MOST_AGAIN; times += 1) {
    const outcome = await outcomeOf(act);
    if (outcome !== 'never' && 'answer' in outcome) return undefined;
    failed = (await readingOfOutcome(call, outcome)).inShort;
    if (call.doneAlready?.includes(failed)) return undefined;
  }
  return failed;
}

/** The most that one and the same request came. */
function triesOf(calls: readonly StandInCall[], operation: string): number {
  const times = new Map<string, number>();
  for (const { method, path, query } of calls.filter((one) => one.operation === operation)) {
    const request = `${method} ${path}?${query}`;
    times.set(request, (times.get(request) ?? 0) + 1);
  }
  return Math.max(0, ...times.values());
}
