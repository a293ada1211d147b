/**
 * A second calculation of refunds and exchanges, written from the rules alone, to check the desk's own against. Dates
 * are strings that a calendar walks a day at a time, payments stand in a list, and amounts are exact fractions until
 * they are rounded. It uses nothing of the product.
 */

import { daysBetween, monthStartsOf, monthsLater } from './oracleCalendar.js';

/** A policy as its JSON file holds it; of the limit, what the asked function reads. */
export interface OraclePolicy {
  readonly feeTiers: readonly { readonly fromDay: number; readonly ratePercent: number }[];
  readonly unusedFullRefund?: { readonly firstDays: number } | undefined;
  readonly limit: { readonly usdMinor: number; readonly windowDays: number; readonly counts: string };
}

/** A reservation as plain data, by the names of the desk's documents. */
export interface OracleReservation {
  readonly quantity: number;
  readonly term: string;
  readonly billingPlan: string;
  readonly benefitStart: string;
  readonly expiryDate: string;
  readonly commitment: { readonly amountMinor: number };
  readonly pricingCommitment: { readonly amountMinor: number };
}

export interface OracleRefundAsk {
  readonly reservation: OracleReservation;
  readonly quantity: number;
  /** Units that open requests already give back; they come before these. */
  readonly pendingQuantity?: number;
  /** `YYYY-MM-DD`, UTC. */
  readonly on: string;
  readonly policy: OraclePolicy;
  /** Whether the reservation is known never to have been used. */
  readonly neverUsed?: boolean;
}

export interface OracleRefund {
  readonly usedDays: number;
  readonly termDays: number;
  readonly paid: bigint;
  readonly consumed: bigint;
  readonly balance: bigint;
  readonly fee: bigint;
  readonly refund: bigint;
  readonly remaining: bigint;
  /** What takes from the limit, in USD cents. */
  readonly counted: bigint;
}

/** What a return that is not refused comes to. */
export function oracleRefund(ask: OracleRefundAsk): OracleRefund {
  const { reservation, on, policy } = ask;
  const termDays = daysBetween(reservation.benefitStart, reservation.expiryDate);
  const usedDays = on < reservation.benefitStart ? 0 : daysBetween(reservation.benefitStart, on);
  const forgiven = ask.neverUsed === true && usedDays < (policy.unusedFullRefund?.firstDays ?? 0);
  const ratePercent = forgiven ? 0 : lastTier(policy, usedDays);
  const inCurrency = (totalMinor: number) => {
    const worth = worthOf(ask, BigInt(totalMinor));
    const consumed = forgiven ? 0n : worth.consumed;
    const balance = worth.paid - consumed;
    const fee = round(times(times(fraction(balance), decimal(ratePercent)), { over: 1n, under: 100n }));
    return {
      paid: worth.paid,
      consumed,
      balance,
      fee,
      refund: balance - fee,
      remaining: worth.share - consumed,
    };
  };
  const usd = inCurrency(reservation.pricingCommitment.amountMinor);
  return {
    usedDays,
    termDays,
    ...inCurrency(reservation.commitment.amountMinor),
    counted: policy.limit.counts === 'refund' ? usd.refund : usd.remaining,
  };
}

/** What of the limit is free on a day, in USD cents. */
export function oracleFree(
  { limit }: OraclePolicy,
  refunds: readonly { readonly at: string; readonly countedUsdMinor: number }[],
  on: string,
): bigint {
  let free = BigInt(limit.usdMinor);
  for (const { at, countedUsdMinor } of refunds) {
    if (daysBetween(at.slice(0, 10), on) < limit.windowDays) free -= BigInt(countedUsdMinor);
  }
  return free > 0n ? free : 0n;
}

export type OracleReturn = Pick<OracleRefundAsk, 'reservation' | 'quantity' | 'pendingQuantity'>;

export interface OraclePurchase {
  readonly unitMinor: number;
  readonly term: string;
  readonly billingPlan: string;
  readonly quantity: number;
}

export interface OracleExchange {
  readonly credits: readonly bigint[];
  readonly remaining: readonly bigint[];
  readonly credit: bigint;
  readonly needed: bigint;
  readonly commitments: readonly bigint[];
  readonly purchased: bigint;
  readonly netPayable: bigint;
  readonly firstPayments: readonly bigint[];
  readonly expiryDates: readonly string[];
  /** Where the commitment is not reached: the purchase that reaches it with the least beyond, and its quantity. */
  readonly passing?: { readonly purchaseIndex: number; readonly quantity: bigint } | undefined;
}

