import assert from 'node:assert/strict';
import { linkedReservation } from '../../../../bot/teams/extension/portalLink.js';

const ORDER = '276e7ae4-84d0-4da6-ab4b-d6b94f3557da';
const RESERVATION = 'bcae77cd-3119-4766-919f-b50d36c75c7a';
const RESOURCE = `/providers/Microsoft.Capacity/reservationOrders/${ORDER}/reservations/${RESERVATION}`;
const ENCODED = encodeURIComponent(RESOURCE);
const PORTAL = 'https://portal.azure.com';

describe('a link to a reservation in the portal', () => {
  for (const link of [
    `${PORTAL}/#@contoso.onmicrosoft.com/resource${RESOURCE}/overview`,
    `${PORTAL}/#@/resource${RESOURCE}`,
    `${PORTAL}/?feature.x=true#resource${RESOURCE.toUpperCase()}/`,
    `${PORTAL}/#view/Microsoft_Azure_Reservations/ReservationDetails.ReactView/id/${ENCODED}`,
    `${PORTAL}/#blade/Microsoft_Azure_Reservations/ReservationDetailsBlade/reservationId/${ENCODED}/x/~/y`,
    `${PORTAL}/#view/Some/Blade/id/${encodeURIComponent(ENCODED)}`,
    `https://ms.portal.azure.com/#resource${RESOURCE}`,
  ]) {
    it(`should be read: ${link.slice(0, 80)}`, () => {
      assert.deepEqual(linkedReservation(link), { orderId: ORDER, reservationId: RESERVATION });
    });
  }

  for (const link of [
    '',
    'portal',
    `${PORTAL}/#home`,
    `${PORTAL}/#@/resource/providers/Microsoft.Capacity/reservationOrders/${ORDER}`,
    `${PORTAL}/#@/resource${RESOURCE}0`,
    `${PORTAL}/#@/resource${RESOURCE.replace('Capacity', 'Compute')}`,
    `http://portal.azure.com/#resource${RESOURCE}`,
    `https://portal.azure.com.evil.example/#resource${RESOURCE}`,
    `https://evilportal.azure.com/#resource${RESOURCE}`,
    `https://evil.example/?https://portal.azure.com/#resource${RESOURCE}`,
    `javascript:${PORTAL}/#resource${RESOURCE}`,
    `${PORTAL}/#%E0%A4%A`,
    `${PORTAL}/#${'%25'.repeat(2_000)}${RESOURCE}`,
  ]) {
    it(`should not be seen in ${link.slice(0, 80)}`, () => {
      assert.equal(linkedReservation(link), undefined);
    });
  }
});
