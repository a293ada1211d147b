import { constants, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

const header = z.object({ alg: z.enum(['RS256', 'PS256']) });
const claims = z.object({ iss: z.string(), sub: z.string(), aud: z.string(), exp: z.number() });

/** What is wrong with a client assertion (RFC 7523) that a certificate's key should have signed; undefined when it holds. */
export function faultOf(
  assertion: string,
  expected: { readonly clientId: string; readonly certificate: string; readonly now: Date },
): 'malformed' | 'expired' | 'signature' | undefined {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const parsedHeader = header.safeParse(json(head));
  const parsedClaims = claims.safeParse(json(body));
  if (!parsedHeader.success || !parsedClaims.success) return 'malformed';
  const { iss, sub, aud, exp } = parsedClaims.data;
  if (iss !== expected.clientId || sub !== expected.clientId || !/\/token$/.test(aud)) return 'malformed';
  if (exp * 1000 <= expected.now.getTime()) return 'expired';
  const key = createPublicKey(expected.certificate);
  const padding =
    parsedHeader.data.alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, padding, ...(parsedHeader.data.alg === 'PS256' && { saltLength: 32 }) },
    Buffer.from(signature, 'base64url'),
  );
  return isSigned ? undefined : 'signature';
}

function json(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
