import type { Customer } from '../../model.js';
import type { CustomerPart, PartCutter } from '../../portfolio/customerPart.js';
import type { RefundPolicy } from '../../quotes/refundPolicy.js';
import { refundPool } from '../../quotes/refundPool.js';
import { averages } from '../currentReservation.js';
import type { CustomerDocument } from '../deskDocuments.js';

/** What the portfolio keeps of a customer's document. */
export function documentPart(
  cutter: PartCutter,
  limit: RefundPolicy['limit'],
  customer: Customer,
  document: CustomerDocument,
): CustomerPart {
  const usage = new Map(document.usage.map((recorded) => [recorded.reservationId, recorded.percents]));
  const reservations = document.reservations.map((stored) => ({
    ...stored,
    utilization: averages(usage.get(stored.id) ?? []),
  }));
  const pool = refundPool(limit, document.refundPool);
  return {
    customer,
    reservations: cutter.reservationRows(customer, reservations),
    requests: cutter.requestRows(customer, document.requests),
    pool: pool.refills.length > 0 ? pool : undefined,
  };
}
