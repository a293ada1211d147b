import { z } from 'zod';
import type { Role } from '../model.js';
import type { RemoteCalls } from '../remote/remoteCalls.js';
import type { RestClient } from '../remote/restClient.js';

/** Object ids of the security groups of the partner's directory whose members have a role, in small letters. */
export type RoleGroups = ReadonlyMap<string, Role>;

/** Whose token it is, as the directory says that takes it. Ids in small letters. */
export interface TokenOwner {
  readonly tenantId: string;
  readonly objectId: string;
  readonly roles: readonly Role[];
}

const id = z.guid().toLowerCase();
const me = z.object({ id });
const organization = z.object({ value: z.array(me).length(1) });
const memberships = z.object({ value: z.array(id) });

/**
 * Asks Microsoft Graph whom a token belongs to and which of the roles' groups that person is in, through other groups too.
 * The token is never read here: only what Graph answers to it counts.
 */
export class DirectoryRoles {
  readonly #graph: RestClient;

  /** @param graphUrl without a slash at the end */
  constructor(
    calls: RemoteCalls,
    graphUrl: string,
    private readonly groups: RoleGroups,
  ) {
    this.#graph = calls.rest('graph', graphUrl);
  }

  /** Throws DeskErrors `Service…`; `ServiceSignIn` when the token is not taken any more. */
  async ownerOf(token: string): Promise<TokenOwner> {
    const headers = { Authorization: `Bearer ${token}` };
    const onlyId = { headers, query: { $select: 'id' } };
    const body = { groupIds: [...this.groups.keys()] };
    const [user, tenants, found] = await Promise.all([
      this.#graph.get('/v1.0/me', me, onlyId),
      this.#graph.get('/v1.0/organization', organization, onlyId),
      this.#graph.post('/v1.0/me/checkMemberGroups', body, memberships, { headers }),
    ]);
    const roles = found.value.flatMap((group) => this.groups.get(group) ?? []);
    return { tenantId: tenants.value[0]?.id ?? '', objectId: user.id, roles: [...new Set(roles)] };
  }
}
