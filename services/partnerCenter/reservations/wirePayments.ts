import { z } from 'zod';
import type { Commitments } from '../../model.js';
import { type Money, proportionOf } from '../../money.js';
import { dayAt, type UtcDay, wholeMonths } from '../../quotes/days.js';
import { orAbsent } from '../azure/orAbsent.js';
import { wirePrice } from '../azure/wirePrice.js';

/** What is used of Microsoft.Capacity's `PaymentDetail`. */
export const wirePayment = z
  .object({
    dueDate: z.date().transform(dayAt),
    status: z.string(),
    pricingCurrencyTotal: wirePrice,
    /** Null for payments to come. */
    billingCurrencyTotal: orAbsent(wirePrice),
  })
  .transform(({ dueDate, status, pricingCurrencyTotal: pricing, billingCurrencyTotal: billing }) => ({
    dueDay: dueDate,
    status,
    pricing,
    billing,
  }));
type Payment = z.infer<typeof wirePayment>;

/** Payments that were made or will be. */
const STANDING = ['Succeeded', 'Scheduled'];

/**
 * All payments together; undefined where that cannot be told. A month is paid for once: a payment that failed and was made
 * later counts once, and one that was cancelled or never came through counts where nothing took its place, because it was
 * committed to all the same. What payments to come are in the billing currency is not known before they are due: the rate of
 * the newest one that is known stands in.
 */
export function paymentsTotal(payments: readonly Payment[]): Commitments | undefined {
  const counted = [...byMonth(payments).values()].flatMap((ofMonth) => {
    const standing = ofMonth.filter(({ status }) => STANDING.includes(status));
    return standing.length > 0 ? standing : ofMonth.slice(-1);
  });
  const pricingCommitment = sumOf(counted.map(({ pricing }) => pricing));
  const commitment = pricingCommitment && billingTotal(counted, pricingCommitment.currency);
  return commitment && { commitment, pricingCommitment };
}

/** Undefined while no payment tells the billing currency. */
function billingTotal(payments: readonly Payment[], pricingCurrency: string): Money | undefined {
  const told = payments.filter(({ billing }) => billing !== undefined);
  const newest = told.reduce<Payment | undefined>(
    (last, one) => (last && last.dueDay > one.dueDay ? last : one),
    undefined,
  );
  const known = sumOf(told.flatMap(({ billing }) => billing ?? []));
  if (!newest?.billing || !known) return undefined;
  const toComeMinor = payments
    .filter(({ billing }) => billing === undefined)
    .reduce((sum, { pricing }) => sum + pricing.amountMinor, 0);
  const isSameCurrency = known.currency === pricingCurrency;
  if (toComeMinor === 0 || isSameCurrency) return plus(known, toComeMinor);
  if (newest.pricing.amountMinor === 0) return undefined;
  return plus(known, proportionOf(toComeMinor, newest.billing.amountMinor, newest.pricing.amountMinor));
}

/** By the months since the first payment is due. */
function byMonth(payments: readonly Payment[]): ReadonlyMap<number, readonly Payment[]> {
  const first: UtcDay = Math.min(...payments.map(({ dueDay }) => dueDay));
  const months = new Map<number, Payment[]>();
  for (const one of payments) {
    const month = wholeMonths(first, one.dueDay);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return months;
}

/** Undefined for amounts in several currencies, or none. */
function sumOf(amounts: readonly Money[]): Money | undefined {
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((one) => one.currency !== currency)) return undefined;
  return { amountMinor: amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency };
}

function plus({ amountMinor, currency }: Money, moreMinor: number): Money {
  return { amountMinor: amountMinor + moreMinor, currency };
}
