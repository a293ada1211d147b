import type { RefundPoolEntry } from '../model.js';
import { dayAt, isoDate, type UtcDay } from './days.js';
import type { RefundPolicy } from './refundPolicy.js';
import type { PoolRefill } from './refundQuote.js';

/** The currency of the refund limit and of every pricing amount. */
export const PRICING_CURRENCY = 'USD';

/** A refund that takes from the limit: when it was requested and what it takes. */
export type PoolTake = Pick<RefundPoolEntry, 'at' | 'countedUsdMinor'>;

/** What comes back to the pool on a UTC day. */
export interface Refill {
  readonly day: UtcDay;
  readonly usdMinor: number;
}

/** A customer's refund limit and the refunds that take from it. */
export interface RefundPool {
  readonly limitUsdMinor: number;
  /** One a day, soonest first, of all entries that were ever given. */
  readonly refills: readonly Refill[];
}

/**
 * The pool that the entries leave. An entry counts while the day is before its own UTC day + `windowDays`; on that
 * day it is back, whatever the hour.
 */
export function refundPool(limit: RefundPolicy['limit'], entries: readonly PoolTake[]): RefundPool {
  const refills = entries.map((entry) => ({
    day: refillDay(limit, dayAt(new Date(entry.at))),
    usdMinor: entry.countedUsdMinor,
  }));
  return { limitUsdMinor: limit.usdMinor, refills: oneADay(refills) };
}

function oneADay(refills: readonly Refill[]): Refill[] {
  const usdMinorByDay = new Map<UtcDay, number>();
  for (const { day, usdMinor } of refills) {
    usdMinorByDay.set(day, (usdMinorByDay.get(day) ?? 0) + usdMinor);
  }
  return [...usdMinorByDay]
    .map(([day, usdMinor]) => ({ day, usdMinor }))
    .filter(({ usdMinor }) => usdMinor > 0)
    .sort((a, b) => a.day - b.day);
}

/** The day on which what is refunded on `day` comes back. */
export function refillDay(limit: RefundPolicy['limit'], day: UtcDay): UtcDay {
  return day + limit.windowDays;
}

/** What may still be refunded on `day`, in USD cents; 0 where older refunds exceed the limit. */
export function freeOn({ limitUsdMinor, refills }: RefundPool, day: UtcDay): number {
  const taken = refills.reduce((sum, refill) => (refill.day > day ? sum + refill.usdMinor : sum), 0);
  return Math.max(0, limitUsdMinor - taken);
}

/**
 * What comes back after `day`, soonest first, and what is then free; `own` is the refill of a refund that is being
 * quoted, which takes until then.
 */
export function refillsAfter(
  { limitUsdMinor, refills }: RefundPool,
  day: UtcDay,
  own?: Refill,
): PoolRefill[] {
  const all = { limitUsdMinor, refills: own === undefined ? refills : oneADay([...refills, own]) };
  const usd = (amountMinor: number) => ({ amountMinor, currency: PRICING_CURRENCY });
  return all.refills
    .filter((refill) => refill.day > day)
    .map((refill) => ({
      date: isoDate(refill.day),
      amount: usd(refill.usdMinor),
      free: usd(freeOn(all, refill.day)),
    }));
}
