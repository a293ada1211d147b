import assert from 'node:assert/strict';
import { isSafeToRepeat } from '../../../services/remote/isSafeToRepeat.js';

const ARM = 'https://management.azure.com/providers/Microsoft.Capacity';

describe('isSafeToRepeat', () => {
  const cases = [
    ['GET', `${ARM}/reservations`, true],
    ['PUT', 'https://management.azure.com/providers/Microsoft.Support/supportTickets/1', true],
    ['PATCH', `${ARM}/reservationOrders/1/reservations/2`, true],
    ['DELETE', 'https://management.azure.com/providers/Microsoft.Authorization/roleAssignments/1', true],
    ['POST', `${ARM}/reservationOrders/1/calculateRefund?api-version=2022-11-01`, true],
    ['POST', `${ARM}/calculateExchange?api-version=2022-11-01`, true],
    ['POST', `${ARM}/calculatePrice`, true],
    ['POST', `${ARM}/reservationOrders/1/reservations/2/availableScopes`, true],
    ['POST', 'https://graph.microsoft.com/v1.0/directoryObjects/getByIds', true],
    ['POST', 'https://login.microsoftonline.com/1/oauth2/v2.0/token', true],
    ['POST', `${ARM}/reservationOrders/1/return?api-version=2022-11-01`, false],
    ['POST', `${ARM}/exchange?api-version=2022-11-01`, false],
    ['POST', `${ARM}/reservationOrders/1/split`, false],
    ['POST', `${ARM}/reservationOrders/calculateRefund/return`, false],
  ] as const;
  for (const [method, url, isSafe] of cases) {
    it(`should ${isSafe ? 'repeat' : 'not repeat'} ${method} ${new URL(url).pathname}`, () => {
      assert.equal(isSafeToRepeat({ method, url }), isSafe);
    });
  }
});
