import { LongRunning } from '../../longRunning.js';
import type { StandInRoute } from '../../standInRoute.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { armRoutes } from '../armRoute.js';
import { supportCatalogRoutes } from './catalogRoutes.js';
import { CommunicationRoutes } from './communicationRoutes.js';
import { FileRoutes } from './fileRoutes.js';
import { nameRoutes } from './nameRoutes.js';
import { SupportTenants } from './supportTenant.js';
import { TicketRoutes } from './ticketRoutes.js';

/** The first is what the SDK's client calls; it knows neither tickets without a subscription nor files. */
const WITH_SUBSCRIPTION = ['2020-04-01', '2024-04-01'];
const LATER = ['2024-04-01'];
const SUBSCRIPTION = '/subscriptions/:subscriptionId';

/** `Microsoft.Support`, on a tenant and on its subscriptions. */
export function supportRoutes(world: StandInWorld): readonly StandInRoute[] {
  const tenants = new SupportTenants(world);
  const operations = new LongRunning('/providers/Microsoft.Support', 'support.poll');
  const tickets = new TicketRoutes(world, tenants, operations);
  const communications = new CommunicationRoutes(world, tenants, operations);
  const files = new FileRoutes(world, tenants);
  return [
    ...armRoutes(WITH_SUBSCRIPTION, [
      ...supportCatalogRoutes(),
      ...nameRoutes(tenants, SUBSCRIPTION),
      ...tickets.below(SUBSCRIPTION),
      ...communications.below(SUBSCRIPTION),
    ]),
    ...armRoutes(LATER, [
      ...nameRoutes(tenants, ''),
      ...tickets.below(''),
      ...communications.below(''),
      ...files.below(''),
      ...files.below(SUBSCRIPTION),
    ]),
    ...operations.routes,
  ];
}
