import type { IsoDate } from '../../../../services/model.js';
import type { Money } from '../../../../services/money.js';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok } from '../../standInService.js';
import { orderPath, reservationPath } from '../resourceIds.js';
import type { Capacity } from './capacity.js';
import { type FoundReservation, orderIn, reservationsIn, today } from './foundReservation.js';
import { type Payment, paymentSchedule } from './paymentSchedule.js';
import { wireInstant, wirePrice } from './wireValues.js';

/** Reservation orders: what was bought at once, and its payments. */
export function orderRoutes(capacity: Capacity): StandInRoute[] {
  return [
    {
      method: 'GET',
      path: '/providers/Microsoft.Capacity/reservationOrders',
      operation: 'reservations.listOrders',
      answer: (request) => list(capacity, request),
    },
    {
      method: 'GET',
      path: '/providers/Microsoft.Capacity/reservationOrders/:orderId',
      operation: 'reservations.getOrder',
      answer: (request) => get(capacity, request),
    },
  ];
}

/** An order with the IDs of its reservations; its payments only where they are asked for. */
export function orderBody(
  capacity: Capacity,
  reservations: readonly FoundReservation[],
  withSchedule: boolean,
): object {
  const [first] = reservations;
  if (!first) return {};
  const { orderId, displayName, benefitStart, expiryDate, term, billingPlan, state } = first.present;
  const bought = reservations.map(({ stored }) => stored.revisions[0]?.quantity ?? stored.quantity);
  return {
    etag: Math.max(...reservations.map(({ stored }) => stored.revision)),
    id: orderPath(orderId),
    name: orderId,
    type: 'Microsoft.Capacity/reservationOrders',
    properties: {
      displayName,
      requestDateTime: wireInstant(benefitStart),
      createdDateTime: wireInstant(benefitStart),
      benefitStartTime: wireInstant(benefitStart),
      expiryDate,
      expiryDateTime: wireInstant(expiryDate),
      term,
      billingPlan,
      provisioningState: state === 'Processing' ? 'Creating' : state,
      originalQuantity: bought.reduce((sum, quantity) => sum + quantity, 0),
      reservations: reservations.map(({ present }) => ({ id: reservationPath(present) })),
      ...(withSchedule && { planInformation: planInformation(capacity, reservations) }),
    },
  };
}

function list(capacity: Capacity, request: StandInRequest): StandInReply {
  const { world } = capacity;
  const orderIds = new Set(reservationsIn(world, request.tenantId).map(({ present }) => present.orderId));
  const orders = [...orderIds].map((id) => orderIn(world, request.tenantId, id));
  return armPage(
    request,
    orders.map((reservations) => orderBody(capacity, reservations, false)),
  );
}

function get(capacity: Capacity, { tenantId, params, query }: StandInRequest): StandInReply {
  const reservations = orderIn(capacity.world, tenantId, params.orderId ?? '');
  return ok(orderBody(capacity, reservations, query.get('$expand')?.toLowerCase() === 'schedule'));
}

/** The payments for all that was bought: what is given back is paid back, and stays among them. */
function planInformation(capacity: Capacity, reservations: readonly FoundReservation[]): object {
  const [first = [], ...others] = reservations.map(({ present, stored }) => {
    const { commitment, pricingCommitment } = stored.revisions[0] ?? stored;
    return paymentSchedule({ ...present, commitment, pricingCommitment });
  });
  const payments = first.map((payment, index) =>
    others.reduce((sum, schedule) => sumOf(sum, schedule[index]), payment),
  );
  const now = today(capacity.world);
  const next = payments.find(({ dueDate }) => dueDate > now);
  const total = payments.map(({ pricing }) => pricing).reduce(added);
  return {
    pricingCurrencyTotal: wirePrice(total),
    startDate: payments[0]?.dueDate,
    nextPaymentDueDate: next?.dueDate ?? null,
    transactions: payments.map((payment) => transactionBody(capacity, payment, now)),
  };
}

function transactionBody({ figures }: Capacity, payment: Payment, now: IsoDate): object {
  const { dueDate, billing, pricing } = payment;
  const isPaid = dueDate <= now;
  return {
    dueDate,
    paymentDate: isPaid ? dueDate : null,
    pricingCurrencyTotal: wirePrice(pricing),
    billingCurrencyTotal: isPaid || !figures.hidesScheduledBilling ? wirePrice(billing) : null,
    billingAccount: null,
    status: isPaid ? 'Succeeded' : 'Scheduled',
  };
}

function sumOf(sum: Payment, more: Payment | undefined): Payment {
  if (!more) return sum;
  const { dueDate } = sum;
  return { dueDate, billing: added(sum.billing, more.billing), pricing: added(sum.pricing, more.pricing) };
}

function added(one: Money, other: Money): Money {
  return { amountMinor: one.amountMinor + other.amountMinor, currency: one.currency };
}
