import { z } from 'zod';
import type { ReservationRef } from '../../../services/model.js';

const id = z.string().min(1).max(200);

/** What a client sends of an item that was chosen: ids, which are looked up again. */
export const sharedItem = z.discriminatedUnion('shares', [
  z.object({ shares: z.literal('customer'), customerId: id }),
  z.object({ shares: z.literal('reservation'), customerId: id, reservationId: id }),
]);

type SharedItem = z.infer<typeof sharedItem>;

export function customerItem(customerId: string): SharedItem {
  return { shares: 'customer', customerId };
}

export function reservationItem(ref: ReservationRef): SharedItem {
  return { shares: 'reservation', ...ref };
}
