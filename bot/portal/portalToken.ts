import type { Request, RequestHandler } from 'restify';
import { z } from 'zod';
import type { DirectLine, IssuedToken } from '../directLine/directLine.js';
import { baseUrlOf } from '../directLine/requestUrl.js';
import { HttpProblem, sendJson } from '../http/httpProblem.js';
import { readJsonBody } from '../http/jsonBody.js';
import type { PortalAssertions } from '../identity/portalAssertions.js';

const MAX_BODY_BYTES = 12 * 1024;
const MAX_TOKEN_LENGTH = 4096;
/** However often it is renewed, a sign-in ends with a working day: the portal decides anew who may come in. */
const SIGNED_IN_SECONDS = 8 * 60 * 60;

const tokenRequest = z
  .object({
    locale: z.string().max(35).optional(),
    token: z.string().max(MAX_TOKEN_LENGTH).optional(),
    newConversation: z.boolean().optional(),
    demoUser: z.string().max(40).optional(),
    assertion: z.string().max(MAX_TOKEN_LENGTH).optional(),
  })
  .default({});
type PageRequest = z.output<typeof tokenRequest>;

/** Who may use the page. */
export type PortalAdmission =
  /** Anybody, as a demo user of that id: only right while the server is bound to this machine. */
  | { readonly kind: 'anonymous'; readonly demoUsers: readonly string[] }
  /** Whom the portal sends. */
  | { readonly kind: 'signedIn'; readonly assertions: PortalAssertions }
  | { readonly kind: 'closed' };

export interface PortalTokenOptions {
  readonly admission: PortalAdmission;
  /** Where users reach the desk, when that is not where the request says. */
  readonly publicUrl: string | undefined;
}

/** `POST /api/directline/token`: what the portal page connects with. */
export function portalToken(
  directLine: DirectLine,
  { admission, publicUrl }: PortalTokenOptions,
): RequestHandler {
  return async (req: Request, res) => {
    if (admission.kind === 'closed') throw noSignIn();
    const request = tokenRequest.safeParse(await readJsonBody(req, MAX_BODY_BYTES));
    if (!request.success) throw badParameters();
    const { token, conversationId, userId, expiresInSeconds } =
      admission.kind === 'anonymous'
        ? await anonymousToken(directLine, request.data, admission.demoUsers)
        : await signedInToken(directLine, withBearer(request.data, req), admission.assertions);
    sendJson(res, 200, {
      token,
      conversationId,
      userId,
      expires_in: expiresInSeconds,
      domain: `${baseUrlOf(req, publicUrl)}/v3/directline`,
    });
  };
}

function anonymousToken(
  directLine: DirectLine,
  { demoUser, assertion: _unused, ...wanted }: PageRequest,
  demoUsers: readonly string[],
): Promise<IssuedToken> {
  if (demoUser === undefined) return directLine.issueToken(wanted);
  if (!demoUsers.includes(demoUser)) throw badParameters();
  return directLine.issueToken({ ...wanted, userPrefix: `demo-${demoUser}-` });
}

/** An open page may go on with its own token for as long as that is good; whoever comes needs the portal's word. */
async function signedInToken(
  directLine: DirectLine,
  { locale, token, newConversation, assertion }: PageRequest,
  assertions: PortalAssertions,
): Promise<IssuedToken> {
  if (assertion !== undefined) {
    const userId = await assertions.signIn(assertion);
    return directLine.signIn({ locale, token, newConversation, userId, lifetimeSeconds: SIGNED_IN_SECONDS });
  }
  if (token !== undefined) return directLine.renewToken({ locale, token, newConversation });
  throw new HttpProblem(
    401,
    'AssertionMissing',
    'Send { "assertion": … }, a JWT that the portal signed for its user; the README shows how.',
    { 'WWW-Authenticate': 'Bearer' },
  );
}

function withBearer(request: PageRequest, { headers }: Request): PageRequest {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  return request.assertion === undefined && bearer !== undefined
    ? { ...request, assertion: bearer.slice(0, MAX_TOKEN_LENGTH) }
    : request;
}

function noSignIn(): HttpProblem {
  return new HttpProblem(
    403,
    'SignInRequired',
    'No portal may sign in its users here: PORTAL_PUBLIC_KEY is not set. Use Microsoft Teams.',
  );
}

function badParameters(): HttpProblem {
  return new HttpProblem(
    400,
    'BadParameters',
    'Send { "assertion"?, "locale"?, "token"?, "newConversation"?, "demoUser"? }.',
  );
}
