import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { readPortalKeys } from '../../../bot/identity/portalKeys.js';

export const PORTAL_ISSUER = 'https://portal.example';
export const AUDIENCE = 'reservation-desk';

/** A file that a test reads, gone afterwards. */
export function readOnce<T>(text: string, read: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'desk-portal-'));
  try {
    const path = join(folder, 'keys');
    writeFileSync(path, text);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A portal with a key, and the desk's trust in it. */
export async function newPortal() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const pem = await exportSPKI(publicKey);
  let count = 0;
  return {
    privateKey,
    publicKey,
    pem,
    trust: { issuer: PORTAL_ISSUER, audience: AUDIENCE, keys: readOnce(pem, readPortalKeys) },
    /** For one minute from `nowMs`, and for one use, unless told otherwise. */
    sign: (nowMs: number, changes: JWTPayload = {}) => {
      count += 1;
      const now = Math.floor(nowMs / 1000);
      const claims = { iss: PORTAL_ISSUER, aud: AUDIENCE, sub: 'ada', jti: `use-${count}`, exp: now + 60 };
      return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    },
  };
}

export type Portal = Awaited<ReturnType<typeof newPortal>>;
