import type { TokenCredential } from '@azure/core-auth';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DeskError } from '../../errors.js';
import type { RemoteCalls } from '../../remote/remoteCalls.js';
import type { RestClient } from '../../remote/restClient.js';
import { orAbsent } from '../azure/orAbsent.js';
import type { TenantCredentials } from '../identity/tenantCredentials.js';

/** Somebody in a customer's directory. */
export interface TenantPerson {
  readonly objectId: string;
  readonly name: string;
  readonly email: string;
}

export interface PeopleSources {
  readonly calls: RemoteCalls;
  readonly credentials: TenantCredentials;
  /** Without a slash at the end. */
  readonly graphUrl: string;
}

const MOST_TENANTS = 300;
const MOST_IDS = 1000;
const SCOPE = 'https://graph.microsoft.com/.default';
const FIELDS = 'id,displayName,mail,userPrincipalName';

const wireUser = z
  .object({
    id: z.string().min(1),
    displayName: orAbsent(z.string()),
    mail: orAbsent(z.string()),
    userPrincipalName: orAbsent(z.string()),
  })
  .transform(({ id, displayName, mail, userPrincipalName }): TenantPerson => {
    const email = mail ?? userPrincipalName ?? '';
    return { objectId: id, name: displayName ?? email, email };
  });

const wireUsers = z.object({ value: z.array(wireUser) });

/** People of the customers' directories, out of Microsoft Graph. Throws DeskErrors `Service…`. */
export class TenantPeople {
  readonly #clients = new LRUCache<string, RestClient>({ max: MOST_TENANTS });

  constructor(private readonly sources: PeopleSources) {}

  /** By mail address or sign-in name, whatever their case; undefined where it names nobody, or several. */
  async byEmail(tenantId: string, email: string): Promise<TenantPerson | undefined> {
    const quoted = `'${email.replaceAll("'", "''")}'`;
    const query = { $filter: `mail eq ${quoted} or userPrincipalName eq ${quoted}`, $select: FIELDS };
    const { value } = await this.#of(tenantId).get('/v1.0/users', wireUsers, { query });
    return value.length === 1 ? value[0] : undefined;
  }

  /** Those of the ids that are people; names are worth less than the list: nobody where the directory cannot be asked. */
  async named(tenantId: string, objectIds: readonly string[]): Promise<ReadonlyMap<string, TenantPerson>> {
    if (objectIds.length === 0) return new Map();
    const body = { ids: objectIds.slice(0, MOST_IDS), types: ['user'] };
    try {
      const { value } = await this.#of(tenantId).post('/v1.0/directoryObjects/getByIds', body, wireUsers);
      return new Map(value.map((person) => [person.objectId, person]));
    } catch (error) {
      if (error instanceof DeskError) return new Map();
      throw error;
    }
  }

  #of(tenantId: string): RestClient {
    const { calls, credentials, graphUrl } = this.sources;
    const credential: TokenCredential = credentials.forTenant(tenantId);
    const access = { credential, scope: SCOPE };
    const client = this.#clients.get(tenantId) ?? calls.rest('graph', graphUrl, access, () => tenantId);
    this.#clients.set(tenantId, client);
    return client;
  }
}