/** An exchange of one currency and one exchange group of which nothing is refused, save for the commitment. */
export function oracleExchange(
  returns: readonly OracleReturn[],
  purchases: readonly OraclePurchase[],
  on: string,
): OracleExchange {
  const worths = returns.map((given) =>
    worthOf({ ...given, on }, BigInt(given.reservation.commitment.amountMinor)),
  );
  const credits = worths.map(({ paid, consumed }) => paid - consumed);
  const remaining = worths.map(({ share, consumed }) => share - consumed);
  const commitments = purchases.map(({ unitMinor, quantity }) => BigInt(unitMinor) * BigInt(quantity));
  const [credit, needed, purchased] = [sum(credits), sum(remaining), sum(commitments)];
  return {
    credits,
    remaining,
    credit,
    needed,
    commitments,
    purchased,
    netPayable: purchased - credit,
    firstPayments: purchases.map(({ term, billingPlan }, at) =>
      billingPlan === 'Monthly' ? paymentsOf(commitments[at]!, monthsIn(term))[0]! : commitments[at]!,
    ),
    expiryDates: purchases.map(({ term }) => monthsLater(on, monthsIn(term))),
    passing: purchased < needed ? nearest(purchases, needed - purchased) : undefined,
  };
}

function nearest(purchases: readonly OraclePurchase[], missing: bigint): OracleExchange['passing'] {
  let best: { purchaseIndex: number; quantity: bigint; beyond: bigint } | undefined;
  for (const [purchaseIndex, { unitMinor, quantity }] of purchases.entries()) {
    const unit = BigInt(unitMinor);
    if (unit === 0n) continue;
    const more = missing % unit === 0n ? missing / unit : missing / unit + 1n;
    const beyond = more * unit - missing;
    if (best === undefined || beyond < best.beyond) {
      best = { purchaseIndex, quantity: BigInt(quantity) + more, beyond };
    }
  }
  return best && { purchaseIndex: best.purchaseIndex, quantity: best.quantity };
}

/** What the units carry of the commitment, have had paid, and have used up on a day. */
function worthOf(
  { reservation, quantity, pendingQuantity = 0, on }: Omit<OracleRefundAsk, 'policy'>,
  total: bigint,
) {
  const ofUnits = (amount: bigint) => {
    const upTo = (units: number) =>
      round(times(fraction(amount), { over: BigInt(units), under: BigInt(reservation.quantity) }));
    return upTo(pendingQuantity + quantity) - upTo(pendingQuantity);
  };
  const { benefitStart, expiryDate } = reservation;
  const share = ofUnits(total);
  if (reservation.billingPlan === 'Upfront') {
    return {
      share,
      paid: share,
      consumed: on < benefitStart ? 0n : round(partOf(share, benefitStart, on, expiryDate)),
    };
  }
  const months = monthsIn(reservation.term);
  const monthStarts = monthStartsOf(benefitStart, months);
  const due = monthStarts.slice(0, months).filter((date) => date <= on).length;
  if (due === 0) return { share, paid: 0n, consumed: 0n };
  const payments = paymentsOf(total, months);
  const paid = ofUnits(sum(payments.slice(0, due)));
  const before = ofUnits(sum(payments.slice(0, due - 1)));
  const current = partOf(paid - before, monthStarts[due - 1]!, on, monthStarts[due]!);
  return { share, paid, consumed: before + round(current) };
}

/** Equal payments; what does not divide goes to the first ones, a minor unit each. */
function paymentsOf(total: bigint, months: number): bigint[] {
  const payments: bigint[] = [];
  for (let left = total, still = BigInt(months); still > 0n; still -= 1n) {
    const payment = left % still === 0n ? left / still : left / still + 1n;
    payments.push(payment);
    left -= payment;
  }
  return payments;
}

function monthsIn(term: string): number {
  return Number(term.slice(1, -1)) * 12;
}

function lastTier({ feeTiers }: OraclePolicy, usedDays: number): number {
  const reached = feeTiers.filter(({ fromDay }) => fromDay <= usedDays);
  return reached.reduce((last, tier) => (tier.fromDay >= last.fromDay ? tier : last)).ratePercent;
}

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function fraction(whole: bigint): Fraction {
  return { over: whole, under: 1n };
}

function decimal(value: number): Fraction {
  const [whole = '0', digits = ''] = String(value).split('.');
  return { over: BigInt(whole + digits), under: 10n ** BigInt(digits.length) };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** To the nearest whole, a half upwards: nothing here is negative. */
function round({ over, under }: Fraction): bigint {
  const rest = over % under;
  return over / under + (rest * 2n >= under ? 1n : 0n);
}

function sum(amounts: readonly bigint[]): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/** The part of an amount that the days from `start` to `on` make of those to `end`. */
function partOf(amount: bigint, start: string, on: string, end: string): Fraction {
  return times(fraction(amount), {
    over: BigInt(daysBetween(start, on)),
    under: BigInt(daysBetween(start, end)),
  });
}
