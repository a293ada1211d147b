import { Low } from 'lowdb';
import { DeskError } from '../errors.js';
import type { JsonDocument } from './jsonDocument.js';

/** One document, held exclusively while a task of its folder runs. */
export interface OpenDocument<T> {
  /** Undefined when there is no such document, or none any more. Never changed in place: `write` takes the next version. */
  readonly data: T | undefined;
  /** Whether there was a document and its file was damaged and set aside. */
  readonly damaged: boolean;
  /**
   * Resolves when `next` is on stable storage; when it rejects, the next task reads the medium again. When another process
   * has written meanwhile, nothing is written and the whole task is run again on what that one left.
   */
  write(next: T): Promise<void>;
}

/** A document that exists, held exclusively while a task runs. */
export interface HeldDocument<T> {
  readonly data: T;
  write(next: T): Promise<void>;
}

/** A document in memory. */
export class KeptDocument<T> extends Low<T | null> {
  constructor(readonly document: JsonDocument<T>) {
    super(document, null);
  }
}

/** What one run of a task holds. */
export class DocumentHandle<T> implements OpenDocument<T> {
  /** Whether another process has written since the document was read. */
  isOutdated = false;

  constructor(
    private readonly kept: KeptDocument<T>,
    private readonly wasDamaged: boolean,
    private readonly put: (next: T, kept: KeptDocument<T>) => Promise<void>,
  ) {}

  get data(): T | undefined {
    return this.kept.data ?? undefined;
  }

  get damaged(): boolean {
    return this.wasDamaged && this.kept.data === null;
  }

  /** A property, so that it can be handed on alone. */
  readonly write = async (next: T): Promise<void> => {
    try {
      await this.put(next, this.kept);
    } catch (error) {
      this.isOutdated = error instanceof DeskError && error.code === 'StateConflict';
      throw error;
    }
  };
}
