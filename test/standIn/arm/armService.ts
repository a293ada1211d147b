import type { StandInRoute } from '../standInRoute.js';
import { headerOf, type StandInService } from '../standInService.js';

/** Azure Resource Manager and the providers behind it. */
export function armService(routes: readonly StandInRoute[]): StandInService {
  return {
    prefix: '/arm',
    audience: 'azure',
    routes,
    errorBody: ({ status, code, message }) => ({
      error: {
        code: code ?? CODES[status] ?? 'BadRequest',
        message: message ?? 'Azure Resource Manager did not take the request.',
      },
    }),
    challenge: (tenantId) =>
      `Bearer authorization_uri="https://login.windows.net/${tenantId ?? 'common'}", error="invalid_token", error_description="The access token is missing or does not hold."`,
    correlationHeader: 'x-ms-correlation-request-id',
    idHeaders: (headers, freshId) => ({
      'x-ms-request-id': freshId,
      'x-ms-correlation-request-id': headerOf(headers, 'x-ms-correlation-request-id') ?? freshId,
      'x-ms-routing-request-id': `STANDIN:${freshId}`,
    }),
  };
}

const CODES: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'AuthorizationFailed',
  404: 'ResourceNotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};
