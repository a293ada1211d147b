import type { CheckUpAsk } from '../../checkUp.js';
import { DeskError } from '../../errors.js';
import type { ListedReservation } from '../../model.js';
import { remotely } from '../../remote/remotely.js';
import { collected } from '../azure/collected.js';
import { OrderSchedules } from '../reservations/orderSchedules.js';
import { type ReservationEvent, ReservationReader } from '../reservations/reservationReader.js';
import type { CheckedCustomer } from './customerChecks.js';
import { passed, type Result, type Step, type Steps, wrong } from './steps.js';

/** Checks that subscriptions are visible. */
export async function checkSubscriptions(steps: Steps, customer: Step<CheckedCustomer>): Promise<void> {
  await steps.take('subscriptions', [customer], async ({ clients, customerId }) => {
    const { subscriptions } = clients.of(customerId).subscriptions;
    const listed = await remotely('resources', () => collected('resources', subscriptions.list()));
    const count = listed.length;
    return count === 0 ? wrong('NoSubscriptions') : passed(undefined, 'Subscriptions', { count });
  });
}

/** Checks the list of reservations, and one of them with its payments. */
export async function checkReservations(
  steps: Steps,
  customer: Step<CheckedCustomer>,
  { reservation }: CheckUpAsk,
): Promise<Step<ListedReservation>> {
  const all = await steps.take('reservations', [customer], reservationsOf);
  const one = await steps.take('reservation', [customer, all], (by, listed) =>
    oneOf(by, listed, reservation),
  );
  await steps.take('payments', [customer, one], paymentsOf);
  return one;
}

/** Whoever lacks the role is given an empty list, so what the partner bought for the customer is asked then. */
async function reservationsOf(customer: CheckedCustomer): Promise<Result<readonly ListedReservation[]>> {
  const { all, leftOut, fields } = await readable(customer);
  const count = all.length;
  if (count > 0 && leftOut > 0) return passed(all, 'ReservationsSome', { count, leftOut });
  if (count > 0) return passed(all, 'Reservations', { count });
  if (leftOut > 0) return wrong('ReservationsUnreadable', { count: leftOut, fields });
  const bought = await customer.reader.reservedInstances(customer.customerId);
  if (bought.length > 0) return wrong('ReservationsHidden', { orders: bought.length });
  return passed(all, 'NoReservations', {}, 'noReservations');
}

/** The reservations that can be read, and the fields for which the others cannot. */
async function readable({ clients, customerId }: CheckedCustomer) {
  const events: ReservationEvent[] = [];
  const reader = new ReservationReader(clients, (event) => events.push(event));
  const all = await reader.all(customerId).catch((error: unknown) => {
    // A list in which nothing can be read is refused as a whole.
    if (events.length > 0 && error instanceof DeskError) return [];
    throw error;
  });
  return {
    all,
    leftOut: events.reduce((sum, { count }) => sum + count, 0),
    fields: [...new Set(events.flatMap((event) => event.fields))].join(', '),
  };
}

async function oneOf(
  { clients, customerId }: CheckedCustomer,
  listed: readonly ListedReservation[],
  asked: string | undefined,
): Promise<Result<ListedReservation>> {
  const wanted =
    asked === undefined
      ? (listed.find(({ state }) => state === 'Succeeded') ?? listed[0])
      : listed.find(({ id }) => id.toLowerCase() === asked.toLowerCase());
  if (!wanted) return wrong('ReservationUnknown');
  const { id: reservationId, orderId } = wanted;
  const fresh = await new ReservationReader(clients, () => {}).one(customerId, orderId, reservationId);
  return fresh ? passed(wanted, 'Reservation', { reservationId, orderId }) : wrong('ReservationGone');
}

async function paymentsOf(
  { clients, clock, customerId }: CheckedCustomer,
  { orderId }: ListedReservation,
): Promise<Result<undefined>> {
  const { totals } = await new OrderSchedules(clients, clock).of(customerId, orderId);
  return passed(undefined, totals ? 'Payments' : 'PaymentsNotTold');
}
