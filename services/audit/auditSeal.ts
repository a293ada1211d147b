import { createHash, createHmac } from 'node:crypto';
import type { AuditEntry, Seal } from './auditEntry.js';
import { canonicalJson } from './canonicalJson.js';

/** An entry before it has its hash. */
export type UnsealedEntry = Omit<AuditEntry, 'seal' | 'hash'>;

/** Makes and checks the hashes of entries. With a key, whoever can write the trail but does not know it can make none. */
export class AuditSeal {
  /** @param key the desk's secret; without one hashes are plain SHA-256 */
  constructor(private readonly key?: string | undefined) {}

  get hasKey(): boolean {
    return this.key !== undefined;
  }

  sealed(entry: UnsealedEntry): AuditEntry {
    const seal = this.key === undefined ? 'SHA-256' : 'HMAC-SHA-256';
    const unhashed = { ...entry, seal } as const;
    return { ...unhashed, hash: this.#hashOf(unhashed) };
  }

  /** Whether a hash of that kind can be checked: one that was made with a key needs the key. */
  canCheck(seal: Seal): boolean {
    return seal === 'SHA-256' || this.hasKey;
  }

  /** Whether the entry's hash is that of its content; for kinds that can be checked. */
  fits({ hash, ...unhashed }: AuditEntry): boolean {
    return this.#hashOf(unhashed) === hash;
  }

  #hashOf(unhashed: Omit<AuditEntry, 'hash'>): string {
    const hash = unhashed.seal === 'SHA-256' ? createHash('sha256') : createHmac('sha256', this.key ?? '');
    return hash.update(canonicalJson(unhashed)).digest('hex');
  }
}

/** SHA-256 of a text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 of a document, in whatever order its members stand. */
export function documentDigest(document: object): string {
  return digestOf(canonicalJson(document));
}
