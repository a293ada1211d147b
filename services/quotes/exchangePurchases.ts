import { proportionOf } from '../money.js';
import type { Offer } from '../products.js';
import { quantityReaching } from './commitmentRule.js';
import { paidByPayments } from './consumption.js';
import { addMonths, isoDate, type UtcDay } from './days.js';
import { type ExchangeKind, kindRefusals } from './exchangeGroups.js';
import type { ExchangeRefusal, PurchaseLine } from './exchangeQuote.js';
import type { RefundPolicy } from './refundPolicy.js';
import { MONTHS_OF_TERM } from './schedule.js';

/** Units of one offer to get. */
export interface ExchangePurchase {
  readonly offer: Offer;
  readonly quantity: number;
}

export function kindOfPurchase({ offer }: ExchangePurchase): ExchangeKind {
  return { resourceType: offer.resourceType, currency: offer.unitCommitment.currency };
}

/**
 * The most units of an offer in an exchange of so many purchases: all of them together stay within the whole numbers
 * that amounts are kept in.
 */
export function largestPurchase({ unitCommitment }: Offer, purchases: number): number {
  const unitMinor = Math.max(1, unitCommitment.amountMinor);
  return Number(BigInt(Number.MAX_SAFE_INTEGER) / (BigInt(unitMinor) * BigInt(purchases)));
}

export function isPurchasable(quantity: number, largest: number): boolean {
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= largest;
}

/** The purchase with what it commits to, which is nothing where the quantity is none to buy. */
export function purchaseLine(purchase: ExchangePurchase, largest: number, today: UtcDay): PurchaseLine {
  const { offer, quantity } = purchase;
  const { sku, region, term, billingPlan, resourceType, unitCommitment } = offer;
  const { amountMinor: unitMinor, currency } = unitCommitment;
  const commitmentMinor = isPurchasable(quantity, largest) ? proportionOf(unitMinor, quantity, 1) : 0;
  const months = MONTHS_OF_TERM[term];
  const payments = billingPlan === 'Monthly' ? months : 1;
  return {
    sku,
    region,
    term,
    billingPlan,
    resourceType,
    quantity: Number.isFinite(quantity) ? quantity : 0,
    unitCommitment,
    commitment: { amountMinor: commitmentMinor, currency },
    payments,
    firstPayment: { amountMinor: paidByPayments(commitmentMinor, 1, payments), currency },
    expiryDate: isoDate(addMonths(today, months)),
  };
}

/**
 * Why the purchase cannot be part of the exchange; empty when it can, whatever it commits to.
 * @param missingMinor commitment that the other purchases leave to reach
 */
export function purchaseRefusals(
  purchase: ExchangePurchase,
  first: ExchangeKind,
  policy: RefundPolicy,
  largest: number,
  missingMinor: number,
): readonly ExchangeRefusal[] {
  const ofKind = kindRefusals(policy, kindOfPurchase(purchase), first);
  if (ofKind.length > 0 || isPurchasable(purchase.quantity, largest)) return ofKind;
  const passing = quantityReaching(missingMinor, purchase.offer.unitCommitment.amountMinor);
  return [
    {
      code: 'InvalidQuantity',
      figures: purchase.quantity > largest ? { min: 1, max: largest } : { min: 1 },
      ...(passing !== undefined && passing <= largest && { passingQuantity: passing }),
    },
  ];
}
