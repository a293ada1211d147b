import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { UserTokenClient } from 'botframework-connector';
import { UserTokenClientImpl } from 'botframework-connector/lib/auth/userTokenClientImpl.js';

/** Whom a token belongs to, as the stand-ins know it. */
export interface Person {
  readonly objectId: string;
  readonly tenantId: string;
  groups: readonly string[];
}

/**
 * The Bot Framework's token service and Microsoft Graph on this machine. `sso-<person>` is a client's token for the bot, which is
 * exchanged for `graph-<person>`; `no-consent` is refused.
 */
export async function openSignInServices(people: Readonly<Record<string, Person>>) {
  const state = {
    /** Tokens that the token service holds, by the channel's user id. */
    held: new Map<string, string>(),
    calls: [] as string[],
    graphStatus: 200,
    code: '123456',
    codeToken: '',
    lifetimeMs: 60 * 60_000,
    tokenServiceStatus: 200,
  };
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '', 'http://x');
    state.calls.push(`${req.method} ${url.pathname}`);
    const isGraph = url.pathname.startsWith('/v1.0/');
    const { status, body } = isGraph
      ? await graph(req, url)
      : await tokenService(url, await text(req), req.method);
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(body === undefined ? '' : JSON.stringify(body));
  });

  async function graph(req: IncomingMessage, { pathname }: URL) {
    const wanted = await text(req);
    if (state.graphStatus !== 200) return { status: state.graphStatus, body: { error: { code: 'x' } } };
    const person = people[req.headers.authorization?.replace('Bearer graph-', '') ?? ''];
    if (!person) return { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } };
    if (pathname.endsWith('/me')) return { status: 200, body: { id: person.objectId } };
    if (pathname.endsWith('/organization'))
      return { status: 200, body: { value: [{ id: person.tenantId }] } };
    const { groupIds } = JSON.parse(wanted) as { groupIds: string[] };
    return { status: 200, body: { value: groupIds.filter((id) => person.groups.includes(id)) } };
  }

  async function tokenService({ pathname, searchParams }: URL, body: string, method = '') {
    if (state.tokenServiceStatus !== 200) return { status: state.tokenServiceStatus, body: {} };
    const user = searchParams.get('userId') ?? '';
    const given = (token: string) => ({
      status: 200,
      body: { token, expiration: new Date(Date.now() + state.lifetimeMs).toISOString() },
    });
    if (method === 'DELETE') {
      state.held.delete(user);
      return { status: 200, body: undefined };
    }
    if (/exchange$/i.test(pathname)) {
      const { token } = JSON.parse(body) as { token: string };
      if (!token.startsWith('sso-')) return { status: 400, body: { error: { code: 'ConsentRequired' } } };
      state.held.set(user, token.replace('sso-', 'graph-'));
    }
    if (/GetSignInResource$/i.test(pathname))
      return {
        status: 200,
        body: { signInLink: 'https://sign.in/link', tokenExchangeResource: { id: 'ex-1', uri: 'api://bot' } },
      };
    if (searchParams.get('code') === state.code) state.held.set(user, state.codeToken);
    const held =
      searchParams.get('code') && searchParams.get('code') !== state.code ? undefined : state.held.get(user);
    return held === undefined ? { status: 404, body: undefined } : given(held);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The bot's own token is Microsoft's to give.
  const credentials = { signRequest: async (request: unknown) => request };
  const client = new UserTokenClientImpl('bot', credentials as never, url) as UserTokenClient;
  return { url, state, people, client, close: () => closeNow(server) };
}

export type SignInServices = Awaited<ReturnType<typeof openSignInServices>>;

async function closeNow(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
