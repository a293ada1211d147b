import { createHash } from 'node:crypto';
import type { Storage, StoreItem, StoreItems } from 'botbuilder-core';
import { open, type RootDatabase } from 'lmdb';
import { z } from 'zod';
import { RefusedError, UnreachableError } from '../errors.js';

const storedState = z.record(z.string(), z.unknown());

/** LMDB takes keys of up to 1978 bytes; longer ones than this, which only a hostile client sends, are hashed. */
const LONGEST_KEY_BYTES = 512;

/**
 * Bot state in one LMDB environment, an entry a key, so that a turn costs the same however many there are. State is
 * kept as JSON text and an entry's version is its ETag. Several processes may open the same folder.
 */
export class LmdbStorage implements Storage {
  private constructor(private readonly db: RootDatabase<string, string>) {}

  /** @param folder made when it is missing */
  static open(folder: string): LmdbStorage {
    return new LmdbStorage(open({ path: folder, noSubdir: false, encoding: 'string', useVersions: true }));
  }

  /** Keys without state are left out. @throws RefusedError `DocumentCorrupt` when an entry is not what was written */
  async read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {};
    for (const key of keys) {
      const entry = this.db.getEntry(entryKey(key));
      if (entry) items[key] = { ...parsed(entry.value), eTag: String(entry.version) };
    }
    return items;
  }

  /**
   * All changes or none. An `eTag` that is absent or `*` overwrites whatever is there; any other must be the one
   * that was read. Resolves when the change is flushed to disk, which costs little beside the commit.
   * @throws UnreachableError `StateConflict` when somebody else has written or deleted in between
   */
  async write(changes: StoreItems): Promise<void> {
    const items = Object.entries(changes).map(([key, item]) => itemToWrite(key, item));
    if (items.length === 0) return;
    const conflict = await this.db.transaction(() => {
      const stale = items.find(({ id, eTag }) => eTag !== undefined && eTag !== this.#eTagOf(id));
      if (stale) return stale.key;
      // Transactions are numbered once and for all, so a version never comes back after a delete.
      const version = this.db.getWriteTxnId();
      for (const { id, text } of items) this.db.put(id, text, version);
      return undefined;
    });
    if (conflict !== undefined) {
      throw new UnreachableError('StateConflict', 'the state was changed by another turn since it was read');
    }
    await this.db.flushed;
  }

  async delete(keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.db.remove(entryKey(key))));
    await this.db.flushed;
  }

  /** Resolves when what was written is on disk and the files are let go. */
  async close(): Promise<void> {
    await this.db.close();
  }

  #eTagOf(id: string): string | undefined {
    const version = this.db.getEntry(id)?.version;
    return version === undefined ? undefined : String(version);
  }
}

interface ItemToWrite {
  readonly key: string;
  readonly id: string;
  readonly text: string;
  /** Absent when the write is unconditional. */
  readonly eTag: string | undefined;
}

function itemToWrite(key: string, { eTag, ...state }: StoreItem): ItemToWrite {
  const isConditional = eTag !== undefined && eTag !== '' && eTag !== '*';
  return { key, id: entryKey(key), text: JSON.stringify(state), eTag: isConditional ? eTag : undefined };
}

function entryKey(key: string): string {
  if (Buffer.byteLength(key) <= LONGEST_KEY_BYTES) return key;
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return storedState.parse(JSON.parse(text));
  } catch (cause) {
    throw new RefusedError('DocumentCorrupt', 'a bot state entry is not readable', { cause });
  }
}
