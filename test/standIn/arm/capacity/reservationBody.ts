import type { Reservation, ReservationState, Utilization } from '../../../../services/model.js';
import type { Offer } from '../../../../services/products.js';
import { dayOf } from '../../../../services/quotes/days.js';
import { reservationPath } from '../resourceIds.js';
import type { Capacity } from './capacity.js';
import { type FoundReservation, today } from './foundReservation.js';
import { billingScope, renewalBody } from './purchaseBody.js';
import { scopeBody } from './wireScope.js';
import { plusMinor, wireInstant, wirePrice, wireResourceType } from './wireValues.js';

/** Days before its expiry in which a reservation is shown as expiring. */
const EXPIRING_DAYS = 30;

const PROVISIONING_STATES: Readonly<Record<ReservationState, string>> = {
  Succeeded: 'Succeeded',
  Processing: 'Creating',
  Cancelled: 'Cancelled',
  Expired: 'Expired',
};

/** A reservation as `get`, `list` of an order, `update` and the revisions give it. */
export function reservationBody(capacity: Capacity, found: FoundReservation): object {
  const { stored, present } = found;
  return {
    etag: stored.revision,
    id: reservationPath(present),
    name: present.id,
    type: 'Microsoft.Capacity/reservationOrders/reservations',
    location: present.region,
    sku: { name: present.sku },
    properties: reservationProperties(capacity, found),
  };
}

/** As the list of all reservations gives it: named by its order, too. */
export function listedReservation(capacity: Capacity, found: FoundReservation): object {
  const { orderId, id } = found.present;
  return { ...reservationBody(capacity, found), name: `${orderId}/${id}` };
}

/** What `$expand=renewProperties` adds: what the renewal would buy, and its price where it is on offer. */
export function renewProperties({ prices }: Capacity, { present, customer }: FoundReservation): object {
  const { sku, region, term, billingPlan, quantity } = present;
  const key = { sku, region, term, billingPlan };
  const total = (offer: Offer | undefined) =>
    offer && wirePrice(plusMinor(offer.unitCommitment, offer.unitCommitment.amountMinor * (quantity - 1)));
  return {
    purchaseProperties: renewalBody(present, customer),
    billingCurrencyTotal: total(prices.offer(key, customer.profile.billingCurrency)),
    pricingCurrencyTotal: total(prices.offer(key, 'USD')),
  };
}

/** The state as it is displayed, which says more than the provisioning state does. */
export function displayedState({ world }: Capacity, { state, expiryDate }: Reservation): string {
  if (state !== 'Succeeded') return state;
  const daysLeft = dayOf(expiryDate) - dayOf(today(world));
  return daysLeft <= EXPIRING_DAYS ? 'Expiring' : state;
}

function reservationProperties(capacity: Capacity, { customer, stored, present }: FoundReservation): object {
  const changedAt = stored.revisions.at(-1)?.at ?? wireInstant(present.benefitStart);
  return {
    reservedResourceType: wireResourceType(present.resourceType),
    ...(present.instanceFlexibility !== undefined && {
      instanceFlexibility: present.instanceFlexibility ? 'On' : 'Off',
    }),
    displayName: present.displayName,
    ...scopeBody(present.appliedScope, customer.id),
    userFriendlyAppliedScopeType: present.appliedScope.type,
    archived: false,
    quantity: present.quantity,
    provisioningState: PROVISIONING_STATES[present.state],
    displayProvisioningState: displayedState(capacity, present),
    provisioningSubState: null,
    effectiveDateTime: changedAt,
    lastUpdatedDateTime: changedAt,
    benefitStartTime: wireInstant(present.benefitStart),
    expiryDate: present.expiryDate,
    expiryDateTime: wireInstant(present.expiryDate),
    purchaseDate: present.benefitStart,
    purchaseDateTime: wireInstant(present.benefitStart),
    skuDescription: present.sku,
    billingPlan: present.billingPlan,
    billingScopeId: billingScope(customer),
    term: present.term,
    renew: present.renew,
    userFriendlyRenewState: present.renew ? 'On' : 'Off',
    utilization: utilizationBody(present.utilization),
  };
}

function utilizationBody({ last1Day, last7Days, last30Days }: Utilization): object {
  const windows: [grain: number, value: number | undefined][] = [
    [1, last1Day],
    [7, last7Days],
    [30, last30Days],
  ];
  const aggregates = windows.flatMap(([grain, value]) =>
    value === undefined ? [] : [{ grain, grainUnit: 'days', value, valueUnit: 'percentage' }],
  );
  return { trend: trendOf(last1Day, last7Days), aggregates };
}

function trendOf(newest: number | undefined, week: number | undefined): string {
  if (newest === undefined || week === undefined || newest === week) return 'SAME';
  return newest > week ? 'UP' : 'DOWN';
}
