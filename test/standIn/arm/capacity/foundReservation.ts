import { currentReservations, dateOf } from '../../../../services/local/currentReservation.js';
import type { IsoDate, IsoInstant, Reservation } from '../../../../services/model.js';
import type { StandInRequest } from '../../standInRoute.js';
import { refuse } from '../../standInService.js';
import type { StandInCustomer, StandInReservation } from '../../world/standInCustomer.js';
import type { StandInWorld } from '../../world/standInWorld.js';

/** A reservation of the tenant that asks. */
export interface FoundReservation {
  readonly customer: StandInCustomer;
  /** To be changed in place. */
  readonly stored: StandInReservation;
  /** As it stands today. */
  readonly present: Reservation;
}

export function today(world: StandInWorld): IsoDate {
  return dateOf(world.now());
}

/** With its state, scope and use as of today. */
export function presentReservation(
  world: StandInWorld,
  customer: StandInCustomer,
  stored: StandInReservation,
): FoundReservation {
  const use = customer.usageOf(stored.id);
  const [found] = presentReservations(world, customer, [stored], use ? [use] : []);
  return found ?? refuseUnknown();
}

function presentReservations(
  world: StandInWorld,
  customer: StandInCustomer,
  reservations: readonly StandInReservation[],
  usage: StandInCustomer['usage'],
): FoundReservation[] {
  const { profile } = customer;
  const document = { version: 1, profile, reservations, usage, refundPool: [], requests: [] } as const;
  const presents = currentReservations(document, today(world));
  return reservations.flatMap((stored, index) => {
    const present = presents[index];
    return present ? [{ customer, stored, present }] : [];
  });
}

/** All of the tenant's reservations. */
export function reservationsIn(world: StandInWorld, tenantId: string): FoundReservation[] {
  const customer = world.customer(tenantId);
  return customer ? presentReservations(world, customer, customer.reservations, customer.usage) : [];
}

/** Those of one order, one at least. @throws RefusedByService `ReservationOrderNotFound` */
export function orderIn(world: StandInWorld, tenantId: string, orderId: string): FoundReservation[] {
  const customer = world.customer(tenantId);
  const found = customer?.reservationsOf(orderId) ?? [];
  if (!customer || found.length === 0) {
    refuse(404, 'ReservationOrderNotFound', `There is no reservation order ${orderId}.`);
  }
  return found.map((stored) => presentReservation(world, customer, stored));
}

/** The one that a path names. @throws RefusedByService `ReservationOrderNotFound`, `ReservationIdNotInReservationOrder` */
export function reservationIn(
  world: StandInWorld,
  { tenantId, params }: Pick<StandInRequest, 'tenantId' | 'params'>,
): FoundReservation {
  const found = orderIn(world, tenantId, params.orderId ?? '');
  const one = found.find(({ stored }) => stored.id === params.reservationId);
  return one ?? refuseUnknown();
}

/** Changes a reservation and keeps what it was among its revisions. */
export function changeReservation(
  stored: StandInReservation,
  at: IsoInstant,
  change: Partial<StandInReservation>,
): void {
  const { revision, revisions, ...before } = stored;
  revisions.push({ ...before, at });
  Object.assign(stored, change, { revision: revision + 1 });
}

function refuseUnknown(): never {
  return refuse(404, 'ReservationIdNotInReservationOrder', 'The order has no reservation of this ID.');
}
