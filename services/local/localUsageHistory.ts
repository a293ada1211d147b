import type { ReservationRef } from '../accessControl.js';
import { RefusedError } from '../errors.js';
import type { Caller } from '../model.js';
import type { DailyUsage, UsageHistory } from '../usage.js';
import type { CustomerDocuments } from './customerDocuments.js';

/** Most days that a history gives. */
const KEPT_DAYS = 30;

/** Recorded use out of the customers' documents. Throws also RefusedError `DocumentCorrupt` and UnreachableError. */
export class LocalUsageHistory implements UsageHistory {
  constructor(private readonly store: CustomerDocuments) {}

  async daily(
    caller: Caller,
    { customerId, reservationId }: ReservationRef,
  ): Promise<DailyUsage | undefined> {
    return this.store.withCustomer(caller, customerId, async ({ data }) => {
      if (!data.reservations.some(({ id }) => id === reservationId)) {
        throw new RefusedError('ReservationNotFound', `no reservation ${reservationId} of this customer`);
      }
      const recorded = data.usage.find((usage) => usage.reservationId === reservationId);
      if (!recorded || recorded.percents.length === 0) return undefined;
      return { lastDay: recorded.lastDay, percents: recorded.percents.slice(0, KEPT_DAYS) };
    });
  }
}
