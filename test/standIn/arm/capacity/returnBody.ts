import { z } from 'zod';
import { refuse } from '../../standInService.js';
import { parsedReservationPath } from '../resourceIds.js';
import type { FoundReservation } from './foundReservation.js';

/** Units of a reservation to give back, as requests name them. */
export const reservationToReturn = z.object({ reservationId: z.string(), quantity: z.number() });
export type ReservationToReturn = z.infer<typeof reservationToReturn>;

/** The reservation among those of its order. @throws RefusedByService with the API's code where the path names none of them */
export function reservationOf(
  order: readonly FoundReservation[],
  { reservationId }: ReservationToReturn,
): FoundReservation {
  const path = parsedReservationPath(reservationId);
  if (!path) refuse(400, 'InvalidReservationId', 'The ID of the reservation cannot be read.');
  const found = order.find(({ present }) => present.orderId === path.orderId && present.id === path.id);
  if (found) return found;
  refuse(400, 'ReservationIdNotInReservationOrder', 'The order has no reservation of this ID.');
}
