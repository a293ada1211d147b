import type { Execution } from '../execution.js';
import type { IdSource } from '../ids.js';
import type { IsoDate, SupportRequest } from '../model.js';
import { type Money, proportionOf } from '../money.js';
import type { PurchaseLine, ReturnAsk } from '../quotes/exchangeQuote.js';
import { PRICING_CURRENCY } from '../quotes/refundPool.js';
import { shareOf } from '../quotes/share.js';
import type { AgreedTerms } from '../requests/agreedTerms.js';
import type { CustomerDocument, StoredReservation } from './deskDocuments.js';
import type { PriceList } from './priceList.js';
import { withRequest } from './requestChanges.js';

/** What carrying a request out needs besides its customer's document. */
export interface CarryingOut {
  readonly prices: PriceList;
  readonly ids: IdSource;
  readonly today: IsoDate;
}

/** The document as it would be without the request: what it asks for is quoted so. */
export function withoutRequest(document: CustomerDocument, request: SupportRequest): CustomerDocument {
  return {
    ...document,
    requests: document.requests.filter(({ id }) => id !== request.id),
    refundPool: document.refundPool.filter(({ requestId }) => requestId !== request.id),
  };
}

/**
 * The document with the units given back, with what was bought for them, and with the request closed. Its refund goes on
 * counting against the limit from when it was requested, by what was paid back in the end.
 */
export function withCarriedOut(
  document: CustomerDocument,
  request: SupportRequest,
  terms: AgreedTerms,
  execution: Execution,
  making: CarryingOut,
): CustomerDocument {
  const { refund, exchange } = terms;
  const returns: readonly ReturnAsk[] = exchange?.returns ?? (refund ? [refund] : []);
  const bought = exchange?.purchases.map((line) => boughtReservation(document, line, making)) ?? [];
  return {
    ...withRequest(document, { ...request, ...terms, status: 'Closed', execution }),
    reservations: [...returns.reduce(withGivenBack, document.reservations), ...bought],
    refundPool: document.refundPool.map((entry) =>
      entry.requestId === request.id && refund
        ? { ...entry, countedUsdMinor: refund.pool.counted.amountMinor }
        : entry,
    ),
  };
}

function withGivenBack(
  reservations: readonly StoredReservation[],
  { reservationId, quantity }: ReturnAsk,
): readonly StoredReservation[] {
  return reservations.map((stored) => (stored.id === reservationId ? lessUnits(stored, quantity) : stored));
}

/** All units cancel the reservation; fewer leave it with the part of its commitments that the others carry. */
function lessUnits(stored: StoredReservation, count: number): StoredReservation {
  if (count >= stored.quantity) return { ...stored, state: 'Cancelled', renew: false };
  const units = { before: 0, count, of: stored.quantity };
  const less = ({ amountMinor, currency }: Money) => ({
    amountMinor: amountMinor - shareOf(amountMinor, units),
    currency,
  });
  return {
    ...stored,
    quantity: stored.quantity - count,
    commitment: less(stored.commitment),
    pricingCommitment: less(stored.pricingCommitment),
  };
}

function boughtReservation(
  { profile }: CustomerDocument,
  line: PurchaseLine,
  { prices, ids, today }: CarryingOut,
): StoredReservation {
  const { sku, resourceType, region, quantity, term, billingPlan, expiryDate, commitment } = line;
  const unitUsdMinor = prices.offer(line, PRICING_CURRENCY)?.unitCommitment.amountMinor ?? 0;
  return {
    id: ids.next(),
    orderId: ids.next(),
    customerId: profile.id,
    displayName: sku,
    sku,
    resourceType,
    region,
    quantity,
    term,
    billingPlan,
    benefitStart: today,
    expiryDate,
    state: 'Succeeded',
    appliedScope: { type: 'Shared' },
    renew: false,
    commitment,
    pricingCommitment: {
      amountMinor: proportionOf(unitUsdMinor, quantity, 1),
      currency: PRICING_CURRENCY,
    },
  };
}
