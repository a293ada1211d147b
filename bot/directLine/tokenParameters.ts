import { z } from 'zod';
import { isPortalUserId } from '../../services/identity/portalUserId.js';
import type { IdSource } from '../../services/ids.js';
import { HttpProblem } from '../http/httpProblem.js';
import type { DirectLineChannel, TokenGrant } from './tokens.js';

/** Printable and short: the id turns up in keys, file names and logs. */
const userIdSchema = z
  .string()
  .regex(/^[\w.@:+=-]{1,100}$/)
  .refine((id) => !isPortalUserId(id), 'ids of this beginning are the portal’s users’ alone');
const localeSchema = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8}){0,4}$/);

const parametersSchema = z.object({
  // directlinejs sends `user: {}` when it has no user id.
  user: z.object({ id: userIdSchema.optional() }).nullish(),
  locale: localeSchema.nullish(),
  trustedOrigins: z.array(z.string()).nullish(),
});

export interface TokenParameters {
  readonly userId?: string | undefined;
  readonly locale?: string | undefined;
}

/**
 * Reads the optional body of the calls that make a token or a conversation.
 * @throws HttpProblem 400 `BadParameters`; also for trusted origins, which would be ignored otherwise.
 */
export function readTokenParameters(body: unknown): TokenParameters {
  const parsed = parametersSchema.safeParse(body ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HttpProblem(
      400,
      'BadParameters',
      `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`,
    );
  }
  const { user, locale, trustedOrigins } = parsed.data;
  if (trustedOrigins && trustedOrigins.length > 0) {
    throw new HttpProblem(
      400,
      'BadParameters',
      'trustedOrigins: set the allowed origins of the server instead.',
    );
  }
  return { userId: user?.id, locale: locale ?? undefined };
}

/** A grant for a conversation that has not begun. */
export function newGrant(
  parameters: TokenParameters,
  ids: IdSource,
  channelId: DirectLineChannel,
): TokenGrant {
  return {
    conversationId: ids.next(),
    userId: parameters.userId ?? newUserId(ids),
    channelId,
    locale: parameters.locale,
  };
}

/** A user id that only this server gives out: public Direct Line begins those of its own with `dl_`, too. */
export function newUserId(ids: IdSource, prefix = ''): string {
  return `dl_${prefix}${ids.next()}`;
}
