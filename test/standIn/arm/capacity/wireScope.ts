import { z } from 'zod';
import type { AppliedScope } from '../../../../services/model.js';
import type { NewScope } from '../../../../services/reservationSettings.js';
import { refuse } from '../../standInService.js';
import type { StandInCustomer } from '../../world/standInCustomer.js';

const text = z.string().nullish();

/** How requests say where a discount applies; the list and the properties say the same. */
export const wireScope = z.object({
  appliedScopeType: z.enum(['Single', 'Shared', 'ManagementGroup']).nullish(),
  appliedScopes: z.array(z.string()).nullish(),
  appliedScopeProperties: z
    .object({ tenantId: text, managementGroupId: text, subscriptionId: text, resourceGroupId: text })
    .nullish(),
});
export type WireScope = z.infer<typeof wireScope>;

/** The scope as reservations carry it: a resource group is a single scope, told apart by its ID. */
export function scopeBody({ type, id, displayName }: AppliedScope, tenantId: string): object {
  switch (type) {
    case 'Shared':
      return { appliedScopeType: 'Shared' };
    case 'ManagementGroup':
      return {
        appliedScopeType: 'ManagementGroup',
        appliedScopeProperties: { tenantId, managementGroupId: id, displayName },
      };
    case 'Single':
    case 'ResourceGroup':
      return {
        appliedScopeType: 'Single',
        ...(id !== undefined && { appliedScopes: [id] }),
        appliedScopeProperties: {
          ...(type === 'Single' ? { subscriptionId: id } : { resourceGroupId: id }),
          displayName,
        },
      };
  }
}

/**
 * The customer's place that a request names; undefined where it names no scope at all.
 * @throws RefusedByService for one that the tenant does not have, or too many, or none where one is needed
 */
export function scopeAsked(customer: StandInCustomer, asked: WireScope): AppliedScope | undefined {
  const { appliedScopeType: type } = asked;
  if (type === null || type === undefined) return undefined;
  if (type === 'Shared') return { type };
  const wanted = type === 'Single' ? singleScope(asked) : managementGroup(customer, asked);
  const target = customer.scopes.find(wanted);
  if (target) return { type: wanted.type, ...target };
  refuse(400, 'AppliedScopesNotAssociatedWithCommerceAccount', 'The scope is none of this account.');
}

function singleScope({ appliedScopes, appliedScopeProperties: properties }: WireScope): NewScope {
  const named = [...(appliedScopes ?? []), properties?.subscriptionId, properties?.resourceGroupId];
  const [id, ...others] = new Set(named.filter((one) => typeof one === 'string'));
  if (id === undefined) {
    refuse(400, 'MissingAppliedScopesForSingle', 'A single scope needs its ID.');
  }
  if (others.length > 0) {
    refuse(400, 'InvalidSingleAppliedScopesCount', 'A single scope is one ID.');
  }
  return { type: /\/resourceGroups\//i.test(id) ? 'ResourceGroup' : 'Single', id };
}

function managementGroup(customer: StandInCustomer, { appliedScopeProperties }: WireScope): NewScope {
  const { tenantId, managementGroupId } = appliedScopeProperties ?? {};
  if (tenantId !== customer.id || typeof managementGroupId !== 'string') {
    refuse(400, 'InvalidRequestContent', 'A management group needs its ID and that of its tenant.');
  }
  return { type: 'ManagementGroup', id: managementGroupId };
}
