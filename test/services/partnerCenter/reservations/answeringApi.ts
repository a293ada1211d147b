import { AzureReservationAPI } from '@azure/arm-reservations';
import { createHttpHeaders, type PipelineRequest } from '@azure/core-rest-pipeline';
import type { TenantClients } from '../../../../services/partnerCenter/azure/tenantClients.js';

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
}

/** Azure's own client over answers that a test gives: bodies by `METHOD path`, without host and query. */
export function answeringApi(answers: Readonly<Record<string, unknown>>) {
  const sent: SentRequest[] = [];
  const api = new AzureReservationAPI(
    { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    {
      retryOptions: { maxRetries: 0 },
      httpClient: {
        async sendRequest(request: PipelineRequest) {
          const { pathname, search } = new URL(request.url);
          const body = typeof request.body === 'string' ? JSON.parse(request.body) : undefined;
          sent.push({ method: request.method, path: pathname, query: decodeURIComponent(search), body });
          const answer = answers[`${request.method} ${pathname}`];
          const status = answer === undefined ? 404 : 200;
          const error = { error: { code: 'ReservationOrderNotFound', message: 'There is none.' } };
          const headers = createHttpHeaders({ 'content-type': 'application/json' });
          return { request, status, headers, bodyAsText: JSON.stringify(answer ?? error) };
        },
      },
    },
  );
  const clients = { pollMs: 0, operationMs: 5_000, of: () => ({ reservations: api }) };
  return { api, sent, clients: clients as unknown as TenantClients };
}
