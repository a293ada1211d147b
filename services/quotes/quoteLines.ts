import type { UtcDay } from './days.js';
import { comesBackWhole, type RefundAmounts, type RefundTerms } from './refundAmounts.js';
import type { QuoteLine, QuoteLineCode } from './refundQuote.js';
import { monthOn, usedDaysOn } from './schedule.js';

/** The calculation in the order a partner reads it, with the figures that its sentences need. */
export function quoteLines(
  terms: RefundTerms,
  amounts: RefundAmounts,
  currency: string,
  day: UtcDay,
): QuoteLine[] {
  const line = (code: QuoteLineCode, amountMinor: number, figures: QuoteLine['figures'] = {}): QuoteLine => ({
    code,
    amount: { amountMinor, currency },
    figures,
  });
  return [
    line('paid', amounts.paidMinor, paidFigures(terms, day)),
    line('consumed', amounts.consumedMinor, consumedFigures(terms, day)),
    line('balance', amounts.balanceMinor),
    line('fee', amounts.feeMinor, { ratePercent: amounts.feeRatePercent }),
    line('refund', amounts.refundMinor),
  ];
}

function paidFigures({ schedule }: RefundTerms, day: UtcDay): QuoteLine['figures'] {
  return schedule.plan === 'Monthly'
    ? { payments: monthOn(schedule, day).paymentsDue, months: schedule.months }
    : {};
}

function consumedFigures({ schedule, policy, utilization }: RefundTerms, day: UtcDay): QuoteLine['figures'] {
  const usedDays = usedDaysOn(schedule, day);
  const month = schedule.plan === 'Monthly' ? monthOn(schedule, day) : undefined;
  return {
    usedDays,
    termDays: schedule.termDays,
    ...(month && {
      fullMonths: month.fullMonths,
      monthUsedDays: month.usedDays,
      monthDays: month.days,
    }),
    ...(comesBackWhole(policy, utilization, usedDays) && { unused: 1 }),
  };
}
