import type { Utilization } from '../model.js';
import { proportionOf } from '../money.js';
import { consumptionOn } from './consumption.js';
import type { UtcDay } from './days.js';
import { feeRatePercent, type RefundPolicy } from './refundPolicy.js';
import { type Schedule, usedDaysOn } from './schedule.js';
import { shareOf, type Units } from './share.js';

/** What a refund comes to, in minor units of one currency: consumed + fee + refund = paid. */
export interface RefundAmounts {
  readonly paidMinor: number;
  readonly consumedMinor: number;
  readonly balanceMinor: number;
  readonly feeRatePercent: number;
  readonly feeMinor: number;
  readonly refundMinor: number;
  /** The commitment that is given up: the units' commitment less what is consumed. */
  readonly cancelledCommitmentMinor: number;
}

/** Everything of a refund that does not change with its day, its quantity or its currency. */
export interface RefundTerms {
  readonly schedule: Schedule;
  readonly policy: RefundPolicy;
  readonly utilization: Utilization;
}

/** Rates have at most two decimals: hundredths of a percent are whole numbers. */
const RATE_UNITS = 10_000;

/** The calculation of domain.md for the units of `commitmentMinor`, given back on `day`. */
export function refundAmounts(
  { schedule, policy, utilization }: RefundTerms,
  commitmentMinor: number,
  units: Units,
  day: UtcDay,
): RefundAmounts {
  const usedDays = usedDaysOn(schedule, day);
  const { paidMinor, consumedMinor: consumedByTime } = consumptionOn(schedule, commitmentMinor, units, day);
  const whole = comesBackWhole(policy, utilization, usedDays);
  const consumedMinor = whole ? 0 : consumedByTime;
  const balanceMinor = Math.max(0, paidMinor - consumedMinor);
  const ratePercent = whole ? 0 : feeRatePercent(policy, usedDays);
  const feeMinor = proportionOf(balanceMinor, Math.round(ratePercent * 100), RATE_UNITS);
  return {
    paidMinor,
    consumedMinor,
    balanceMinor,
    feeRatePercent: ratePercent,
    feeMinor,
    refundMinor: balanceMinor - feeMinor,
    cancelledCommitmentMinor: Math.max(0, shareOf(commitmentMinor, units) - consumedMinor),
  };
}

/** What the refund takes from the customer's limit, of the amounts in the pricing currency. */
export function countedMinor(policy: RefundPolicy, amounts: RefundAmounts): number {
  return policy.limit.counts === 'refund' ? amounts.refundMinor : amounts.cancelledCommitmentMinor;
}

/** Whether the policy gives everything back because the reservation is young and was never used. */
export function comesBackWhole(policy: RefundPolicy, utilization: Utilization, usedDays: number): boolean {
  const { unusedFullRefund } = policy;
  return (
    unusedFullRefund !== undefined &&
    usedDays < unusedFullRefund.firstDays &&
    neverUsed(utilization, usedDays)
  );
}

/** Only a window that reaches back to the benefit start proves it; an unknown utilization does not. */
function neverUsed({ last1Day, last7Days, last30Days }: Utilization, usedDays: number): boolean {
  const windows: readonly [days: number, percent: number | undefined][] = [
    [1, last1Day],
    [7, last7Days],
    [30, last30Days],
  ];
  return (
    windows.every(([, percent]) => percent === undefined || percent === 0) &&
    windows.some(([days, percent]) => days >= usedDays && percent === 0)
  );
}
