import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Script } from 'node:vm';

const DIGEST = 'sha256';
const DIGEST_BYTES = 32;

/**
 * V8's compiled form of a program's code, kept beside it as `<file>.cache`. V8 itself refuses what another version of it
 * or other flags made, but looks at nothing but the length of the code, and trusts the cache: so a digest of both stands
 * before it.
 */
export function readCodeCache(file: string, code: Buffer): Buffer | undefined {
  const kept = readIfThere(`${file}.cache`);
  if (!kept) return undefined;
  const data = kept.subarray(DIGEST_BYTES);
  return kept.subarray(0, DIGEST_BYTES).equals(digestOf(code, data)) ? data : undefined;
}

/** Keeps what V8 has compiled of the code so far: call it once the program has done what it usually does. */
export function writeCodeCache(file: string, code: Buffer, script: Script): void {
  const data = script.createCachedData();
  const unfinished = `${file}.cache.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([digestOf(code, data), data]));
  renameSync(unfinished, `${file}.cache`);
}

function digestOf(code: Buffer, data: Buffer): Buffer {
  return createHash(DIGEST).update(code).update(data).digest();
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
