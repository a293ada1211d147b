import { z } from 'zod';
import {
  BILLING_PLANS,
  type BillingPlan,
  type IsoDate,
  type ListedReservation,
  TERMS,
  type Term,
  type Utilization,
} from '../../model.js';
import { dayAt, isoDate } from '../../quotes/days.js';
import { averageOf } from '../../usage/averageOf.js';
import { orAbsent } from '../azure/orAbsent.js';
import { lastPartOf, partAfter } from '../azure/resourceIds.js';
import { resourceTypeOf } from '../azure/resourceTypes.js';
import { appliedScopeOf, wireScope } from './wireScope.js';
import { stateOf } from './wireStates.js';

/** What an order tells of all its reservations, and lists of reservations may leave out. */
export interface OrderTerms {
  readonly term?: Term | undefined;
  readonly billingPlan?: BillingPlan | undefined;
  readonly benefitStart?: IsoDate | undefined;
  readonly expiryDate?: IsoDate | undefined;
}

/** A reservation as the service gave it; without what is missing in it, it is no ListedReservation yet. */
export interface ReadReservation extends Omit<ListedReservation, keyof OrderTerms>, OrderTerms {
  /** The day it was bought, which the benefit starts on unless something else is said. */
  readonly purchased?: IsoDate | undefined;
  /** Whether it has no units any more: it was split, or merged into others, which have them. */
  readonly isReplaced: boolean;
}

/** Where no region is given, a reservation is for all of them. */
const ALL_REGIONS = 'global';

const date = z.date().transform((instant) => isoDate(dayAt(instant)));

const aggregate = z.object({
  grain: z.number(),
  grainUnit: z.string().regex(/^days?$/i),
  value: z.number(),
});

/** What is used of Microsoft.Capacity's `ReservationResponse` (2022-11-01), as its SDK gives it. */
const wireReservation = z.object({
  id: z.string().refine((id) => partAfter(id, 'reservationOrders') && partAfter(id, 'reservations')),
  location: orAbsent(z.string()),
  sku: z.object({ name: z.string().min(1) }),
  properties: wireScope.extend({
    displayName: orAbsent(z.string()),
    reservedResourceType: z.string().min(1),
    quantity: z.int().min(0),
    provisioningState: orAbsent(z.string()),
    displayProvisioningState: orAbsent(z.string()),
    term: orAbsent(z.enum(TERMS)),
    billingPlan: orAbsent(z.enum(BILLING_PLANS)),
    benefitStartTime: orAbsent(date),
    purchaseDateTime: orAbsent(date),
    purchaseDate: orAbsent(date),
    expiryDate: orAbsent(date),
    expiryDateTime: orAbsent(date),
    renew: orAbsent(z.boolean()),
    instanceFlexibility: orAbsent(z.string()),
    utilization: orAbsent(z.object({ aggregates: orAbsent(z.array(z.unknown())) })),
  }),
});

type WireProperties = z.infer<typeof wireReservation>['properties'];

/** Which fields of a reservation could not be read. */
export interface UnreadableReservation {
  readonly unreadable: readonly string[];
}

/** A reservation of a customer's tenant. */
export function readReservation(
  response: unknown,
  customerId: string,
): ReadReservation | UnreadableReservation {
  const { data, error } = wireReservation.safeParse(response);
  if (!data) return { unreadable: error.issues.map(({ path }) => path.join('.')) };
  const { id: resourceId, location, sku, properties } = data;
  const state = stateOf(properties.provisioningState, properties.displayProvisioningState);
  if (state === undefined) return { unreadable: ['properties.provisioningState'] };
  const isReplaced = state === 'Replaced';
  return {
    id: lastPartOf(resourceId),
    orderId: partAfter(resourceId, 'reservationOrders') ?? '',
    customerId,
    displayName: properties.displayName || sku.name,
    sku: sku.name,
    resourceType: resourceTypeOf(properties.reservedResourceType, sku.name),
    region: location || ALL_REGIONS,
    quantity: properties.quantity,
    state: isReplaced ? 'Cancelled' : state,
    appliedScope: appliedScopeOf(properties),
    renew: properties.renew ?? false,
    ...flexibilityOf(properties),
    utilization: utilizationOf(properties),
    ...termsOf(properties),
    isReplaced,
  };
}

/** The whole of it with what its order says; undefined when something is missing even so. */
export function completed(
  { isReplaced: _isReplaced, purchased, ...read }: ReadReservation,
  order: OrderTerms = {},
): ListedReservation | undefined {
  const { term = order.term, billingPlan = order.billingPlan, expiryDate = order.expiryDate } = read;
  const benefitStart = read.benefitStart ?? order.benefitStart ?? purchased;
  if (!term || !billingPlan || !benefitStart || !expiryDate) return undefined;
  return { ...read, term, billingPlan, benefitStart, expiryDate };
}

function termsOf({ term, billingPlan, ...dates }: WireProperties) {
  const expiryDate = dates.expiryDate ?? dates.expiryDateTime;
  const purchased = dates.purchaseDateTime ?? dates.purchaseDate;
  return {
    ...(term && { term }),
    ...(billingPlan && { billingPlan }),
    ...(dates.benefitStartTime && { benefitStart: dates.benefitStartTime }),
    ...(expiryDate && { expiryDate }),
    ...(purchased && { purchased }),
  };
}

/** Where there is no such choice, the service says something else than on and off, or nothing. */
function flexibilityOf({ instanceFlexibility }: WireProperties) {
  if (instanceFlexibility !== 'On' && instanceFlexibility !== 'Off') return {};
  return { instanceFlexibility: instanceFlexibility === 'On' };
}

function utilizationOf({ utilization }: WireProperties): Utilization {
  const byDays = new Map(
    (utilization?.aggregates ?? []).flatMap((one) => {
      const { data } = aggregate.safeParse(one);
      return data ? [[data.grain, averageOf([Math.min(100, Math.max(0, data.value))])] as const] : [];
    }),
  );
  const [last1Day, last7Days, last30Days] = [byDays.get(1), byDays.get(7), byDays.get(30)];
  return {
    ...(last1Day !== undefined && { last1Day }),
    ...(last7Days !== undefined && { last7Days }),
    ...(last30Days !== undefined && { last30Days }),
  };
}
