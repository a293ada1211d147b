import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import type { Clock } from '../clock.js';
import { DeskError, RefusedError, UnreachableError } from '../errors.js';
import type { DeskLog } from './deskLog.js';
import { durableWrite, type WriteText } from './durableWrite.js';
import { isSystemError, isThere } from './fileSystem.js';

export interface JsonFileOptions<T> {
  readonly schema: z.ZodType<T>;
  /** Names the time in a set-aside file's name. */
  readonly clock: Clock;
  readonly log: DeskLog;
  readonly writeText?: WriteText | undefined;
}

/**
 * A lowdb adapter over one JSON file that is written durably and checked when read. A file that does not parse or
 * does not fit the schema is renamed to `<name>.corrupt-<time>`, reported by name, and never written over.
 */
export class AtomicJsonFile<T> implements Adapter<T | null> {
  constructor(
    private readonly file: string,
    private readonly options: JsonFileOptions<T>,
  ) {}

  /**
   * The content; `null` when there is no such file.
   * @throws RefusedError `DocumentCorrupt` after the file was set aside; UnreachableError `BackendUnreachable`.
   */
  async read(): Promise<T | null> {
    const text = await this.#text();
    if (text === undefined) return null;
    const content = this.options.schema.safeParse(parsedOrUndefined(text));
    return content.success ? content.data : this.#setAside();
  }

  /** @throws UnreachableError `BackendUnreachable`; the file is then as it was, or already new but unconfirmed. */
  async write(content: T | null): Promise<void> {
    try {
      await (this.options.writeText ?? durableWrite)(this.file, JSON.stringify(content));
    } catch (cause) {
      throw this.#unreachable('cannot be written', cause);
    }
  }

  async #text(): Promise<string | undefined> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (cause) {
      if (isSystemError(cause) && cause.code === 'ENOENT') return undefined;
      throw this.#unreachable('cannot be read', cause);
    }
  }

  async #setAside(): Promise<never> {
    const aside = await this.#freeName();
    try {
      await rename(this.file, aside);
    } catch (cause) {
      throw this.#unreachable('is corrupt and cannot be set aside', cause);
    }
    this.options.log({ level: 'error', code: 'DocumentCorrupt', file: path.basename(aside) });
    throw corruptDocument(path.basename(this.file));
  }

  async #freeName(): Promise<string> {
    const time = this.options.clock.now().toISOString().replace(/[-:.]/g, '');
    for (let copy = 1; ; copy++) {
      const name = `${this.file}.corrupt-${time}${copy > 1 ? `-${copy}` : ''}`;
      if (!(await isThere(name))) return name;
    }
  }

  #unreachable(what: string, cause: unknown): DeskError {
    if (cause instanceof DeskError) return cause;
    this.options.log({ level: 'error', code: 'BackendUnreachable', file: path.basename(this.file) });
    return new UnreachableError('BackendUnreachable', `${path.basename(this.file)} ${what}`, { cause });
  }
}

/** The refusal of a document that is damaged, or missing where one must be. */
export function corruptDocument(name: string): RefusedError {
  return new RefusedError('DocumentCorrupt', `${name} is damaged or was set aside`);
}

/** For a document that can be made again from the others; the damaged file itself has been set aside and reported. */
export function ignoreIfCorrupt(error: unknown): undefined {
  if (error instanceof RefusedError && error.code === 'DocumentCorrupt') return undefined;
  throw error;
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
