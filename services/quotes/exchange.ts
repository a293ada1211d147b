import type { Money } from '../money.js';
import { commitmentRefusal } from './commitmentRule.js';
import { dayAt, isoDate } from './days.js';
import type { ExchangeKind } from './exchangeGroups.js';
import {
  type ExchangePurchase,
  kindOfPurchase,
  largestPurchase,
  purchaseLine,
  purchaseRefusals,
} from './exchangePurchases.js';
import type { ExchangeQuote, ExchangeRefusal, PurchaseLine, ReturnLine } from './exchangeQuote.js';
import { type ExchangeReturn, kindOfReturn, returnLine, returnRefusals } from './exchangeReturns.js';
import { quoteValidity } from './quoteValidity.js';
import type { RefundPolicy } from './refundPolicy.js';
import { PRICING_CURRENCY } from './refundPool.js';

export type { ExchangePurchase, ExchangeReturn };

/** What an exchange is quoted under. */
export interface ExchangeContext {
  readonly policy: RefundPolicy;
  readonly at: Date;
  readonly customerId: string;
}

/**
 * Quotes giving the returns back for the purchases by the rules of domain.md ("Exchanges"): no fee, nothing taken from
 * the limit. A refusal is part of the quote, never an error.
 */
export function quoteExchange(
  returns: readonly ExchangeReturn[],
  purchases: readonly ExchangePurchase[],
  context: ExchangeContext,
): ExchangeQuote {
  const first = kindOf(returns, purchases);
  const given = quotedReturns(returns, first, context);
  const neededCommitment = sumOf(given.lines, first.currency, (line) => line.remainingCommitment);
  const got = quotedPurchases(purchases, first, neededCommitment, context);
  const credit = sumOf(given.lines, first.currency, (line) => line.credit);
  return {
    customerId: context.customerId,
    ...quoteValidity(context.policy, context.at),
    returns: given.lines,
    purchases: got.lines,
    startDate: isoDate(dayAt(context.at)),
    credit,
    purchaseTotal: got.total,
    netPayable: { ...credit, amountMinor: got.total.amountMinor - credit.amountMinor },
    firstPayments: sumOf(got.lines, first.currency, (line) => line.firstPayment),
    neededCommitment,
    refusals: [...given.refusals, ...got.refusals],
  };
}

/** Without a return and a purchase the type is compared to nothing. */
function kindOf(returns: readonly ExchangeReturn[], purchases: readonly ExchangePurchase[]): ExchangeKind {
  const [kind] = [...returns.map(kindOfReturn), ...purchases.map(kindOfPurchase)];
  return kind ?? { resourceType: '', currency: PRICING_CURRENCY };
}

interface QuotedReturns {
  readonly lines: readonly ReturnLine[];
  readonly refusals: readonly ExchangeRefusal[];
}

function quotedReturns(
  returns: readonly ExchangeReturn[],
  first: ExchangeKind,
  { policy, at }: ExchangeContext,
): QuotedReturns {
  const refusals = returns.map((given, index) =>
    returnRefusals(given, returns.slice(0, index), first, policy, at),
  );
  return {
    lines: returns.map((given, index) => returnLine(given, refusals[index]?.length !== 0, at)),
    refusals:
      returns.length === 0
        ? [{ code: 'NothingReturned', figures: {} }]
        : refusals.flatMap((ofReturn, returnIndex) =>
            ofReturn.map((refusal) => ({ ...refusal, returnIndex })),
          ),
  };
}

interface QuotedPurchases {
  readonly lines: readonly PurchaseLine[];
  readonly total: Money;
  readonly refusals: readonly ExchangeRefusal[];
}

function quotedPurchases(
  purchases: readonly ExchangePurchase[],
  first: ExchangeKind,
  needed: Money,
  { policy, at }: ExchangeContext,
): QuotedPurchases {
  const largest = purchases.map(({ offer }) => largestPurchase(offer, purchases.length));
  const today = dayAt(at);
  const lines = purchases.map((purchase, index) => purchaseLine(purchase, largest[index] ?? 0, today));
  const total = sumOf(lines, first.currency, (line) => line.commitment);
  if (purchases.length === 0) {
    return { lines, total, refusals: [{ code: 'NothingBought', figures: {} }] };
  }
  const missingMinor = needed.amountMinor - total.amountMinor;
  const refusals = purchases.flatMap((purchase, purchaseIndex) =>
    purchaseRefusals(purchase, first, policy, largest[purchaseIndex] ?? 0, missingMinor).map((refusal) => ({
      ...refusal,
      purchaseIndex,
    })),
  );
  // What cannot be bought as it stands makes the sum meaningless: the rule is judged when all of it can.
  const tooSmall = refusals.length === 0 ? commitmentRefusal(lines, largest, total, needed) : undefined;
  return { lines, total, refusals: tooSmall === undefined ? refusals : [tooSmall] };
}

/** The sum over the lines in the currency; the others are refused. */
function sumOf<Line>(lines: readonly Line[], currency: string, amountOf: (line: Line) => Money): Money {
  const amountMinor = lines
    .map(amountOf)
    .filter((amount) => amount.currency === currency)
    .reduce((sum, amount) => sum + amount.amountMinor, 0);
  return { amountMinor, currency };
}
