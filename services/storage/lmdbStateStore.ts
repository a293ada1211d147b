import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { open, type RootDatabase } from 'lmdb';
import type { Clock } from '../clock.js';
import { Commits, LMDB_OPTIONS } from '../lmdb/commits.js';
import { DiskRoom } from '../lmdb/diskRoom.js';
import { stateConflict } from './stateConflict.js';
import type { StateStore, StoredEntry } from './stateStore.js';

/** LMDB takes keys of up to 1978 bytes; longer ones than this, which only a hostile client sends, are hashed. */
const LONGEST_KEY_BYTES = 512;

/** An entry is the instant of its write, a line end, and the text. Entries of older desks are the text alone. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z(?=\n)/;

/** So many entries a sweep looks at before others get their turn. */
const SWEPT_AT_ONCE = 200;

/**
 * Bot state in one LMDB environment, an entry a key, so that a turn costs the same however many there are. The number
 * of an entry's write transaction is its version. Several processes may open the same folder.
 */
export class LmdbStateStore implements StateStore {
  private constructor(
    private readonly db: RootDatabase<string, string>,
    private readonly commits: Commits,
    private readonly clock: Clock,
    private readonly closed: () => Promise<void>,
  ) {}

  /**
   * @param folder made when it is missing
   * @param closed called when it was closed in order
   */
  static open(
    folder: string,
    clock: Clock,
    closed = async () => {},
    room = new DiskRoom(folder, clock),
  ): LmdbStateStore {
    const db = open<string, string>({
      ...LMDB_OPTIONS,
      path: folder,
      noSubdir: false,
      encoding: 'string',
      useVersions: true,
    });
    return new LmdbStateStore(db, new Commits(room), clock, closed);
  }

  async read(key: string): Promise<StoredEntry | undefined> {
    const entry = this.db.getEntry(entryKey(key));
    return entry && { text: textIn(entry.value), version: String(entry.version) };
  }

  async write(key: string, text: string, expected: string | undefined): Promise<string> {
    const id = entryKey(key);
    const value = `${this.clock.now().toISOString()}\n${text}`;
    const written = await this.commits.run(() =>
      this.db.transaction(() => {
        if (this.#versionOf(id) !== expected) return undefined;
        // Transactions are numbered once and for all, so a version never comes back after a delete.
        const version = this.db.getWriteTxnId();
        this.db.put(id, value, version);
        return version;
      }),
    );
    if (written === undefined) throw stateConflict();
    await this.db.flushed;
    return String(written);
  }

  async delete(key: string): Promise<void> {
    await this.commits.run(() => this.db.remove(entryKey(key)));
    await this.db.flushed;
  }

  async sweep(before: Date): Promise<number> {
    const limit = before.toISOString();
    let deleted = 0;
    let after: string | undefined;
    do {
      const ids = [
        ...this.db.getKeys({ ...(after !== undefined && { start: after }), limit: SWEPT_AT_ONCE }),
      ];
      const seen = ids.filter((id) => id !== after);
      for (const id of seen) if (await this.#sweepEntry(id, limit)) deleted += 1;
      after = seen.at(-1);
      await setImmediate();
    } while (after !== undefined);
    return deleted;
  }

  async check(): Promise<void> {
    this.db.getEntry('ready');
    this.commits.check();
  }

  async close(): Promise<void> {
    await this.db.close();
    await this.closed();
  }

  /** Only the version that was looked at goes: a turn may be writing. */
  async #sweepEntry(id: string, limit: string): Promise<boolean> {
    const entry = this.db.getEntry(id);
    if (entry?.version === undefined) return false;
    const { version } = entry;
    const [writtenAt] = INSTANT.exec(entry.value) ?? [];
    if (writtenAt === undefined) {
      const value = `${this.clock.now().toISOString()}\n${entry.value}`;
      await this.commits.run(() => this.db.put(id, value, version, version));
      return false;
    }
    return writtenAt < limit && this.commits.run(() => this.db.remove(id, version));
  }

  #versionOf(id: string): string | undefined {
    const version = this.db.getEntry(id)?.version;
    return version === undefined ? undefined : String(version);
  }
}

function textIn(value: string): string {
  const [writtenAt] = INSTANT.exec(value) ?? [];
  return writtenAt === undefined ? value : value.slice(writtenAt.length + 1);
}

function entryKey(key: string): string {
  if (Buffer.byteLength(key) <= LONGEST_KEY_BYTES) return key;
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
