import type { OrderedUnits } from './serviceQuotes.js';

/** Units of a reservation as Microsoft.Capacity is asked to take them back. */
export function unitsToReturn({ orderId, reservationId, quantity }: OrderedUnits) {
  return { reservationId: `${orderResourceId(orderId)}/reservations/${reservationId}`, quantity };
}

export function orderResourceId(orderId: string): string {
  return `/providers/Microsoft.Capacity/reservationOrders/${orderId}`;
}
