import { z } from 'zod';
import type { StandInReply, StandInRequest, StandInRoute } from '../standInRoute.js';
import { headerOf, ok, refuse, type StandInService } from '../standInService.js';
import type { StandInWorld } from '../world/standInWorld.js';
import { entraError } from './entraRefusals.js';
import type { StandInEntra } from './standInEntra.js';

const form = z.record(z.string(), z.string());

/** Entra's token endpoint, and what clients read before they use it. */
export function entraService(world: StandInWorld, entra: StandInEntra): StandInService {
  return {
    prefix: '/entra',
    routes: [tokenRoute(entra), configurationRoute],
    errorBody: (refusal, correlationId) => entraError(refusal, correlationId, world.now()),
    challenge: () => 'Bearer',
    correlationHeader: 'client-request-id',
    idHeaders: (headers, freshId) => ({
      'x-ms-request-id': freshId,
      'client-request-id': headerOf(headers, 'client-request-id') ?? freshId,
    }),
  };
}

function tokenRoute(entra: StandInEntra): StandInRoute {
  return {
    method: 'POST',
    path: '/:tenant/oauth2/v2.0/token',
    operation: 'entra.token',
    isOpen: true,
    answer: ({ params, body }) => {
      const fields = form.safeParse(body);
      const given = entra.token(askOf(params.tenant ?? '', fields.success ? fields.data : {}));
      return {
        ...ok({
          token_type: 'Bearer',
          scope: given.scope,
          expires_in: entra.tokens.lifetimeSeconds,
          ext_expires_in: entra.tokens.lifetimeSeconds,
          access_token: given.accessToken,
          ...(given.refreshToken !== undefined && { refresh_token: given.refreshToken }),
        }),
        headers: { 'Cache-Control': 'no-store, no-cache' },
      };
    },
  };
}

function askOf(tenantId: string, fields: Readonly<Record<string, string>>) {
  return {
    tenantId,
    grantType: fields.grant_type,
    clientId: fields.client_id,
    clientSecret: fields.client_secret,
    clientAssertion: fields.client_assertion,
    refreshToken: fields.refresh_token,
    scope: fields.scope,
  };
}

const configurationRoute: StandInRoute = {
  method: 'GET',
  path: '/:tenant/v2.0/.well-known/openid-configuration',
  operation: 'entra.configuration',
  isOpen: true,
  answer: ({ params, baseUrl }) => {
    const tenant = params.tenant ?? '';
    return ok({
      issuer: `${baseUrl}/${tenant}/v2.0`,
      authorization_endpoint: `${baseUrl}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${baseUrl}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${baseUrl}/${tenant}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    });
  },
};

/** The endpoint of a managed identity as App Service has it beside the process (`IDENTITY_ENDPOINT`, `IDENTITY_HEADER`). */
export function managedIdentityService(world: StandInWorld, entra: StandInEntra): StandInService {
  return {
    prefix: '/msi',
    routes: [
      {
        method: 'GET',
        path: '/token',
        operation: 'entra.managedIdentity',
        isOpen: true,
        answer: (request) => managedIdentityToken(request, world, entra),
      },
    ],
    errorBody: ({ status, message }, correlationId) => ({
      statusCode: status,
      message: message ?? 'The identity gave no token.',
      correlationId,
    }),
    challenge: () => 'Bearer',
    correlationHeader: 'x-ms-request-id',
    idHeaders: (_headers, freshId) => ({ 'x-ms-request-id': freshId }),
  };
}

function managedIdentityToken(
  { query, headers }: StandInRequest,
  world: StandInWorld,
  entra: StandInEntra,
): StandInReply {
  if (headerOf(headers, 'x-identity-header') !== entra.identityHeader) refuse(401);
  const resource = query.get('resource') ?? refuse(400, undefined, 'Which resource?');
  const accessToken = entra.managedIdentityToken(resource);
  const expiresOn = Math.floor(world.now().getTime() / 1000) + entra.tokens.lifetimeSeconds;
  return ok({
    access_token: accessToken,
    expires_on: String(expiresOn),
    resource,
    token_type: 'Bearer',
    client_id: entra.clientId,
  });
}
