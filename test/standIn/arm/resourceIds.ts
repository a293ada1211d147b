/** The part of an Azure resource ID after a named segment, whose name has no case; undefined where there is none. */
export function segmentAfter(id: string, name: string): string | undefined {
  const segments = id.split('/');
  const at = segments.findIndex((segment) => segment.toLowerCase() === name.toLowerCase());
  return at < 0 ? undefined : segments[at + 1];
}

/** As the service writes it: with the provider's name in lower case. */
export function orderPath(orderId: string): string {
  return `/providers/microsoft.capacity/reservationOrders/${orderId}`;
}

/** As the service writes it: with the provider's name in lower case. */
export function reservationPath({ orderId, id }: { orderId: string; id: string }): string {
  return `${orderPath(orderId)}/reservations/${id}`;
}

/** What a reservation's resource ID names; undefined for what is no such ID. */
export function parsedReservationPath(path: string): { orderId: string; id: string } | undefined {
  const orderId = segmentAfter(path, 'reservationOrders');
  const id = segmentAfter(path, 'reservations');
  const isWhole = /^\/providers\/microsoft\.capacity\/reservationorders\/[^/]+\/reservations\/[^/]+$/i.test(
    path,
  );
  return isWhole && orderId !== undefined && id !== undefined ? { orderId, id } : undefined;
}
