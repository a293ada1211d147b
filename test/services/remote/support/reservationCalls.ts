import assert from 'node:assert/strict';
import type { AzureReservationAPI } from '@azure/arm-reservations';
import type { DeskError } from '../../../../services/errors.js';
import { remotely } from '../../../../services/remote/remotely.js';
import { PERMIT, type RemoteDesk } from './remoteDesk.js';

export const ORDER = '6f0b3b1e-21a5-4a58-9f0a-0b6f6f1f9d11';
export const RESERVATION = '9a1d7c52-3f4e-4d0b-8b8e-5f3f0f2f7a22';

export const read = (client: AzureReservationAPI) => client.reservation.get(ORDER, RESERVATION);
export const refund = (client: AzureReservationAPI) => client.calculateRefund.post(ORDER, { id: ORDER });
export const give = (client: AzureReservationAPI) => client.return.beginPost(ORDER, {});
export const rename = (client: AzureReservationAPI) =>
  client.reservation.beginUpdate(ORDER, RESERVATION, { name: 'east' });

/** What becomes of a call that has to fail. */
export function faultOf(
  desk: RemoteDesk,
  ask: (client: AzureReservationAPI) => Promise<unknown>,
  credential = PERMIT,
): Promise<DeskError> {
  return remotely('reservations', () => ask(desk.reservations(credential))).then(
    () => assert.fail('no fault'),
    (fault) => fault,
  );
}
