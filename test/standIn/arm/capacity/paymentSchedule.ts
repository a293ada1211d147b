import type { IsoDate, Reservation } from '../../../../services/model.js';
import type { Money } from '../../../../services/money.js';
import { paidByPayments } from '../../../../services/quotes/consumption.js';
import { MONTHS_OF_TERM } from '../../../../services/quotes/schedule.js';
import { monthsAfter } from './wireValues.js';

/** One payment of a commitment, in both currencies. */
export interface Payment {
  readonly dueDate: IsoDate;
  readonly billing: Money;
  readonly pricing: Money;
}

/** What is paid for, and from when. */
export type PaidFor = Pick<
  Reservation,
  'billingPlan' | 'term' | 'benefitStart' | 'commitment' | 'pricingCommitment'
>;

/** One payment upfront, or one a month; they add up to the commitments to the cent. */
export function paymentSchedule(paidFor: PaidFor): Payment[] {
  const { billingPlan, term, benefitStart, commitment, pricingCommitment } = paidFor;
  const count = billingPlan === 'Monthly' ? MONTHS_OF_TERM[term] : 1;
  return Array.from({ length: count }, (_, index) => ({
    dueDate: monthsAfter(benefitStart, index),
    billing: paymentOf(commitment, index, count),
    pricing: paymentOf(pricingCommitment, index, count),
  }));
}

function paymentOf({ amountMinor, currency }: Money, index: number, count: number): Money {
  const upTo = (payments: number) => paidByPayments(amountMinor, payments, count);
  return { amountMinor: upTo(index + 1) - upTo(index), currency };
}
