import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { asHttp, asHttps } from '../../services/remote/loopback.js';
import { StillClock, smallDesk } from '../services/local/deskFixture.js';
import { openStandIn, type StandIn, type StandInOptions } from './standIn.js';

/** The small desk's customers behind the services, at the still clock unless told otherwise. */
export function openSmallStandIn(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  return openStandIn({ documents: smallDesk(), clock: new StillClock(), ...options });
}

/** A token request as a form; `fields` over those of the application with a secret. */
export function askToken(
  standIn: StandIn,
  tenantId: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const { clientId, clientSecret } = standIn.entra;
  return fetch(`${standIn.urls.entra}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });
}

/** A credential that signs in as somebody of the partner and gets tokens of one tenant. */
export function signedIn(standIn: StandIn, partnerId: string, tenantId: string): TokenCredential {
  const refreshToken = standIn.entra.signIn(partnerId);
  return {
    async getToken(scopes): Promise<AccessToken> {
      const scope = [scopes].flat().join(' ');
      const fields = { grant_type: 'refresh_token', refresh_token: refreshToken, scope };
      const response = await askToken(standIn, tenantId, fields);
      const body = (await response.json()) as { access_token: string; error_description?: string };
      if (!response.ok) throw new Error(body.error_description);
      return { token: body.access_token, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
}

/** What an SDK client of Azure Resource Manager is constructed with; `$host` for those that do not know `endpoint`. */
export function sdkOptions({ urls }: StandIn) {
  const { origin } = new URL(urls.arm);
  return {
    endpoint: urls.arm,
    $host: urls.arm,
    credentialScopes: SCOPES.azure,
    allowInsecureConnection: true,
    additionalPolicies: [
      { policy: asHttps(origin), position: 'perCall' as const },
      { policy: asHttp(origin), position: 'perRetry' as const },
    ],
  };
}

/** `Authorization` for a request that a test makes by hand. */
export async function bearer(
  standIn: StandIn,
  tenantId: string,
  scope: string,
  partnerId = 'partner-1',
): Promise<{ authorization: string }> {
  const token = await signedIn(standIn, partnerId, tenantId).getToken(scope);
  return { authorization: `Bearer ${token?.token}` };
}

export const SCOPES = {
  partnerCenter: 'https://api.partnercenter.microsoft.com/user_impersonation',
  azure: 'https://management.azure.com/.default',
  graph: 'https://graph.microsoft.com/.default',
  vault: 'https://vault.azure.net/.default',
} as const;

/** What a body has, read without a schema: every field may be asked for, and a test asserts what it finds. */
export interface Loose extends Iterable<Loose> {
  readonly [name: string]: Loose;
  readonly [index: number]: Loose;
}

export async function looseJson(response: Response): Promise<Loose> {
  return (await response.json()) as Loose;
}
