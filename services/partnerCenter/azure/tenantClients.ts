import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ManagementGroupsAPI } from '@azure/arm-managementgroups';
import { AzureReservationAPI } from '@azure/arm-reservations';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { MicrosoftSupport } from '@azure/arm-support';
import type { TokenCredential } from '@azure/core-auth';
import { auxiliaryAuthenticationHeaderPolicy } from '@azure/core-rest-pipeline';
import { LRUCache } from 'lru-cache';
import type { RemoteCalls } from '../../remote/remoteCalls.js';
import type { RestClient } from '../../remote/restClient.js';
import type { TenantCredentials } from '../identity/tenantCredentials.js';
import { SUPPORT_API_VERSION, supportApiPolicies } from './supportApi.js';

export interface TenantClientsOptions {
  readonly calls: RemoteCalls;
  readonly credentials: TenantCredentials;
  /** Azure Resource Manager, without a slash at the end. */
  readonly managementUrl: string;
  /** Microsoft support knows by a token of that tenant, too, on whose behalf a customer's ticket is made. */
  readonly partnerTenantId?: string | undefined;
}

const MOST_TENANTS = 300;
const MOST_SUBSCRIPTIONS = 20;

/** What operations that belong to no subscription are asked with, where a client wants one all the same. */
const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

/** Azure Resource Manager in the tenants of customers; the clients of those that were used last are kept. */
export class TenantClients {
  readonly #tenants = new LRUCache<string, AzureClients>({ max: MOST_TENANTS });

  constructor(private readonly options: TenantClientsOptions) {}

  /** Pause between two looks at a long-running operation whose service names none: `updateIntervalInMs` of the clients. */
  get pollMs(): number {
    return this.options.calls.limits.pollMs;
  }

  /** How long a long-running operation is waited for. */
  get operationMs(): number {
    return this.options.calls.limits.operationMs;
  }

  of(tenantId: string): AzureClients {
    const clients = this.#tenants.get(tenantId) ?? new AzureClients(this.options, tenantId);
    this.#tenants.set(tenantId, clients);
    return clients;
  }
}

/** The clients of one tenant, each made when it is first used. Every call through them belongs inside of `remotely`. */
export class AzureClients {
  readonly #credential: TokenCredential;
  readonly #tenantOf = () => this.tenantId;
  readonly #support = new LRUCache<string, MicrosoftSupport>({ max: MOST_SUBSCRIPTIONS });
  readonly #resources = new LRUCache<string, ResourceManagementClient>({ max: MOST_SUBSCRIPTIONS });
  #reservations: AzureReservationAPI | undefined;
  #consumption: RestClient | undefined;
  #supportFiles: RestClient | undefined;
  #authorization: AuthorizationManagementClient | undefined;
  #subscriptions: SubscriptionClient | undefined;
  #managementGroups: ManagementGroupsAPI | undefined;

  constructor(
    private readonly options: TenantClientsOptions,
    readonly tenantId: string,
  ) {
    this.#credential = options.credentials.forTenant(tenantId);
  }

  get reservations(): AzureReservationAPI {
    this.#reservations ??= new AzureReservationAPI(this.#credential, this.#optionsFor('reservations'));
    return this.#reservations;
  }

  /** Microsoft.Consumption has no client of its own here; its faults count as those of the reservations. */
  get consumption(): RestClient {
    this.#consumption ??= this.#rest('reservations');
    return this.#consumption;
  }

  /** For role assignments on scopes that belong to no subscription, such as reservations. */
  get authorization(): AuthorizationManagementClient {
    this.#authorization ??= new AuthorizationManagementClient(
      this.#credential,
      NO_SUBSCRIPTION,
      this.#optionsFor('authorization'),
    );
    return this.#authorization;
  }

  get subscriptions(): SubscriptionClient {
    this.#subscriptions ??= new SubscriptionClient(this.#credential, this.#optionsFor('resources'));
    return this.#subscriptions;
  }

  get managementGroups(): ManagementGroupsAPI {
    this.#managementGroups ??= new ManagementGroupsAPI(this.#credential, this.#optionsFor('resources'));
    return this.#managementGroups;
  }

  /** @param subscriptionId its GUID */
  resources(subscriptionId: string): ResourceManagementClient {
    return kept(this.#resources, subscriptionId, () => {
      return new ResourceManagementClient(this.#credential, subscriptionId, this.#optionsFor('resources'));
    });
  }

  /** @param subscriptionId its GUID; absent for the operations without a subscription */
  support(subscriptionId?: string): MicrosoftSupport {
    return kept(this.#support, subscriptionId ?? NO_SUBSCRIPTION, () => {
      const { additionalPolicies, ...options } = this.#optionsFor('support');
      const policies = supportApiPolicies(subscriptionId === undefined ? NO_SUBSCRIPTION : undefined);
      return new MicrosoftSupport(this.#credential, subscriptionId ?? NO_SUBSCRIPTION, {
        ...options,
        apiVersion: SUPPORT_API_VERSION,
        additionalPolicies: [
          ...policies.map((policy) => ({ policy, position: 'perCall' as const })),
          ...additionalPolicies,
          ...this.#onBehalfOfPartner(options.credentialScopes),
        ],
      });
    });
  }

  /** For files, which the client above does not know. */
  get supportFiles(): RestClient {
    this.#supportFiles ??= this.#rest('support');
    return this.#supportFiles;
  }

  #onBehalfOfPartner(scopes: string) {
    const { credentials, partnerTenantId } = this.options;
    if (partnerTenantId === undefined) return [];
    const auxiliary = { credentials: [credentials.forTenant(partnerTenantId)], scopes };
    return [{ policy: auxiliaryAuthenticationHeaderPolicy(auxiliary), position: 'perCall' as const }];
  }

  #rest(service: 'reservations' | 'support'): RestClient {
    const { calls, managementUrl } = this.options;
    const scope = this.#optionsFor(service).credentialScopes;
    return calls.rest(service, managementUrl, { credential: this.#credential, scope }, this.#tenantOf);
  }

  #optionsFor(service: 'reservations' | 'authorization' | 'resources' | 'support') {
    return this.options.calls.optionsFor(service, this.options.managementUrl, this.#tenantOf);
  }
}

function kept<T extends object>(cache: LRUCache<string, T>, key: string, make: () => T): T {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}
