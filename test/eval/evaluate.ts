import type { Understanding } from '../../services/understanding/understanding.js';
import type { EvalDesk } from './evalDesk.js';
import type { EvalCase } from './evalFile.js';

/** A sentence with what became of it. */
export interface EvalResult {
  readonly expected: EvalCase;
  /** The first guess. */
  readonly task: EvalCase['task'];
  readonly confidence: number;
  /** The task is begun without asking "did you mean". */
  readonly isSure: boolean;
  /** Name of the customer who is taken to be clearly meant. */
  readonly customer?: string | undefined;
  readonly reservation?: string | undefined;
}

/** Understands the sentences one after another. */
export async function evaluate(cases: readonly EvalCase[], desk: EvalDesk): Promise<EvalResult[]> {
  const results: EvalResult[] = [];
  for (const expected of cases) {
    results.push(resultOf(expected, await desk.understand(expected.text, expected.locale)));
  }
  return results;
}

function resultOf(
  expected: EvalCase,
  { guesses, isSure, customers, reservations }: Understanding,
): EvalResult {
  const [guess] = guesses;
  return {
    expected,
    task: guess?.task ?? 'none',
    confidence: guess?.confidence ?? 0,
    isSure,
    customer: onlyOf(customers)?.name,
    reservation: onlyOf(reservations)?.displayName,
  };
}

function onlyOf<T>(candidates: readonly T[]): T | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** How many of how many are right. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** 0–100; of none, all are right. */
export function percentOf({ right, of }: Share): number {
  return of === 0 ? 100 : (100 * right) / of;
}

export function shareOf<T>(results: readonly T[], isRight: (result: T) => boolean): Share {
  return { right: results.filter(isRight).length, of: results.length };
}

export function hasRightTask({ expected, task }: EvalResult): boolean {
  return task === expected.task;
}

/** Those that say which customer is meant, and how many of them are right. */
export function customerShare(results: readonly EvalResult[]): Share {
  const given = results.filter(({ expected }) => expected.customer !== undefined);
  return shareOf(given, ({ expected, customer }) => customer === expected.customer);
}

export function reservationShare(results: readonly EvalResult[]): Share {
  const given = results.filter(({ expected }) => expected.reservation !== undefined);
  return shareOf(given, ({ expected, reservation }) => reservation === expected.reservation);
}
