import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What came to the token endpoint. */
export interface TokenRequest {
  readonly tenantId: string;
  readonly scope: string;
  readonly form: URLSearchParams;
}

export interface TokenReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text as it is. */
  readonly body: object | string;
}

export type TokenAnswerer = (
  request: TokenRequest,
  count: number,
) => TokenReply | 'reset' | Promise<TokenReply | 'reset'>;

/** Microsoft Entra's v2.0 token endpoint on this machine: a form goes in, JSON comes out. */
export async function openTokenServer() {
  const requests: TokenRequest[] = [];
  const server: { answer: TokenAnswerer } = {
    answer: (request, count) => issued(`at-${request.tenantId}-${count}`),
  };
  const http = createServer(async (came, reply) => {
    const request = await requestOf(came);
    requests.push(request);
    const answer = await server.answer(request, requests.length);
    if (answer === 'reset') return came.socket.destroy();
    const { status = 200, headers = {}, body } = answer;
    reply.writeHead(status, { 'content-type': 'application/json', ...headers });
    return reply.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return Object.assign(server, {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/entra`,
    requests,
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  });
}
export type TokenServer = Awaited<ReturnType<typeof openTokenServer>>;

async function requestOf(came: IncomingMessage): Promise<TokenRequest> {
  const { pathname } = new URL(came.url ?? '/', 'http://stand.in');
  const [, tenantId] = /^\/entra\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(pathname) ?? [];
  const form = new URLSearchParams(await text(came));
  return { tenantId: tenantId ?? `not a token endpoint: ${pathname}`, scope: form.get('scope') ?? '', form };
}

/** An answer that gives a token. */
export function issued(accessToken: string, refreshToken?: string): TokenReply {
  return {
    body: {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: accessToken,
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    },
  };
}

/** An answer that gives none. */
export function refused(error: string, code: number, more: object = {}): TokenReply {
  return {
    status: 400,
    body: {
      error,
      error_description: `AADSTS${code}: User account 'ada@fabrikam.example' has a problem with RT-1.`,
      error_codes: [code],
      timestamp: '2026-11-23 10:00:00Z',
      trace_id: '11111111-2222-4333-8444-555555555555',
      correlation_id: '99999999-8888-4777-8666-555555555555',
      ...more,
    },
  };
}
