import { RefusedError } from '../errors.js';
import type { Caller, ReservationRef } from '../model.js';
import { type DailyUsage, MAX_USAGE_DAYS, type UsageHistory } from '../usage.js';
import type { CustomerDocuments } from './customerDocuments.js';

/** Recorded use out of the customers' documents. Throws also RefusedError `DocumentCorrupt` and UnreachableError. */
export class LocalUsageHistory implements UsageHistory {
  constructor(private readonly store: CustomerDocuments) {}

  async daily(
    caller: Caller,
    { customerId, reservationId }: ReservationRef,
  ): Promise<DailyUsage | undefined> {
    return this.store.withCustomer(caller, customerId, async ({ data }) => {
      if (!data.reservations.some(({ id }) => id === reservationId)) {
        throw new RefusedError('ReservationNotFound', 'no such reservation of this customer');
      }
      const recorded = data.usage.find((usage) => usage.reservationId === reservationId);
      if (!recorded || recorded.percents.length === 0) return undefined;
      return { lastDay: recorded.lastDay, percents: recorded.percents.slice(0, MAX_USAGE_DAYS) };
    });
  }
}
