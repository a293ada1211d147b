import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { Clock } from '../../services/clock.js';
import { Commits, LMDB_OPTIONS } from '../../services/lmdb/commits.js';
import { DiskRoom } from '../../services/lmdb/diskRoom.js';
import type { ActivityDraft, ActivityPage, ConversationRecord, PageLimits } from './conversationRecord.js';

/** Someone who comes back later than this is not shown an old "is typing". */
const TYPING_LIFETIME_MS = 15_000;
/** No conversation has this id. */
const READINESS_KEY = 'ready';
const FLUSH_ON_COMMIT = { separateFlushed: true } as const;

/** The databases in the log's file. */
export const LOG_DATABASES = ['conversations', 'activities'] as const;

/** The log's file in the channel's folder. */
export function logFileIn(folder: string): string {
  return join(folder, 'conversations.lmdb');
}

/** JSON is made once, when the activity arrives, and sent as it is to every reader. */
interface LogEntry {
  readonly json: string;
  readonly staleAtMs?: number;
}

/**
 * The conversations and their activities in LMDB. An append costs the same whatever the number of conversations,
 * and nothing of a conversation stays in memory but the watchers of its open sockets.
 */
export class ConversationLog {
  readonly #root: RootDatabase;
  readonly #commits: Commits;
  readonly #records: Database<ConversationRecord, string>;
  readonly #entries: Database<LogEntry, [string, number]>;
  #open = true;
  readonly #watchers = new Map<string, Set<() => void>>();

  constructor(
    folder: string,
    private readonly clock: Clock,
    room = new DiskRoom(folder, clock),
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#commits = new Commits(room);
    this.#root = open({ path: logFileIn(folder), maxDbs: 4, ...LMDB_OPTIONS, ...FLUSH_ON_COMMIT });
    this.#records = this.#root.openDB({ name: 'conversations', encoding: 'json' });
    this.#entries = this.#root.openDB({ name: 'activities' });
  }

  find(conversationId: string): ConversationRecord | undefined {
    return this.#records.get(conversationId);
  }

