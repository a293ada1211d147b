import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AppliedScope, Customer, ScopeType } from '../../model.js';
import type { NewScope, ScopeTarget } from '../../reservationSettings.js';
import { fixedId } from './fixedId.js';

const names = z.array(z.string()).min(1);

/** The names that subscriptions and groups are made of, read from `demoScopes.json` beside this file. */
const { prefixes, moreSubscriptions, ...parts } = z
  .strictObject({
    /** What the names of a customer's places begin with, by domain; the customer's own name where it is not listed. */
    prefixes: z.record(z.string(), z.string()),
    subscriptions: names,
    /** Those that only the customer of this domain has. */
    moreSubscriptions: z.record(z.string(), names),
    /** In every subscription but those of `withoutResourceGroups`. */
    resourceGroups: names,
    withoutResourceGroups: names,
    managementGroups: names,
    /** The same for everybody, without a prefix. */
    rootManagementGroup: z.string(),
  })
  .parse(JSON.parse(readFileSync(new URL('./demoScopes.json', import.meta.url), 'utf8')));

const prefixByDomain = new Map(Object.entries(prefixes));
const moreByDomain = new Map(Object.entries(moreSubscriptions));

/** Names that stand in an Azure resource ID as they are (Azure's rule for resource groups). */
const PLAIN_SEGMENT = /^[\p{L}\p{N}_().-]{1,90}$/u;

/** Where a customer's reservations can be applied, each list in name order. */
export class DemoScopes {
  readonly subscriptions: readonly ScopeTarget[];
  readonly managementGroups: readonly ScopeTarget[];
  readonly #groupsBySubscription: ReadonlyMap<string, readonly ScopeTarget[]>;

  /** @param named scopes that are on file: what they name exists, whether it is invented here or not */
  constructor(customer: Customer, named: readonly AppliedScope[]) {
    const known = named.flatMap((scope) => targetOf(customer, scope));
    this.subscriptions = inNameOrder([...subscriptionsOf(customer), ...ofType(known, 'Single')]);
    this.managementGroups = inNameOrder([
      ...managementGroupsOf(customer),
      ...ofType(known, 'ManagementGroup'),
    ]);
    const groups = ofType(known, 'ResourceGroup');
    this.#groupsBySubscription = new Map(
      this.subscriptions.map((subscription) => [
        subscription.id,
        inNameOrder([
          ...resourceGroupsOf(customer, subscription),
          ...groups.filter(({ id }) => id.startsWith(`${subscription.id}/`)),
        ]),
      ]),
    );
  }

  /** None for a subscription that the customer does not have. */
  resourceGroups(subscriptionId: string): readonly ScopeTarget[] {
    return this.#groupsBySubscription.get(subscriptionId) ?? [];
  }

  /** What a scope names; undefined when it names nothing of this customer's. */
  find({ type, id = '' }: NewScope): ScopeTarget | undefined {
    return this.#ofType(type, id).find((target) => target.id === id);
  }

  #ofType(type: ScopeType, id: string): readonly ScopeTarget[] {
    switch (type) {
      case 'Single':
        return this.subscriptions;
      case 'ManagementGroup':
        return this.managementGroups;
      case 'ResourceGroup':
        return this.resourceGroups(id.split('/resourceGroups/', 1)[0] ?? '');
      case 'Shared':
        return [];
    }
  }
}

/** The scope with the ID of what it names: documents of old have the name alone. */
export function identifiedScope(customer: Customer, scope: AppliedScope): AppliedScope {
  const { type, id, displayName } = scope;
  if (type === 'Shared' || id !== undefined || displayName === undefined) return scope;
  return { type, id: idOf(customer, type, displayName), displayName };
}

/** A resource group of which no more than the name is known is taken to be in the first subscription. */
function idOf(customer: Customer, type: Exclude<ScopeType, 'Shared'>, name: string): string {
  switch (type) {
    case 'Single':
      return `/subscriptions/${fixedId('subscription', customer.id, name)}`;
    case 'ManagementGroup':
      return `/providers/Microsoft.Management/managementGroups/${fixedId('managementGroup', customer.id, name)}`;
    case 'ResourceGroup':
      return resourceGroupId(
        idOf(customer, 'Single', prefixed(customer, parts.subscriptions[0] ?? '')),
        name,
      );
  }
}

function resourceGroupId(subscriptionId: string, name: string): string {
  const segment = PLAIN_SEGMENT.test(name) ? name : fixedId('resourceGroup', subscriptionId, name);
  return `${subscriptionId}/resourceGroups/${segment}`;
}

function subscriptionsOf(customer: Customer): ScopeTarget[] {
  return [...parts.subscriptions, ...(moreByDomain.get(customer.domain) ?? [])].map((part) => {
    const displayName = prefixed(customer, part);
    return { id: idOf(customer, 'Single', displayName), displayName };
  });
}

function managementGroupsOf(customer: Customer): ScopeTarget[] {
  const own = parts.managementGroups.map((part) => prefixed(customer, part));
  return [parts.rootManagementGroup, ...own].map((displayName) => ({
    id: idOf(customer, 'ManagementGroup', displayName),
    displayName,
  }));
}

function resourceGroupsOf(customer: Customer, { id, displayName }: ScopeTarget): ScopeTarget[] {
  const isBare = parts.withoutResourceGroups.some((part) => prefixed(customer, part) === displayName);
  if (isBare) return [];
  return parts.resourceGroups.map((name) => ({ id: resourceGroupId(id, name), displayName: name }));
}

function prefixed({ name, domain }: Customer, part: string): string {
  return `${prefixByDomain.get(domain) ?? name} ${part}`;
}

interface TypedTarget extends ScopeTarget {
  readonly type: ScopeType;
}

function targetOf(customer: Customer, scope: AppliedScope): TypedTarget[] {
  const { type, id, displayName } = identifiedScope(customer, scope);
  return id === undefined || displayName === undefined ? [] : [{ type, id, displayName }];
}

function ofType(targets: readonly TypedTarget[], wanted: ScopeType): ScopeTarget[] {
  return targets.filter(({ type }) => type === wanted).map(({ id, displayName }) => ({ id, displayName }));
}

const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Each ID once. */
function inNameOrder(targets: readonly ScopeTarget[]): ScopeTarget[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  return [...byId.values()].sort((a, b) => compare(a.displayName, b.displayName) || compare(a.id, b.id));
}
