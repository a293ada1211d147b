import { DeskError } from '../../errors.js';
import type { ListedReservation } from '../../model.js';
import type { QuoteService } from '../../ports.js';
import type { KnownLimits } from './knownLimits.js';
import type { ServiceQuotes } from './serviceQuotes.js';

export interface LimitSources {
  readonly quotes: Pick<QuoteService, 'canRefund'>;
  readonly service: Pick<ServiceQuotes, 'refund'>;
  readonly limits: KnownLimits;
}

/**
 * Finds out a customer's refund limit, where that is not known: the service tells it with a quote, so one unit of any
 * reservation is quoted. A customer who has nothing to refund, or whose quote cannot be had, goes without.
 */
export async function readLimit(
  customerId: string,
  reservations: readonly ListedReservation[],
  { quotes, service, limits }: LimitSources,
): Promise<void> {
  const first = reservations.find((reservation) => quotes.canRefund(reservation));
  if (!first || limits.of(customerId)) return;
  try {
    const told = await service.refund(customerId, {
      orderId: first.orderId,
      reservationId: first.id,
      quantity: 1,
    });
    if ('limit' in told && told.limit) limits.note(customerId, told.limit);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
}
