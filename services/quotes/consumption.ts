import { proportionOf } from '../money.js';
import type { UtcDay } from './days.js';
import { monthOn, type Schedule, usedDaysOn } from './schedule.js';
import { shareOf, type Units } from './share.js';

/** What units have cost so far, in minor units; `consumedMinor` never exceeds `paidMinor`. */
export interface Consumption {
  readonly paidMinor: number;
  readonly consumedMinor: number;
}

/**
 * What was paid for the units and what of it is used up on `day` (domain.md, "Money and days").
 * @param commitmentMinor the commitment of the whole reservation
 */
export function consumptionOn(
  schedule: Schedule,
  commitmentMinor: number,
  units: Units,
  day: UtcDay,
): Consumption {
  return schedule.plan === 'Upfront'
    ? upfront(schedule, shareOf(commitmentMinor, units), day)
    : monthly(schedule, commitmentMinor, units, day);
}

function upfront(schedule: Schedule, paidMinor: number, day: UtcDay): Consumption {
  const usedDays = usedDaysOn(schedule, day);
  const consumedMinor = usedDays === 0 ? 0 : proportionOf(paidMinor, usedDays, schedule.termDays);
  return { paidMinor, consumedMinor };
}

/** Full months count whole, the current one by its days. */
function monthly(schedule: Schedule, commitmentMinor: number, units: Units, day: UtcDay): Consumption {
  const { fullMonths, paymentsDue, usedDays, days } = monthOn(schedule, day);
  const paidAfter = (payments: number) =>
    shareOf(paidByPayments(commitmentMinor, payments, schedule.months), units);
  const paidMinor = paidAfter(paymentsDue);
  // Where a payment is less than a minor unit a unit, rounding can make the share of one more payment smaller.
  const ofFullMonths = paymentsDue === fullMonths ? paidMinor : Math.min(paidAfter(fullMonths), paidMinor);
  return {
    paidMinor,
    consumedMinor: ofFullMonths + proportionOf(paidMinor - ofFullMonths, usedDays, days),
  };
}

/**
 * Sum of the first `payments` of equal payments for the whole reservation: what does not divide goes to the first
 * ones, a minor unit each. The units' share is taken of this sum, so the shares of all payments make up `C_q`.
 */
export function paidByPayments(commitmentMinor: number, payments: number, months: number): number {
  const left = commitmentMinor % months;
  return proportionOf(commitmentMinor - left, payments, months) + Math.min(payments, left);
}
