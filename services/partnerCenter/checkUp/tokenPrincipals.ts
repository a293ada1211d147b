import { z } from 'zod';

const claims = z.object({
  oid: z.string().optional().catch(undefined),
  groups: z.array(z.string()).catch([]),
});

/**
 * Object ids of whom an access token stands for, with the groups it names. Only to tell whose roles are whose: what a token
 * says counts at its service alone, and may change.
 */
export function principalsOf(accessToken: string): ReadonlySet<string> {
  const { data } = claims.safeParse(payloadOf(accessToken));
  return new Set(data ? [...(data.oid === undefined ? [] : [data.oid]), ...data.groups] : []);
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}
