import { TERMS, type Term } from '../../../../services/model.js';
import type { Product } from '../../../../services/products.js';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { refuse } from '../../standInService.js';
import { countIn } from '../armRoute.js';
import { odataFilter } from '../odataFilter.js';
import type { Capacity } from './capacity.js';
import { wirePrice, wireResourceType } from './wireValues.js';

/** Products a page holds unless `$take` says otherwise: few, so that clients must follow the links. */
const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;

/** What can be reserved on a subscription. */
export function catalogRoute(capacity: Capacity): StandInRoute {
  return {
    method: 'GET',
    path: '/subscriptions/:subscriptionId/providers/Microsoft.Capacity/catalogs',
    operation: 'reservations.catalog',
    answer: (request) => catalog(capacity, request),
  };
}

function catalog(capacity: Capacity, request: StandInRequest): StandInReply {
  const { query, params } = request;
  demandSubscription(capacity, request.tenantId, params.subscriptionId ?? '');
  const resourceType = query.get('reservedResourceType');
  const filter = query.get('$filter');
  if (resourceType === null && filter === null) {
    refuse(400, 'BadRequest', 'The catalog needs a reserved resource type.');
  }
  const location = query.get('location');
  const products = capacity.prices.products.filter(
    ({ regions, ...product }) =>
      (resourceType === null || wireResourceType(product.resourceType) === resourceType) &&
      (location === null || regions.includes(location.toLowerCase())),
  );
  const items = products
    .map((product) => catalogItem(capacity, product, location))
    .filter(odataFilter(filter, ['eq']));
  countIn(request, '$skip');
  const pageSize = Math.min(countIn(request, '$take', 1) ?? PAGE_SIZE, LARGEST_PAGE);
  const reply = armPage(request, items, { pageSize, token: '$skip' });
  return { ...reply, body: { ...Object(reply.body), totalItems: items.length } };
}

function demandSubscription({ world }: Capacity, tenantId: string, subscriptionId: string): void {
  const known = world.customer(tenantId)?.scopes.subscriptions ?? [];
  if (known.some(({ id }) => id === `/subscriptions/${subscriptionId}`)) return;
  refuse(404, 'SubscriptionNotFound', `There is no subscription ${subscriptionId}.`);
}

function catalogItem(capacity: Capacity, product: Product, location: string | null): object {
  const plans = ['Upfront', 'Monthly'];
  return {
    resourceType: wireResourceType(product.resourceType),
    name: product.sku,
    terms: TERMS,
    billingPlans: Object.fromEntries(TERMS.map((term) => [term, plans])),
    locations: location === null ? product.regions : [location.toLowerCase()],
    skuProperties: [
      { name: 'SKUName', value: product.sku.replace(/^Standard_/, '').replaceAll('_', ' ') },
      { name: 'ProductShortName', value: seriesName(product) },
      { name: 'ProductTitle', value: `${seriesName(product)}, ${product.sku}` },
    ],
    capabilities: [
      ...(product.vCpus === undefined ? [] : [{ name: 'vCPUs', value: String(product.vCpus) }]),
      ...(product.memoryGib === undefined ? [] : [{ name: 'MemoryGB', value: String(product.memoryGib) }]),
    ],
    msrp: listPrices(capacity, product, location),
    restrictions: [],
  };
}

/** Virtual machines come in series. */
function seriesName({ resourceType, family }: Product): string {
  return resourceType === 'VirtualMachines' ? `${family} Series` : family;
}

/** In US dollars, a unit over the whole term, in the region that is asked about or the first. */
function listPrices({ prices }: Capacity, { sku, regions }: Product, location: string | null): object {
  const region = location?.toLowerCase() ?? regions[0] ?? '';
  const priceOf = (term: Term) => {
    const offer = prices.offer({ sku, region, term, billingPlan: 'Upfront' }, 'USD');
    return offer && wirePrice(offer.unitCommitment);
  };
  return { p1Y: priceOf('P1Y'), p3Y: priceOf('P3Y') };
}
