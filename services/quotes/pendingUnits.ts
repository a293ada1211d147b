import type { SupportRequest } from '../model.js';

/** Units of a reservation that unfinished requests, refunds and exchanges, already give back. */
export function pendingUnits(requests: readonly SupportRequest[], reservationId: string): number {
  return requests
    .filter(isUnfinished)
    .reduce((sum, request) => sum + unitsGivenBack(request, reservationId), 0);
}

/** Whether what a request asks for is still to be done. */
export function isUnfinished({ status }: Pick<SupportRequest, 'status'>): boolean {
  return status === 'Open' || status === 'InProgress';
}

function unitsGivenBack({ refund, exchange }: SupportRequest, reservationId: string): number {
  const exchanged = exchange?.returns.filter((given) => given.reservationId === reservationId) ?? [];
  const refunded = refund?.reservationId === reservationId ? refund.quantity : 0;
  return exchanged.reduce((sum, { quantity }) => sum + quantity, refunded);
}
