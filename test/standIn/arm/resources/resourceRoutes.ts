import type { ScopeTarget } from '../../../../services/reservationSettings.js';
import { armPage } from '../../pages.js';
import type { StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInCustomer } from '../../world/standInCustomer.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { armRoutes } from '../armRoute.js';

const SUBSCRIPTION_VERSIONS = ['2022-12-01', '2021-01-01', '2021-04-01', '2025-04-01', '2025-03-01'];
const MANAGEMENT_GROUP_VERSIONS = ['2020-05-01', '2021-04-01', '2023-04-01'];

/** Subscriptions, resource groups and management groups of the token's tenant. */
export function resourceRoutes(world: StandInWorld): readonly StandInRoute[] {
  return [
    ...armRoutes(SUBSCRIPTION_VERSIONS, subscriptionRoutes(world)),
    ...armRoutes(MANAGEMENT_GROUP_VERSIONS, managementGroupRoutes(world)),
  ];
}

function subscriptionRoutes(world: StandInWorld): readonly StandInRoute[] {
  return [
    get('/subscriptions', 'subscriptions', (request) =>
      armPage(request, subscriptionsOf(world, request).map(subscriptionBody(request))),
    ),
    get('/subscriptions/:subscriptionId', 'subscription', (request) =>
      ok(subscriptionBody(request)(subscriptionOf(world, request))),
    ),
    get('/subscriptions/:subscriptionId/resourcegroups', 'resourceGroups', (request) => {
      const { id } = subscriptionOf(world, request);
      return armPage(request, groupsOf(world, request, id).map(resourceGroupBody));
    }),
    get('/subscriptions/:subscriptionId/resourcegroups/:name', 'resourceGroup', (request) => {
      const { id } = subscriptionOf(world, request);
      const wanted = `${id}/resourceGroups/${request.params.name}`.toLowerCase();
      const group = groupsOf(world, request, id).find((one) => one.id.toLowerCase() === wanted);
      if (group) return ok(resourceGroupBody(group));
      refuse(404, 'ResourceGroupNotFound', `There is no resource group ${request.params.name}.`);
    }),
  ];
}

function managementGroupRoutes(world: StandInWorld): readonly StandInRoute[] {
  const all = (request: StandInRequest) => customerOf(world, request)?.scopes.managementGroups ?? [];
  return [
    get('/providers/Microsoft.Management/managementGroups', 'managementGroups', (request) =>
      armPage(request, all(request).map(managementGroupBody(request))),
    ),
    get('/providers/Microsoft.Management/managementGroups/:name', 'managementGroup', (request) => {
      const group = all(request).find(({ id }) => id.endsWith(`/${request.params.name}`));
      if (group) return ok(managementGroupBody(request)(group));
      refuse(404, 'NotFound', `There is no management group ${request.params.name}.`);
    }),
  ];
}

function get(path: string, operation: string, answer: StandInRoute['answer']): StandInRoute {
  return { method: 'GET', path, operation: `resources.${operation}`, answer };
}

function customerOf(world: StandInWorld, { tenantId }: StandInRequest): StandInCustomer | undefined {
  return world.customer(tenantId);
}

function subscriptionsOf(world: StandInWorld, request: StandInRequest): readonly ScopeTarget[] {
  return customerOf(world, request)?.scopes.subscriptions ?? [];
}

function subscriptionOf(world: StandInWorld, request: StandInRequest): ScopeTarget {
  const { subscriptionId = '' } = request.params;
  const id = `/subscriptions/${subscriptionId}`.toLowerCase();
  const found = subscriptionsOf(world, request).find((one) => one.id.toLowerCase() === id);
  if (found) return found;
  refuse(404, 'SubscriptionNotFound', `The subscription ${subscriptionId} could not be found.`);
}

function groupsOf(world: StandInWorld, request: StandInRequest, id: string): readonly ScopeTarget[] {
  return customerOf(world, request)?.scopes.resourceGroups(id) ?? [];
}

function subscriptionBody({ tenantId }: StandInRequest): (target: ScopeTarget) => object {
  return ({ id, displayName }) => ({
    id,
    subscriptionId: lastOf(id),
    tenantId,
    displayName,
    state: 'Enabled',
    subscriptionPolicies: { quotaId: 'CSP_2015-05-01', spendingLimit: 'Off' },
    authorizationSource: 'RoleBased',
    managedByTenants: [],
  });
}

function resourceGroupBody({ id, displayName }: ScopeTarget): object {
  return {
    id,
    name: displayName,
    type: 'Microsoft.Resources/resourceGroups',
    location: 'westeurope',
    properties: { provisioningState: 'Succeeded' },
  };
}

function managementGroupBody({ tenantId }: StandInRequest): (target: ScopeTarget) => object {
  return ({ id, displayName }) => ({
    id,
    name: lastOf(id),
    type: 'Microsoft.Management/managementGroups',
    properties: { tenantId, displayName },
  });
}

function lastOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
