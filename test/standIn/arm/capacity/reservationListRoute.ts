import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import type { StandInReservation } from '../../world/standInCustomer.js';
import { countIn } from '../armRoute.js';
import { odataFilter } from '../odataFilter.js';
import type { Capacity } from './capacity.js';
import { type FoundReservation, presentReservation, reservationsIn } from './foundReservation.js';
import { displayedState, listedReservation } from './reservationBody.js';

/** Reservations a page holds unless `take` says otherwise: few, so that clients must follow the links. */
const PAGE_SIZE = 5;
const LARGEST_PAGE = 100;
/** What a page is not simply the next part of everything with. */
const CHOOSING = ['selectedState', '$filter', '$orderby'];

/** All reservations of the tenant, filtered, ordered and paged by the query. */
export function reservationListRoute(capacity: Capacity): StandInRoute {
  return {
    method: 'GET',
    path: '/providers/Microsoft.Capacity/reservations',
    operation: 'reservations.list',
    answer: (request) => listAll(capacity, request),
  };
}

function listAll(capacity: Capacity, request: StandInRequest): StandInReply {
  const { query, tenantId } = request;
  const isLater = countIn(request, '$skiptoken') !== undefined;
  const pageSize = Math.min(countIn(request, 'take', 1) ?? PAGE_SIZE, LARGEST_PAGE);
  if (isLater && !CHOOSING.some((name) => query.has(name))) return pageOfAll(capacity, request, pageSize);
  const all = reservationsIn(capacity.world, tenantId);
  const state = query.get('selectedState');
  const inState = all.filter(({ present }) => state === null || displayedState(capacity, present) === state);
  const filter = query.get('$filter');
  const order = query.get('$orderby');
  const body = (one: FoundReservation) => listedReservation(capacity, one);
  const wanted = odataFilter(filter, ['eq']);
  const reply =
    filter === null && order === null
      ? armPage(request, inState, { pageSize, body })
      : armPage(request, ordered(inState.map(body).filter(wanted), order), { pageSize });
  return { ...reply, body: { ...Object(reply.body), summary: summaryOf(capacity, all) } };
}

/** A later page of everything: without the summary, so that it takes no longer the more there are. */
function pageOfAll(capacity: Capacity, request: StandInRequest, pageSize: number): StandInReply {
  const customer = capacity.world.customer(request.tenantId);
  const body = (stored: StandInReservation) =>
    customer && listedReservation(capacity, presentReservation(capacity.world, customer, stored));
  return armPage(request, customer?.reservations ?? [], { pageSize, body });
}

/** Counts of the displayed states, whatever the filter. */
function summaryOf(capacity: Capacity, all: readonly FoundReservation[]): object {
  const states = ['succeeded', 'failed', 'expiring', 'expired', 'pending', 'cancelled', 'processing'];
  const displayed = all.map(({ present }) => displayedState(capacity, present).toLowerCase());
  const counts = states.map((state) => [`${state}Count`, displayed.filter((one) => one === state).length]);
  return Object.fromEntries([...counts, ['warningCount', 0], ['noBenefitCount', 0]]);
}

/** By one path such as `properties/displayName desc`. */
function ordered(bodies: readonly object[], orderBy: string | null): readonly object[] {
  if (orderBy === null) return bodies;
  const [path = '', direction = 'asc'] = orderBy.trim().split(/\s+/);
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...bodies].sort((a, b) => sign * compare(textAt(a, path), textAt(b, path)));
}

function textAt(body: object, path: string): string {
  const value = path
    .split('/')
    .reduce<unknown>(
      (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : ''),
      body,
    );
  return String(value ?? '');
}
