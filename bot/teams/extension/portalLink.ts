/** Longer links are nobody's. */
const MAX_LENGTH = 4_000;
/** Blades of the portal carry resource IDs that are encoded once or twice. */
const TIMES_ENCODED = 3;
const PORTAL = 'portal.azure.com';

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const RESERVATION = new RegExp(
  `/providers/microsoft\\.capacity/reservationorders/(${GUID})/reservations/(${GUID})(?![0-9a-f-])`,
  'i',
);

/** The ids in a link to a reservation, in lower case. Nobody vouches for them. */
export interface LinkedReservation {
  readonly orderId: string;
  readonly reservationId: string;
}

/**
 * Which reservation a link to the Azure portal leads to: `…/#@tenant/resource/providers/Microsoft.Capacity/…`, or a blade
 * that is given the resource ID. Undefined for every other link.
 */
export function linkedReservation(link: string): LinkedReservation | undefined {
  const url = link.length <= MAX_LENGTH && URL.canParse(link) ? new URL(link) : undefined;
  if (url?.protocol !== 'https:' || !isPortal(url.hostname)) return undefined;
  let text = `${url.pathname}${url.search}${url.hash}`;
  for (let times = 0; times <= TIMES_ENCODED; times += 1) {
    const [, orderId, reservationId] = RESERVATION.exec(text) ?? [];
    if (orderId && reservationId) {
      return { orderId: orderId.toLowerCase(), reservationId: reservationId.toLowerCase() };
    }
    const decoded = decodedOnce(text);
    if (decoded === text) return undefined;
    text = decoded;
  }
  return undefined;
}

function isPortal(host: string): boolean {
  return host === PORTAL || host.endsWith(`.${PORTAL}`);
}

/** The text itself where it is not well encoded. */
function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
