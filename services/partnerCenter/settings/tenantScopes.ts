import { z } from 'zod';
import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import { isNotFound, remotely } from '../../remote/remotely.js';
import type { NewScope, ScopeAsk, ScopeTarget } from '../../reservationSettings.js';
import { asList, readableOf } from '../azure/asList.js';
import { collected } from '../azure/collected.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import { isSameResource, lastPartOf, partAfter, subscriptionResourceId } from '../azure/resourceIds.js';
import type { TenantClients } from '../azure/tenantClients.js';

const KEPT_MS = 5 * 60_000;
const MOST_LISTS = 500;

/** States of a subscription in which something can run in it. */
const RUNNING_STATES = ['Enabled', 'Warned', 'PastDue'];

const place = z.object({ id: z.string().min(1), name: z.string().optional() });
const subscription = place.extend({ displayName: z.string().optional(), state: z.string().optional() });
const managementGroup = place.extend({ displayName: z.string().optional() });

/**
 * Where the reservations of customers can be applied: subscriptions, resource groups and management groups of their tenants,
 * each list in name order and kept for some minutes. Throws DeskErrors `Service…`.
 */
export class TenantScopes {
  readonly #lists: KeptAnswers<readonly ScopeTarget[]>;

  constructor(
    private readonly clients: TenantClients,
    clock: Clock,
  ) {
    this.#lists = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_LISTS });
  }

  /** None in a subscription that is not the customer's. */
  async targets(customerId: string, ask: ScopeAsk): Promise<readonly ScopeTarget[]> {
    switch (ask.type) {
      case 'Single':
        return this.#kept([customerId, 'Single'], () => this.#subscriptions(customerId));
      case 'ManagementGroup':
        return this.#kept([customerId, 'ManagementGroup'], () => this.#managementGroups(customerId));
      case 'ResourceGroup': {
        const own = await this.targets(customerId, { type: 'Single' });
        const known = own.find(({ id }) => isSameResource(id, ask.subscriptionId));
        if (!known) return NONE;
        return this.#kept([customerId, known.id], () => this.#resourceGroups(customerId, known.id));
      }
    }
  }

  /** What a scope names; undefined when it names nothing of this customer's. */
  async find(customerId: string, { type, id }: NewScope): Promise<ScopeTarget | undefined> {
    if (type === 'Shared' || id === undefined) return undefined;
    const ask: ScopeAsk =
      type === 'ResourceGroup'
        ? { type, subscriptionId: subscriptionResourceId(partAfter(id, 'subscriptions') ?? '') }
        : { type };
    return (await this.targets(customerId, ask)).find((target) => isSameResource(target.id, id));
  }

  #kept(key: readonly string[], ask: () => Promise<readonly ScopeTarget[]>): Promise<readonly ScopeTarget[]> {
    return this.#lists.get(JSON.stringify(key), ask);
  }

  async #subscriptions(customerId: string): Promise<readonly ScopeTarget[]> {
    const { subscriptions } = this.clients.of(customerId).subscriptions;
    const listed = await remotely('resources', () =>
      collected('resources', subscriptions.list(asList('resources'))),
    );
    return inNameOrder(
      readableOf('resources', listed, subscription).flatMap(({ id, displayName, state }) =>
        state !== undefined && !RUNNING_STATES.includes(state) ? [] : [targetOf(id, displayName)],
      ),
    );
  }

  async #resourceGroups(customerId: string, subscriptionId: string): Promise<readonly ScopeTarget[]> {
    const { resourceGroups } = this.clients.of(customerId).resources(lastPartOf(subscriptionId));
    const listed = await remotely('resources', () =>
      collected('resources', resourceGroups.list(asList('resources'))),
    );
    return inNameOrder(readableOf('resources', listed, place).map(({ id, name }) => targetOf(id, name)));
  }

  /** A tenant that never set up management groups has none, and a user who may not see them is shown none. */
  async #managementGroups(customerId: string): Promise<readonly ScopeTarget[]> {
    const { managementGroups } = this.clients.of(customerId).managementGroups;
    try {
      const listed = await remotely('resources', () =>
        collected('resources', managementGroups.list(asList('resources'))),
      );
      return inNameOrder(
        readableOf('resources', listed, managementGroup).map(({ id, displayName }) =>
          targetOf(id, displayName),
        ),
      );
    } catch (error) {
      const isForbidden = error instanceof RefusedError && error.code === 'ServiceForbidden';
      if (isForbidden || isNotFound(error)) return NONE;
      throw error;
    }
  }
}

const NONE: readonly ScopeTarget[] = [];

function targetOf(id: string, displayName: string | undefined): ScopeTarget {
  return { id, displayName: displayName || lastPartOf(id) };
}

const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function inNameOrder(targets: readonly ScopeTarget[]): readonly ScopeTarget[] {
  return [...targets].sort((a, b) => compare(a.displayName, b.displayName) || compare(a.id, b.id));
}
