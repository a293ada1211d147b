import path from 'node:path';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import type { Clock } from '../clock.js';
import { DeskError, RefusedError, UnreachableError } from '../errors.js';
import type { DeskLog } from './deskLog.js';
import type { DocumentMedium } from './medium/documentMedium.js';

export interface JsonDocumentOptions<T> {
  readonly medium: DocumentMedium;
  readonly schema: z.ZodType<T>;
  /** Names the time in a set-aside file's name. */
  readonly clock: Clock;
  readonly log: DeskLog;
}

/**
 * A lowdb adapter over one JSON document that is written durably and checked when read. One that does not parse or does
 * not fit the schema is set aside as `<name>.corrupt-<time>`, reported by name, and never written over.
 */
export class JsonDocument<T> implements Adapter<T | null> {
  #known: { readonly version: string; readonly content: T | null } | undefined;

  constructor(
    private readonly file: string,
    private readonly options: JsonDocumentOptions<T>,
  ) {}

  /** Of what was last read or written; undefined where there is none, or nobody knows. */
  get version(): string | undefined {
    return this.#known?.version;
  }

  /**
   * The content; `null` when there is no such document. One and the same object as long as the document is the same.
   * @throws RefusedError `DocumentCorrupt` after it was set aside; UnreachableError `BackendUnreachable`
   */
  async read(): Promise<T | null> {
    const found = await this.#stored();
    if (found === 'unchanged') return this.#known?.content ?? null;
    this.#known = undefined;
    if (found === undefined) return null;
    const content = this.options.schema.safeParse(parsedOrUndefined(found.text));
    if (!content.success) return this.#setAside();
    this.#known = { version: found.version, content: content.data };
    return content.data;
  }

  /**
   * @throws UnreachableError `StateConflict` when another process has written since; `BackendUnreachable`: the document is
   * then as it was, or already new but unconfirmed
   */
  async write(content: T | null): Promise<void> {
    const { medium } = this.options;
    try {
      const version = await medium.write(this.file, JSON.stringify(content), this.version);
      this.#known = { version, content };
    } catch (cause) {
      throw this.#unreachable('cannot be written', cause);
    }
  }

  async #stored() {
    try {
      return await this.options.medium.read(this.file, this.version);
    } catch (cause) {
      throw this.#unreachable('cannot be read', cause);
    }
  }

  async #setAside(): Promise<never> {
    const { medium, clock, log } = this.options;
    let aside: string;
    try {
      aside = await medium.setAside(this.file, clock.now());
    } catch (cause) {
      throw this.#unreachable('is corrupt and cannot be set aside', cause);
    }
    log({ level: 'error', code: 'DocumentCorrupt', file: aside });
    throw corruptDocument(path.basename(this.file));
  }

  #unreachable(what: string, cause: unknown): DeskError {
    const isConflict = cause instanceof DeskError && cause.code === 'StateConflict';
    if (isConflict) return cause;
    this.options.log({ level: 'error', code: 'BackendUnreachable', file: path.basename(this.file) });
    if (cause instanceof DeskError) return cause;
    return new UnreachableError('BackendUnreachable', `${path.basename(this.file)} ${what}`, { cause });
  }
}

/** The refusal of a document that is damaged, or missing where one must be. */
export function corruptDocument(name: string): RefusedError {
  return new RefusedError('DocumentCorrupt', `${name} is damaged or was set aside`);
}

/** For a document that can be made again from the others; the damaged one itself has been set aside and reported. */
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
