import { z } from 'zod';
import type { StandInEntra } from '../entra/standInEntra.js';
import type { StandInRequest } from '../standInRoute.js';
import { headerOf, ok, refuse, type StandInService } from '../standInService.js';
import type { StandInWorld } from '../world/standInWorld.js';

/** One version of a secret. */
interface SecretVersion {
  readonly version: string;
  readonly value: string;
  readonly atSeconds: number;
}

/** The secrets of the partner's key vault, with all their versions. */
export class StandInVault {
  readonly #secrets = new Map<string, SecretVersion[]>();

  constructor(private readonly world: StandInWorld) {}

  set(name: string, value: string): SecretVersion {
    const versions = this.#secrets.get(name) ?? [];
    const version = this.world.nextId().replaceAll('-', '');
    const secret = { version, value, atSeconds: Math.floor(this.world.now().getTime() / 1000) };
    this.#secrets.set(name, [...versions, secret]);
    return secret;
  }

  /** The newest version, or the one named. */
  get(name: string, version?: string): SecretVersion | undefined {
    const versions = this.#secrets.get(name) ?? [];
    return version === undefined ? versions.at(-1) : versions.find((one) => one.version === version);
  }

  /** How often it was set. */
  versionsOf(name: string): number {
    return this.#secrets.get(name)?.length ?? 0;
  }
}

const newSecret = z.object({ value: z.string() });

/** Key Vault's secrets. The prefix of the stand-in is no part of their identifiers, as clients take those apart. */
export function vaultService(vault: StandInVault, entra: StandInEntra): StandInService {
  const bundle = (request: StandInRequest, { version, value, atSeconds }: SecretVersion) => ({
    value,
    id: `${new URL(request.baseUrl).origin}/secrets/${request.params.name}/${version}`,
    attributes: { enabled: true, created: atSeconds, updated: atSeconds, recoveryLevel: 'Recoverable' },
  });
  const get = (request: StandInRequest) => {
    const { name = '', version } = request.params;
    const secret = vault.get(name, version) ?? refuse(404, 'SecretNotFound', `No secret ${name} is here.`);
    return ok(bundle(request, secret));
  };
  return {
    prefix: '/vault',
    audience: 'keyVault',
    acceptsTenant: (tenantId) => tenantId === entra.homeTenantId,
    routes: [
      { method: 'GET', path: '/secrets/:name', operation: 'keyVault.getSecret', answer: get },
      { method: 'GET', path: '/secrets/:name/:version', operation: 'keyVault.getSecret', answer: get },
      {
        method: 'PUT',
        path: '/secrets/:name',
        operation: 'keyVault.setSecret',
        answer: (request) => {
          const { success, data } = newSecret.safeParse(request.body);
          if (!success) return refuse(400, 'BadParameter', 'A secret needs a value.');
          return ok(bundle(request, vault.set(request.params.name ?? '', data.value)));
        },
      },
    ],
    errorBody: ({ status, code, message }) => ({
      error: { code: code ?? codeOf(status), message: message ?? 'The vault refused the request.' },
    }),
    challenge: () =>
      `Bearer authorization="https://login.windows.net/${entra.homeTenantId}", resource="https://vault.azure.net"`,
    correlationHeader: 'x-ms-request-id',
    idHeaders: (headers, freshId) => ({
      'x-ms-request-id': freshId,
      'x-ms-client-request-id': headerOf(headers, 'x-ms-client-request-id') ?? freshId,
    }),
  };
}

function codeOf(status: number): string {
  if (status === 401) return 'Unauthorized';
  if (status === 403) return 'Forbidden';
  if (status === 429) return 'Throttled';
  return status >= 500 ? 'InternalError' : 'BadParameter';
}
