import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { RefusedError } from '../errors.js';
import { KeyedQueue } from '../keyedQueue.js';
import { DocumentHandle, KeptDocument, type OpenDocument } from './documentHandle.js';
import { JsonDocument, type JsonDocumentOptions } from './jsonDocument.js';
import { asideBeginning } from './medium/documentMedium.js';

/** Names that are safe as file names on every system: no separators, no dots. */
export const DOCUMENT_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** So often a task is run when other processes keep writing its document, with a little more patience each time. */
const ATTEMPTS = 20;
const PATIENCE_MS = 10;

export interface FolderOptions<T> extends JsonDocumentOptions<T> {
  /** How many documents stay in memory. */
  readonly maxOpen: number;
}

/** Is told a document's name, and what it holds from now on; undefined while nobody knows, as after damage. */
export type DocumentWatcher<T> = (name: string, data: T | undefined) => void;

/** JSON documents of one kind, one file each; the most recently used stay in memory, also those that are not there. */
export class DocumentFolder<T> {
  readonly #queue = new KeyedQueue();
  readonly #open: LRUCache<string, KeptDocument<T>>;
  /** The versions that the watcher was told, where other processes write new ones. */
  readonly #told = new Map<string, string>();
  #watcher: DocumentWatcher<T> | undefined;

  private constructor(
    private readonly folder: string,
    private readonly options: FolderOptions<T>,
    private readonly damaged: Set<string>,
  ) {
    this.#open = new LRUCache({ max: options.maxOpen });
  }

  /** Opens a folder that was prepared, remembering the damaged documents of earlier runs. */
  static async open<T>(folder: string, options: FolderOptions<T>): Promise<DocumentFolder<T>> {
    const files = new Set<string>();
    for await (const { name } of options.medium.list(folder)) files.add(name);
    const damaged = new Set<string>();
    for (const file of files) {
      const name = /^(.+)\.json\.corrupt-/.exec(file)?.[1];
      if (name !== undefined && !files.has(`${name}.json`)) damaged.add(name);
    }
    return new DocumentFolder(folder, options, damaged);
  }

  /**
   * Runs `task` while no other task of the same document runs in this process, and so that no other process's write is
   * lost: it may be run more than once.
   * @throws UnreachableError `BackendUnreachable`, `StateConflict` when others kept writing; RefusedError `Unexpected` for a
   * name that no document can have
   */
  async exclusive<R>(name: string, task: (document: OpenDocument<T>) => Promise<R>): Promise<R> {
    if (!DOCUMENT_NAME.test(name)) throw new RefusedError('Unexpected', 'not the name of a document');
    return this.#queue.run(name, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const handle = new DocumentHandle(await this.#load(name), this.damaged.has(name), (next, kept) =>
          this.#write(name, next, kept),
        );
        try {
          return await task(handle);
        } catch (error) {
          if (!handle.isOutdated || attempt === ATTEMPTS) throw error;
          await pause(randomInt(PATIENCE_MS * attempt));
        }
      }
    });
  }

  /** From here on, tells `watcher` every version of a document that is read or written, one after another. */
  watch(watcher: DocumentWatcher<T>): void {
    this.#watcher = watcher;
  }

  /**
   * Has the watcher told what a document holds, and leaves the documents in memory as they are: for going over many.
   * @throws UnreachableError `BackendUnreachable`, when the watcher knows already
   */
  review(name: string): Promise<void> {
    return this.#queue.run(name, async () => {
      const kept = this.#open.peek(name);
      if (kept && !this.options.medium.isShared) this.#watcher?.(name, kept.data ?? undefined);
      else await this.#read(name, kept ?? this.#closed(name));
    });
  }

  /** Reviews what other processes have written since the watcher was told of it. @throws UnreachableError */
  async reviewOthers(): Promise<void> {
    for await (const { name: file, version } of this.options.medium.list(this.folder)) {
      const name = documentName(file);
      if (name !== undefined && this.#told.get(name) !== version) await this.review(name);
    }
  }

  /** Every readable document, one after another: for repairs, never for a turn. */
  async *all(): AsyncGenerator<T> {
    for await (const { name: file } of this.options.medium.list(this.folder)) {
      const name = documentName(file);
      if (name === undefined) continue;
      const data = await this.exclusive(name, async (document) => document.data);
      if (data !== undefined) yield data;
    }
  }

  /** Resolves when no task runs or waits. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  #closed(name: string): KeptDocument<T> {
    const file = this.folder === '' ? `${name}.json` : `${this.folder}/${name}.json`;
    return new KeptDocument(new JsonDocument(file, this.options));
  }

  async #load(name: string): Promise<KeptDocument<T>> {
    const kept = this.#open.get(name);
    if (kept && !this.options.medium.isShared) return kept;
    const read = kept ?? this.#closed(name);
    await this.#read(name, read);
    if (read.data !== null) this.#keep(name, read);
    else if (this.options.medium.isShared) await this.#lookAside(name);
    // Nobody else will write it: that it is not there is kept, too. A damaged one may be put back by hand.
    else if (!this.damaged.has(name)) this.#open.set(name, read);
    return read;
  }

  /** Another process may have found the document damaged. */
  async #lookAside(name: string): Promise<void> {
    if (this.damaged.has(name)) return;
    for await (const _aside of this.options.medium.list(this.folder, asideBeginning(`${name}.json`))) {
      this.damaged.add(name);
      return;
    }
  }

  async #read(name: string, kept: KeptDocument<T>): Promise<void> {
    const before = kept.data;
    // What is there no more is not read: nothing may be left of what it held.
    kept.data = null;
    try {
      await kept.read();
    } catch (error) {
      this.#open.delete(name);
      if (!(error instanceof RefusedError)) throw error;
      this.damaged.add(name);
    } finally {
      if (kept.data === null || kept.data !== before || !this.#isTold(name, kept)) this.#tell(name, kept);
    }
  }

  async #write(name: string, next: T, kept: KeptDocument<T>): Promise<void> {
    // Kept only once it is written: after a failure nobody knows which version the medium holds.
    this.#open.delete(name);
    kept.data = next;
    try {
      await kept.write();
    } catch (error) {
      this.#told.delete(name);
      this.#watcher?.(name, undefined);
      throw error;
    }
    this.#keep(name, kept);
    this.#tell(name, kept);
  }

  #keep(name: string, kept: KeptDocument<T>): void {
    this.damaged.delete(name);
    this.#open.set(name, kept);
  }

  #tell(name: string, { data, document: { version } }: KeptDocument<T>): void {
    if (!this.#watcher) return;
    if (data === null || version === undefined) this.#told.delete(name);
    else if (this.options.medium.isShared) this.#told.set(name, version);
    this.#watcher(name, data ?? undefined);
  }

  #isTold(name: string, { document: { version } }: KeptDocument<T>): boolean {
    return !this.options.medium.isShared || this.#told.get(name) === version;
  }
}

/** The document's name, of a file of a folder; undefined for files that are none. */
export function documentName(file: string): string | undefined {
  const name = /^(.+)\.json$/.exec(file)?.[1];
  return name !== undefined && DOCUMENT_NAME.test(name) ? name : undefined;
}
