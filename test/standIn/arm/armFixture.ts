import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { AzureReservationAPI } from '@azure/arm-reservations';
import { MicrosoftSupport } from '@azure/arm-support';
import type { TokenCredential } from '@azure/core-auth';
import type { StandIn } from '../standIn.js';
import { type Loose, looseJson, SCOPES, sdkOptions, signedIn } from '../standInFixture.js';

/** For operations that take long: the SDK's clients poll without waiting. */
export const noWait = { updateIntervalInMs: 0 };

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function reservationsApi(standIn: StandIn, tenantId: string): AzureReservationAPI {
  return new AzureReservationAPI(credentialOf(standIn, tenantId), clientOptions(standIn));
}

export function supportApi(standIn: StandIn, tenantId: string, subscriptionId: string): MicrosoftSupport {
  return new MicrosoftSupport(credentialOf(standIn, tenantId), subscriptionId, clientOptions(standIn));
}

export function authorizationApi(standIn: StandIn, tenantId: string): AuthorizationManagementClient {
  return new AuthorizationManagementClient(credentialOf(standIn, tenantId), '', clientOptions(standIn));
}

/** A request by hand, for what the SDK's clients do not call. */
export async function armRequest(
  standIn: StandIn,
  tenantId: string,
  method: string,
  pathAndQuery: string,
  body?: object,
): Promise<{ status: number; headers: Headers; body: Loose }> {
  const token = await credentialOf(standIn, tenantId).getToken(SCOPES.azure);
  const headers = { authorization: `Bearer ${token?.token}`, 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${standIn.urls.arm}${pathAndQuery}`, init);
  const hasBody = response.headers.get('content-type')?.includes('json') === true;
  const answer = hasBody ? await looseJson(response) : ({} as Loose);
  return { status: response.status, headers: response.headers, body: answer };
}

function credentialOf(standIn: StandIn, tenantId: string): TokenCredential {
  const { partnerId = 'partner-1' } = standIn.world.customer(tenantId)?.profile ?? {};
  return signedIn(standIn, partnerId, tenantId);
}

function clientOptions(standIn: StandIn) {
  return { ...sdkOptions(standIn), retryOptions: { maxRetries: 0 } };
}
