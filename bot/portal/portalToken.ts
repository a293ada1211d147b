import type { Request, RequestHandler } from 'restify';
import { z } from 'zod';
import type { DirectLine } from '../directLine/directLine.js';
import { HttpProblem, sendJson } from '../http/httpProblem.js';
import { readJsonBody } from '../http/jsonBody.js';

const MAX_BODY_BYTES = 8 * 1024;

const tokenRequest = z
  .object({
    locale: z.string().max(35).optional(),
    token: z.string().max(4096).optional(),
    newConversation: z.boolean().optional(),
  })
  .optional();

/**
 * `POST /api/directline/token`: what the portal page connects with. `anonymous` lets anybody in as a demo user, which
 * is only right while the server is bound to this machine.
 */
export function portalToken(
  directLine: DirectLine,
  { anonymous }: { readonly anonymous: boolean },
): RequestHandler {
  return async (req: Request, res) => {
    if (!anonymous)
      throw new HttpProblem(403, 'SignInRequired', 'This portal has no sign-in yet; use Microsoft Teams.');
    const request = tokenRequest.safeParse(await readJsonBody(req, MAX_BODY_BYTES));
    if (!request.success)
      throw new HttpProblem(400, 'BadParameters', 'Send { "locale"?, "token"?, "newConversation"? }.');
    const { token, conversationId, userId, expiresInSeconds } = await directLine.issueToken(
      request.data ?? {},
    );
    sendJson(res, 200, {
      token,
      conversationId,
      userId,
      expires_in: expiresInSeconds,
      domain: domainOf(req),
    });
  };
}

/** Where the page reaches Direct Line: this very server, by the name that the page called it. */
function domainOf(req: Request): string {
  const scheme = 'encrypted' in req.socket ? 'https' : 'http';
  return `${scheme}://${req.headers.host ?? 'localhost'}/v3/directline`;
}
