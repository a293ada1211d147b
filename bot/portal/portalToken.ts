import type { Request, RequestHandler } from 'restify';
import { z } from 'zod';
import type { DirectLine } from '../directLine/directLine.js';
import { baseUrlOf } from '../directLine/requestUrl.js';
import { HttpProblem, sendJson } from '../http/httpProblem.js';
import { readJsonBody } from '../http/jsonBody.js';

const MAX_BODY_BYTES = 8 * 1024;

const tokenRequest = z
  .object({
    locale: z.string().max(35).optional(),
    token: z.string().max(4096).optional(),
    newConversation: z.boolean().optional(),
    demoUser: z.string().max(40).optional(),
  })
  .optional();

export interface PortalTokenOptions {
  /** Lets anybody in as a demo user: only right while the server is bound to this machine. */
  readonly anonymous: boolean;
  /** Where users reach the desk, when that is not where the request says. */
  readonly publicUrl: string | undefined;
  /** Ids of the people whom an anonymous visitor may be. */
  readonly demoUsers: readonly string[];
}

/**
 * `POST /api/directline/token`: what the portal page connects with. `anonymous` lets anybody in as a demo user, which
 * is only right while the server is bound to this machine.
 */
export function portalToken(
  directLine: DirectLine,
  { anonymous, publicUrl, demoUsers }: PortalTokenOptions,
): RequestHandler {
  return async (req: Request, res) => {
    if (!anonymous)
      throw new HttpProblem(403, 'SignInRequired', 'This portal has no sign-in yet; use Microsoft Teams.');
    const request = tokenRequest.safeParse(await readJsonBody(req, MAX_BODY_BYTES));
    const { demoUser, ...wanted } = request.data ?? {};
    if (!request.success || (demoUser !== undefined && !demoUsers.includes(demoUser)))
      throw new HttpProblem(
        400,
        'BadParameters',
        'Send { "locale"?, "token"?, "newConversation"?, "demoUser"? }.',
      );
    const { token, conversationId, userId, expiresInSeconds } = await directLine.issueToken({
      ...wanted,
      ...(demoUser !== undefined && { userPrefix: `demo-${demoUser}-` }),
    });
    sendJson(res, 200, {
      token,
      conversationId,
      userId,
      expires_in: expiresInSeconds,
      domain: `${baseUrlOf(req, publicUrl)}/v3/directline`,
    });
  };
}
