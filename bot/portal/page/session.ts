import * as z from 'zod/mini';

const TOKEN_URL = '/api/directline/token';
const STORAGE_KEY = 'desk-session';

const sessionShape = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  expires_in: z.number(),
});

/** One conversation and the right to take part in it; `expires_in` counts seconds from when it was given. */
export type Session = z.infer<typeof sessionShape>;

interface TokenRequest {
  readonly locale: string;
  readonly token?: string;
  readonly newConversation?: boolean;
  readonly demoUser?: string;
  readonly assertion?: string;
}

/** Where the portal puts its assertion in the address of the page: behind #, which browsers send to nobody. */
const ASSERTION = /^#assertion=([\w.-]+)$/;

/** What the portal says of its user, if it sends one; once, and no longer in the address then. */
export function takeAssertion(): string | undefined {
  const assertion = ASSERTION.exec(location.hash)?.[1];
  if (assertion !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return assertion;
}

/** The server no longer takes the token: the conversation cannot be opened again. */
export class SessionExpiredError extends Error {
  override readonly name = 'SessionExpiredError';
}

/** The server lets nobody in through this page. */
export class DeskClosedError extends Error {
  override readonly name = 'DeskClosedError';
}

/** The server did not answer, or not with a session. */
export class DeskUnreachableError extends Error {
  override readonly name = 'DeskUnreachableError';
}

/** A new conversation of a new user. @throws DeskClosedError, DeskUnreachableError */
export function beginSession(locale: string, demoUser: string | undefined): Promise<Session> {
  return requestSession({ locale, ...(demoUser !== undefined && { demoUser }) });
}

/** A session of the portal's user, that of before where it was the same one's. @throws as {@link beginSession} */
export function signIn(locale: string, assertion: string, earlier: Session | undefined): Promise<Session> {
  return requestSession({ locale, assertion, ...(earlier !== undefined && { token: earlier.token }) });
}

/** The session with a fresh token. @throws SessionExpiredError, DeskUnreachableError */
export function renewSession(locale: string, { token }: Session): Promise<Session> {
  return requestSession({ locale, token });
}

/** A new conversation of the same user. @throws SessionExpiredError, DeskUnreachableError */
export function replaceSession(locale: string, { token }: Session): Promise<Session> {
  return requestSession({ locale, token, newConversation: true });
}

async function requestSession(body: TokenRequest): Promise<Session> {
  const response = await post(body);
  const { status } = response;
  // Only what the server says of the token itself: 429 and the like pass.
  const isOfToken = body.token !== undefined && body.assertion === undefined;
  if (isOfToken && (status === 403 || status === 400)) throw new SessionExpiredError();
  if (status === 401 || status === 403) throw new DeskClosedError();
  if (!response.ok) throw new DeskUnreachableError(`status ${status}`);
  const parsed = sessionShape.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new DeskUnreachableError('unknown answer');
  return parsed.data;
}

async function post(body: TokenRequest): Promise<Response> {
  try {
    return await fetch(TOKEN_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new DeskUnreachableError('no answer', { cause });
  }
}

/** Each demo user has a session of their own. */
export function storedSession(demoUser: string | undefined): Session | undefined {
  try {
    const parsed = sessionShape.safeParse(JSON.parse(localStorage.getItem(keyOf(demoUser)) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON, or storage is switched off: the page works, a reload begins anew.
    return undefined;
  }
}

export function storeSession(session: Session | undefined, demoUser: string | undefined): void {
  try {
    if (session === undefined) localStorage.removeItem(keyOf(demoUser));
    else localStorage.setItem(keyOf(demoUser), JSON.stringify(session));
  } catch {
    // As above.
  }
}

function keyOf(demoUser: string | undefined): string {
  return demoUser === undefined ? STORAGE_KEY : `${STORAGE_KEY}.${demoUser}`;
}
