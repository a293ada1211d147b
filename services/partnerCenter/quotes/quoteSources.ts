import type { Caller, Reservation, ReservationRef, SupportRequest } from '../../model.js';
import type { ProductCatalog } from '../../ports.js';
import type { KnownLimits } from './knownLimits.js';
import type { OrderedUnits, ServiceQuotes } from './serviceQuotes.js';

/** What quotes are made of. */
export interface QuoteSources {
  /** @throws RefusedError `CustomerNotFound`, `ReservationNotFound`; UnreachableError while its commitment cannot be had */
  readonly reservation: (caller: Caller, ref: ReservationRef) => Promise<Reservation>;
  /**
   * Requests of anybody about the customer's reservations, as the desk filed them.
   * @throws RefusedError `CustomerNotFound`
   */
  readonly requests: (caller: Caller, customerId: string) => Promise<readonly SupportRequest[]>;
  readonly products: Pick<ProductCatalog, 'offer'>;
  readonly service: ServiceQuotes;
  readonly limits: KnownLimits;
}

/** Units of a reservation, as the service is asked about them. */
export function orderedUnits({ orderId, id }: Reservation, quantity: number): OrderedUnits {
  return { orderId, reservationId: id, quantity };
}

/** The same as if there were no request of that number. */
export function withoutRequest(sources: QuoteSources, requestId: string): QuoteSources {
  return {
    ...sources,
    requests: async (caller, customerId) => {
      const requests = await sources.requests(caller, customerId);
      return requests.filter(({ id }) => id !== requestId);
    },
  };
}
