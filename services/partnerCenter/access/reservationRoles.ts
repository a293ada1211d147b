import { z } from 'zod';
import type { AccessRole } from '../../accessControl.js';
import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import { remotely } from '../../remote/remotely.js';
import { asList, readableOf } from '../azure/asList.js';
import { collected } from '../azure/collected.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import { forSdk, lastPartOf } from '../azure/resourceIds.js';
import type { TenantClients } from '../azure/tenantClients.js';

/** What Azure calls the roles. The first name is the one that is given; who has another of them has the role, too. */
const AZURE_NAMES: Readonly<Record<AccessRole, readonly string[]>> = {
  Owner: ['Owner'],
  ReservationAdministrator: ['Reservations Administrator'],
  // Not every tenant has the narrower role.
  ReservationContributor: ['Reservations Contributor', 'Contributor'],
  Reader: ['Reader', 'Reservations Reader'],
};

const wireDefinition = z.object({ id: z.string().min(1) });

const KEPT_MS = 24 * 60 * 60_000;
const MOST_TENANTS = 1000;

/** The roles of a tenant by the ids of their definitions. */
export interface KnownRoles {
  readonly roleOf: (definitionId: string) => AccessRole | undefined;
  /** @throws RefusedError `ServiceRefused` for a role that the tenant does not have */
  readonly definitionOf: (role: AccessRole) => string;
}

/** Looks up which definitions stand for the roles on reservations: they are Azure's own, and the same for a day. */
export class ReservationRoles {
  readonly #kept: KeptAnswers<KnownRoles>;

  constructor(
    private readonly clients: TenantClients,
    clock: Clock,
  ) {
    this.#kept = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_TENANTS });
  }

  /** @param scope resource ID of a reservation of the tenant's */
  at(tenantId: string, scope: string): Promise<KnownRoles> {
    return this.#kept.get(tenantId, async () => {
      const named = Object.entries(AZURE_NAMES) as [AccessRole, readonly string[]][];
      const found = await Promise.all(
        named.flatMap(([role, names]) =>
          names.map(async (name) => ({ role, id: await this.#definition(tenantId, scope, name) })),
        ),
      );
      return knownRoles(found);
    });
  }

  #definition(tenantId: string, scope: string, roleName: string): Promise<string | undefined> {
    const { roleDefinitions } = this.clients.of(tenantId).authorization;
    return remotely('authorization', async () => {
      const listed = roleDefinitions.list(forSdk(scope), {
        ...asList('authorization'),
        filter: `roleName eq '${roleName}'`,
      });
      const [definition] = readableOf(
        'authorization',
        await collected('authorization', listed),
        wireDefinition,
      );
      return definition?.id;
    });
  }
}

/** @param found in the order in which they are given */
function knownRoles(
  found: readonly { readonly role: AccessRole; readonly id: string | undefined }[],
): KnownRoles {
  const known = found.flatMap(({ role, id }) => (id === undefined ? [] : [{ role, id }]));
  const roles = new Map(known.map(({ role, id }) => [nameOf(id), role]));
  return {
    roleOf: (definitionId) => roles.get(nameOf(definitionId)),
    definitionOf: (role) => {
      const given = known.find((one) => one.role === role);
      if (given) return given.id;
      const service = { service: 'authorization', serviceCode: 'RoleDefinitionDoesNotExist' } as const;
      throw new RefusedError('ServiceRefused', `no role ${role}`, { service });
    },
  };
}

/** A definition's GUID: its resource ID differs with the scope that it is asked for at. */
function nameOf(definitionId: string): string {
  return lastPartOf(definitionId).toLowerCase();
}
