import { z } from 'zod';

/** What Microsoft Entra's token endpoint answered. */
export interface TokenAnswer {
  readonly status: number;
  readonly retryAfterSeconds?: number | undefined;
  /** Parsed JSON; undefined where it was none. */
  readonly body: unknown;
}

/** A token that was given. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly lifetimeSeconds: number;
  /** One that takes the place of the refresh token that was redeemed. */
  readonly refreshToken?: string | undefined;
}

const seconds = z.coerce.number().int().positive();

const issuedSchema = z
  .object({
    access_token: z.string().min(1),
    expires_in: seconds,
    refresh_token: z.string().min(1).optional(),
  })
  .transform(
    ({ access_token, expires_in, refresh_token }): IssuedToken => ({
      accessToken: access_token,
      lifetimeSeconds: expires_in,
      refreshToken: refresh_token,
    }),
  );

/** What is shown and logged has the shape of a code or an id, whatever is sent. */
const code = z.string().regex(/^[\w.:-]{1,100}$/);

const refusalSchema = z.object({
  error: code,
  error_codes: z.array(z.number().int()).catch([]),
  suberror: code.optional().catch(undefined),
  correlation_id: code.optional().catch(undefined),
});
/** The description is left out: it names the partner's user. */
export type RefusalBody = z.output<typeof refusalSchema>;

/** The token of an answer that gives one. */
export function issuedToken({ status, body }: TokenAnswer): IssuedToken | undefined {
  return status === 200 ? issuedSchema.safeParse(body).data : undefined;
}

/** The reasons of an answer that gives none. */
export function refusalBody({ body }: TokenAnswer): RefusalBody | undefined {
  return refusalSchema.safeParse(body).data;
}
