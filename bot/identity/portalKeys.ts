import { createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};
/** Shorter RSA keys are no longer taken to be safe. */
const MIN_RSA_BITS = 2048;

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** The keys that a portal signs with. */
export interface PortalKeys {
  /** Finds the key that a token's header means. */
  readonly keyOf: JWTVerifyGetKey;
  /** What these keys can sign with; public-key algorithms only. */
  readonly algorithms: readonly string[];
}

/** The key file cannot be used; the message says why. */
export class PortalKeyError extends Error {
  override readonly name = 'PortalKeyError';
}

/** Reads a public key in PEM, or several as a JSON Web Key Set. @throws PortalKeyError */
export function readPortalKeys(path: string): PortalKeys {
  const text = readText(path).trim();
  if (/PRIVATE KEY/.test(text)) throw holdsPrivateKey();
  return text.startsWith('{') ? keysOfSet(text) : keyOfPem(text);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new PortalKeyError(`the file cannot be read (${code})`, { cause });
  }
}

function keyOfPem(pem: string): PortalKeys {
  const key = publicKey(pem, 'the file');
  return { keyOf: async () => key, algorithms: algorithmsOf(key, 'the file') };
}

function keysOfSet(json: string): PortalKeys {
  const { keys } = parseSet(json);
  if (keys.some((jwk) => 'd' in jwk || jwk.kty === 'oct')) throw holdsPrivateKey();
  const algorithms = keys.flatMap((jwk, index) => {
    const label = `key ${index + 1}`;
    return algorithmsOf(publicKey({ key: jwk, format: 'jwk' } as JsonWebKeyInput, label), label);
  });
  return { keyOf: createLocalJWKSet({ keys: keys as JWK[] }), algorithms: [...new Set(algorithms)] };
}

function parseSet(json: string): z.output<typeof jwksSchema> {
  try {
    return jwksSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new PortalKeyError('the file is neither PEM nor a key set such as { "keys": [ … ] }', { cause });
  }
}

function publicKey(source: string | JsonWebKeyInput, label: string): KeyObject {
  try {
    return createPublicKey(source);
  } catch (cause) {
    throw new PortalKeyError(`${label} holds no public key`, { cause });
  }
}

function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, label: string): string[] {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType === 'rsa' && modulusLength >= MIN_RSA_BITS) return RSA;
  if (asymmetricKeyType === 'ed25519') return ['EdDSA'];
  const curve = CURVES[namedCurve];
  if (asymmetricKeyType === 'ec' && curve !== undefined) return [curve];
  throw new PortalKeyError(`${label} must be RSA of ${MIN_RSA_BITS} bits or more, EC (P-256…) or Ed25519`);
}

function holdsPrivateKey(): PortalKeyError {
  return new PortalKeyError('the file holds a secret key, which is the portal’s alone: give the public one');
}
