import type { SupportRequest } from '../model.js';

/** Units of a reservation that unfinished requests, refunds and exchanges, already give back. */
export function pendingUnits(requests: readonly SupportRequest[], reservationId: string): number {
  return requests
    .filter(({ status }) => status === 'Open' || status === 'InProgress')
    .reduce((sum, request) => sum + unitsGivenBack(request, reservationId), 0);
}

function unitsGivenBack({ refund, exchange }: SupportRequest, reservationId: string): number {
  const exchanged = exchange?.returns.filter((given) => given.reservationId === reservationId) ?? [];
  const refunded = refund?.reservationId === reservationId ? refund.quantity : 0;
  return exchanged.reduce((sum, { quantity }) => sum + quantity, refunded);
}
