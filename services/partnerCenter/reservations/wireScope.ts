import type { Patch } from '@azure/arm-reservations';
import { z } from 'zod';
import type { AppliedScope, ScopeType } from '../../model.js';
import type { ScopeTarget } from '../../reservationSettings.js';
import { orAbsent } from '../azure/orAbsent.js';
import { lastPartOf, partAfter, subscriptionResourceId } from '../azure/resourceIds.js';

/** What is used of a reservation's scope. Everything in it may be missing. */
export const wireScope = z.object({
  appliedScopeType: orAbsent(z.string()),
  appliedScopes: orAbsent(z.array(z.string())),
  appliedScopeProperties: orAbsent(
    z.object({
      managementGroupId: orAbsent(z.string()),
      subscriptionId: orAbsent(z.string()),
      resourceGroupId: orAbsent(z.string()),
      displayName: orAbsent(z.string()),
    }),
  ),
});

type WireScope = z.infer<typeof wireScope>;
type ScopeProperties = NonNullable<WireScope['appliedScopeProperties']>;

/** A single scope without an ID is one that the service does not tell. */
export function appliedScopeOf({
  appliedScopeType,
  appliedScopes = [],
  appliedScopeProperties,
}: WireScope): AppliedScope {
  const { displayName, ...properties }: Partial<ScopeProperties> = appliedScopeProperties ?? {};
  if (appliedScopeType === 'Shared') return { type: 'Shared' };
  if (appliedScopeType === 'ManagementGroup')
    return named('ManagementGroup', properties.managementGroupId, displayName);
  const id = properties.resourceGroupId ?? properties.subscriptionId ?? appliedScopes[0];
  if (id === undefined) return named('Single', undefined, displayName);
  return partAfter(id, 'resourceGroups') === undefined
    ? named('Single', subscriptionResourceId(id), displayName)
    : named('ResourceGroup', id, displayName ?? lastPartOf(id));
}

function named(
  type: AppliedScope['type'],
  id: string | undefined,
  displayName: string | undefined,
): AppliedScope {
  return { type, ...(id !== undefined && { id }), ...(displayName !== undefined && { displayName }) };
}

/** A scope to apply, with what it names. */
export type ScopeToApply =
  | { readonly type: 'Shared' }
  | { readonly type: Exclude<ScopeType, 'Shared'>; readonly target: ScopeTarget };

/**
 * The same the other way round, to be changed. A resource group counts as a single scope; a management group is named together
 * with its tenant.
 */
export function scopePatch(scope: ScopeToApply, tenantId: string): Patch {
  if (scope.type === 'Shared') return { appliedScopeType: 'Shared' };
  const { id, displayName } = scope.target;
  switch (scope.type) {
    case 'Single':
      return { appliedScopeType: 'Single', appliedScopeProperties: { subscriptionId: id, displayName } };
    case 'ResourceGroup':
      return { appliedScopeType: 'Single', appliedScopeProperties: { resourceGroupId: id, displayName } };
    case 'ManagementGroup':
      return {
        appliedScopeType: 'ManagementGroup',
        appliedScopeProperties: { managementGroupId: id, tenantId, displayName },
      };
  }
}
