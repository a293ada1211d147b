import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import { LRUCache } from 'lru-cache';
import { RefusedError } from '../errors.js';
import { KeyedQueue } from '../keyedQueue.js';
import { AtomicJsonFile, type JsonFileOptions } from './atomicJsonFile.js';

/** Names that are safe as file names on every system: no separators, no dots. */
export const DOCUMENT_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** One document, held exclusively while a task of its folder runs. */
export interface OpenDocument<T> {
  /** Undefined when there is no such document, or none any more. Never changed in place: `write` takes the next version. */
  readonly data: T | undefined;
  /** Whether there was a document and its file was damaged and set aside. */
  readonly damaged: boolean;
  /** Resolves when `next` is on stable storage; when it rejects, the next task reads the disk again. */
  write(next: T): Promise<void>;
}

export interface FolderOptions<T> extends JsonFileOptions<T> {
  /** How many documents stay in memory. */
  readonly maxOpen: number;
}

/** Is told a document's name, and what it holds from now on; undefined while nobody knows, as after damage. */
export type DocumentWatcher<T> = (name: string, data: T | undefined) => void;

/** JSON documents of one kind, one file each; the most recently used stay in memory. */
export class DocumentFolder<T> {
  readonly #queue = new KeyedQueue();
  readonly #open: LRUCache<string, Low<T | null>>;
  #watcher: DocumentWatcher<T> = () => {};

  private constructor(
    private readonly folder: string,
    private readonly options: FolderOptions<T>,
    private readonly damaged: Set<string>,
  ) {
    this.#open = new LRUCache({ max: options.maxOpen });
  }

  /** Opens a folder that exists, removing the half-written files and remembering the damaged documents of earlier runs. */
  static async open<T>(folder: string, options: FolderOptions<T>): Promise<DocumentFolder<T>> {
    const files = new Set(await readdir(folder));
    const damaged = new Set<string>();
    for (const file of files) {
      if (/\.json\.\d+$/.test(file)) await rm(path.join(folder, file));
      const name = /^(.+)\.json\.corrupt-/.exec(file)?.[1];
      if (name !== undefined && !files.has(`${name}.json`)) damaged.add(name);
    }
    return new DocumentFolder(folder, options, damaged);
  }

  /**
   * Runs `task` while no other task of the same document runs.
   * @throws UnreachableError `BackendUnreachable`; RefusedError `Unexpected` for a name that no document can have
   */
  async exclusive<R>(name: string, task: (document: OpenDocument<T>) => Promise<R>): Promise<R> {
    if (!DOCUMENT_NAME.test(name)) throw new RefusedError('Unexpected', 'not the name of a document');
    return this.#queue.run(name, async () => task(this.#handle(name, await this.#load(name))));
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
      if (kept) this.#watcher(name, kept.data ?? undefined);
      else await this.#read(name);
    });
  }

  /** Every readable document, one after another: for repairs, never for a turn. */
  async *all(): AsyncGenerator<T> {
    for (const file of await readdir(this.folder)) {
      const name = path.basename(file, '.json');
      if (!file.endsWith('.json') || !DOCUMENT_NAME.test(name)) continue;
      const data = await this.exclusive(name, async (document) => document.data);
      if (data !== undefined) yield data;
    }
  }

  /** Resolves when no task runs or waits. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async #load(name: string): Promise<Low<T | null>> {
    const kept = this.#open.get(name);
    if (kept) return kept;
    const low = await this.#read(name);
    if (low.data !== null) this.#keep(name, low);
    return low;
  }

  async #read(name: string): Promise<Low<T | null>> {
    const low = new Low<T | null>(
      new AtomicJsonFile(path.join(this.folder, `${name}.json`), this.options),
      null,
    );
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.damaged.add(name);
    } finally {
      this.#watcher(name, low.data ?? undefined);
    }
    return low;
  }

  #keep(name: string, low: Low<T | null>): void {
    this.damaged.delete(name);
    this.#open.set(name, low);
  }

  #handle(name: string, low: Low<T | null>): OpenDocument<T> {
    const isDamaged = () => this.damaged.has(name);
    const write = async (next: T) => {
      // Kept only once it is written: after a failure nobody knows which version the disk holds.
      this.#open.delete(name);
      low.data = next;
      try {
        await low.write();
      } catch (error) {
        this.#watcher(name, undefined);
        throw error;
      }
      this.#keep(name, low);
      this.#watcher(name, next);
    };
    return {
      get data() {
        return low.data ?? undefined;
      },
      get damaged() {
        return isDamaged();
      },
      write,
    };
  }
}