  /** Files a new conversation; gives `false` and changes nothing when the id is on file. */
  create(
    fresh: Omit<ConversationRecord, 'joined' | 'lastSeq' | 'lastAtMs' | 'createdAtMs'>,
  ): Promise<boolean> {
    return this.#write(() => {
      if (this.#records.get(fresh.id) !== undefined) return false;
      const createdAtMs = this.clock.now().getTime();
      this.#records.put(fresh.id, { ...fresh, joined: false, lastSeq: 0, lastAtMs: 0, createdAtMs });
      return true;
    });
  }

  async markJoined(conversationId: string): Promise<void> {
    await this.#write(() => {
      const record = this.#records.get(conversationId);
      if (record !== undefined) {
        this.#records.put(conversationId, { ...record, joined: true });
      }
    });
  }

  /**
   * Adds activities, all or none, and gives them as they stand in the log: with id and timestamp.
   * The conversation must be on file: for an unknown one nothing is added and the result is empty.
   */
  async append(
    conversationId: string,
    drafts: readonly ActivityDraft[],
  ): Promise<readonly (ActivityDraft & { id: string })[]> {
    const added = await this.#write(() => {
      const record = this.#records.get(conversationId);
      return record === undefined ? [] : this.#appendTo(record, drafts);
    });
    this.#wake(conversationId);
    return added;
  }

  /** Puts `activity` in the place of the one with its id; readers that saw the old one see the new one on a reload. */
  replace(conversationId: string, activity: ActivityDraft & { id: string }): Promise<boolean> {
    return this.#changeEntry(conversationId, activity.id, (key, old) => {
      const { timestamp } = JSON.parse(old.json) as { timestamp?: string };
      this.#entries.put(key, { json: JSON.stringify({ ...activity, timestamp }) });
    });
  }

  /** Takes an activity out of the log. */
  remove(conversationId: string, activityId: string): Promise<boolean> {
    return this.#changeEntry(conversationId, activityId, (key) => this.#entries.remove(key));
  }

  /** The activities behind `watermark`. A watermark beyond the end gives none, and the true one. */
  read(conversationId: string, watermark: number, limits: PageLimits): ActivityPage {
    const last = this.find(conversationId)?.lastSeq ?? 0;
    const nowMs = this.clock.now().getTime();
    const activities: string[] = [];
    let length = 0;
    const range = { start: [conversationId, watermark + 1], end: [conversationId, last + 1] };
    for (const { key, value } of this.#entries.getRange(range)) {
      if (value.staleAtMs !== undefined && value.staleAtMs <= nowMs) {
        continue;
      }
      activities.push(value.json);
      length += value.json.length;
      if (activities.length >= limits.maxCount || length >= limits.maxLength) {
        return { activities, watermark: key[1] };
      }
    }
    return { activities, watermark: last };
  }

  /** Up to `limit` conversations in the order of their ids, from behind `after` on. */
  list(after: string | undefined, limit: number): ConversationRecord[] {
    const range = this.#records.getRange({ ...(after !== undefined && { start: after }), limit: limit + 1 });
    const found = Array.from(range, ({ value }) => value);
    return found.filter(({ id }) => id !== after).slice(0, limit);
  }

  /**
   * Takes all activities of a conversation out of the log; those that follow are counted on, so that readers stay where
   * they are. @param joined whether the bot has been told that the user is there
   */
  async empty(conversationId: string, joined: boolean): Promise<void> {
    await this.#write(() => {
      const record = this.#records.get(conversationId);
      if (record === undefined) return;
      this.#removeEntries(record);
      this.#records.put(conversationId, { ...record, joined });
    });
  }

  /** Deletes a conversation, unless it went on since it was read or somebody reads it now. */
  delete({ id, lastSeq }: ConversationRecord): Promise<boolean> {
    return this.#write(() => {
      const record = this.#records.get(id);
      if (record?.lastSeq !== lastSeq || this.#watchers.has(id)) return false;
      this.#removeEntries(record);
      this.#records.remove(id);
      return true;
    });
  }

  /** Calls `listener` after each append to the conversation, until the returned function is called. */
  watch(conversationId: string, listener: () => void): () => void {
    const listeners = this.#watchers.get(conversationId) ?? new Set();
    this.#watchers.set(conversationId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#watchers.get(conversationId) === listeners) {
        this.#watchers.delete(conversationId);
      }
    };
  }

  /** Rejects while nothing can be read or written. */
  async check(): Promise<void> {
    this.#records.get(READINESS_KEY);
    await this.#write(() => undefined);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Flushes what was written to the disk and closes the store. */
  async close(): Promise<void> {
    this.#open = false;
    await this.#root.flushed;
    await this.#root.close();
  }

  #appendTo(
    record: ConversationRecord,
    drafts: readonly ActivityDraft[],
  ): (ActivityDraft & { id: string })[] {
    let { lastSeq, lastAtMs } = record;
    const added = drafts.map((draft) => {
      lastSeq += 1;
      lastAtMs = Math.max(this.clock.now().getTime(), lastAtMs + 1);
      const activity = { ...draft, id: activityIdOf(record.id, lastSeq), timestamp: new Date(lastAtMs) };
      const stale = activity.type === 'typing' ? { staleAtMs: lastAtMs + TYPING_LIFETIME_MS } : {};
      this.#entries.put([record.id, lastSeq], { json: JSON.stringify(activity), ...stale });
      return activity;
    });
    this.#records.put(record.id, { ...record, lastSeq, lastAtMs });
    return added;
  }

  #removeEntries({ id, lastSeq }: ConversationRecord): void {
    const keys = [...this.#entries.getKeys({ start: [id, 0], end: [id, lastSeq + 1] })];
    for (const key of keys) this.#entries.remove(key);
  }

  #changeEntry(
    conversationId: string,
    activityId: string,
    change: (key: [string, number], old: LogEntry) => unknown,
  ): Promise<boolean> {
    return this.#write(() => {
      const seq = seqOf(conversationId, activityId);
      const old = seq === undefined ? undefined : this.#entries.get([conversationId, seq]);
      if (seq === undefined || old === undefined) {
        return false;
      }
      change([conversationId, seq], old);
      return true;
    });
  }

  /** All or nothing of what `change` puts and removes. @throws UnreachableError `BackendUnreachable` */
  #write<T>(change: () => T): Promise<T> {
    return this.#commits.run(() => this.#root.transaction(change));
  }

  #wake(conversationId: string): void {
    for (const listener of this.#watchers.get(conversationId) ?? []) {
      listener();
    }
  }
}

function activityIdOf(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

function seqOf(conversationId: string, activityId: string): number | undefined {
  const digits = /\|(\d{7,15})$/.exec(activityId)?.[1];
  const seq = Number(digits);
  return digits !== undefined && activityIdOf(conversationId, seq) === activityId ? seq : undefined;
}
