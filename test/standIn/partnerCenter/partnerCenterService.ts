import type { StandInRequest, StandInRoute } from '../standInRoute.js';
import { headerOf, ok, refuse, type StandInService } from '../standInService.js';
import type { StandInCustomer, StandInReservation } from '../world/standInCustomer.js';
import type { StandInWorld } from '../world/standInWorld.js';
import {
  billingProfile,
  customerItem,
  entitlement,
  linkTo,
  reservedInstanceDetails,
  wholeCustomer,
} from './customerBodies.js';
import { customerFilter } from './customerFilter.js';
import { seekPage } from './customerPages.js';

/** Partner Center's REST API, as far as the desk calls it; each partner sees its own customers. */
export function partnerCenterService(world: StandInWorld): StandInService {
  return {
    prefix: '/pc',
    audience: 'partnerCenter',
    acceptsTenant: (tenantId) => world.partner(tenantId) !== undefined,
    routes: routes(world),
    errorBody: ({ status, code, message }) => ({
      code: code ?? CODES[status] ?? 2000,
      description: message ?? 'Partner Center did not take the request.',
      data: [],
      source: 'PartnerFD',
    }),
    challenge: () => 'Bearer',
    correlationHeader: 'MS-CorrelationId',
    idHeaders: (headers, freshId) => ({
      'MS-RequestId': headerOf(headers, 'ms-requestid') ?? freshId,
      'MS-CorrelationId': headerOf(headers, 'ms-correlationid') ?? freshId,
      'MS-CV': `${freshId.slice(0, 8)}.0`,
      'MS-ServerId': '000001',
    }),
  };
}

const CODES: Readonly<Record<number, number>> = {
  401: 2001,
  403: 600002,
  404: 3000,
  429: 429,
  500: 1000,
  503: 1000,
};

function routes(world: StandInWorld): readonly StandInRoute[] {
  const get = (path: string, operation: string, answer: StandInRoute['answer']): StandInRoute => ({
    method: 'GET',
    path,
    operation: `partnerCenter.${operation}`,
    answer,
  });
  const of = (request: StandInRequest) => customerOf(world, request);
  return [
    get('/v1/customers', 'customers', (request) => {
      const isWanted = customerFilter(request.query.get('filter'));
      const own = world.partner(request.tenantId)?.customers ?? [];
      return seekPage(request, own.filter(isWanted), customerItem);
    }),
    get('/v1/customers/:customerId', 'customer', (request) => ok(wholeCustomer(of(request)))),
    get('/v1/customers/:customerId/profiles/billing', 'billingProfile', (request) =>
      ok(billingProfile(of(request))),
    ),
    get('/v1/customers/:customerId/entitlements', 'entitlements', (request) =>
      ok(entitlements(of(request), request)),
    ),
    get(
      '/v1/customers/:customerId/artifacts/reservedinstance/groups/:group/lineitems/:line/resource/:orderId',
      'reservedInstance',
      (request) => {
        const reservations = of(request).reservationsOf(request.params.orderId ?? '');
        return reservations.length > 0 ? ok(reservedInstanceDetails(reservations)) : refuse(404);
      },
    ),
  ];
}

/** Another partner's customer is none. */
function customerOf(world: StandInWorld, { params, tenantId }: StandInRequest): StandInCustomer {
  const customer = world.customer(params.customerId ?? '');
  if (customer?.profile.partnerId === tenantId) return customer;
  return refuse(404, 3000, 'The customer could not be found.');
}

function entitlements(customer: StandInCustomer, { query, path }: StandInRequest): object {
  const asked = new URLSearchParams(
    [...query].map(([name, value]): [string, string] => [name.toLowerCase(), value]),
  );
  const type = asked.get('entitlementtype')?.toLowerCase();
  const orders = new Map<string, StandInReservation[]>();
  for (const one of type === undefined || type === 'reservedinstance' ? customer.reservations : []) {
    orders.set(one.orderId, [...(orders.get(one.orderId) ?? []), one]);
  }
  const showExpiry = asked.get('showexpiry') === 'true';
  return {
    totalCount: orders.size,
    items: [...orders].map(([orderId, own]) => entitlement(customer, orderId, own, showExpiry)),
    links: { self: linkTo(path.replace(/^\/v1/, '')) },
    attributes: { objectType: 'Collection' },
  };
}
