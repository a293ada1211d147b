import type { PortfolioLimit, PortfolioRequest, PortfolioReservation } from '../portfolio.js';
import { isoDate } from '../quotes/days.js';
import { PRICING_CURRENCY } from '../quotes/refundPool.js';
import type { RequestRow, ReservationRow } from './customerPart.js';
import type { LimitRow } from './limitShelf.js';

/** A row as the portfolio tells it. */
export function reservationLine(row: ReservationRow): PortfolioReservation {
  const { customer, id, displayName, sku, resourceType, region, quantity, expiryDay, renew } = row;
  return {
    customerId: customer.id,
    customerName: customer.name,
    reservation: {
      id,
      displayName,
      sku,
      resourceType,
      region,
      quantity,
      expiryDate: isoDate(expiryDay),
      renew,
    },
    ...(row.usedPercent !== undefined && { usedPercent: row.usedPercent }),
  };
}

/** The same of a limit. */
export function limitLine({ customer, limitUsdMinor, freeUsdMinor }: LimitRow): PortfolioLimit {
  const usd = (amountMinor: number) => ({ amountMinor, currency: PRICING_CURRENCY });
  return {
    customerId: customer.id,
    customerName: customer.name,
    limit: usd(limitUsdMinor),
    used: usd(limitUsdMinor - freeUsdMinor),
    free: usd(freeUsdMinor),
  };
}

/** The same of a request. */
export function requestLine({ customer, reservationId, ...request }: RequestRow): PortfolioRequest {
  return {
    customerId: customer.id,
    customerName: customer.name,
    request: { ...request, ...(reservationId !== undefined && { reservationId }) },
  };
}
