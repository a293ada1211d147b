import { createReadStream } from 'node:fs';
import { constants, type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AuditStore, TrailEnd } from '../audit/auditStore.js';
import { DeskError, RefusedError, UnreachableError } from '../errors.js';
import { syncFolder } from '../local/durableWrite.js';
import { isSystemError } from '../local/fileSystem.js';
import { stateConflict } from './stateConflict.js';
import { tailOf, wholeLines } from './trailTail.js';

const ENDING = '.jsonl';
/** As documents are named: no separators, no dots. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** Audit trails in a folder, a file of lines each, which one process at a time adds to. */
export class FileAuditStore implements AuditStore {
  /** @param folder made with the first entry; names of trails must be safe as file names */
  constructor(private readonly folder: string) {}

  async end(name: string): Promise<TrailEnd> {
    const file = await this.#reached(name, () => openIfThere(this.#file(name)));
    if (!file) return { line: undefined, position: 0 };
    return this.#reached(name, () =>
      closing(file, async () => tailOf((await file.stat()).size, (start) => bytesFrom(file, start))),
    );
  }

  append(name: string, line: string, position: number): Promise<number> {
    return this.#reached(name, async () => {
      if (position === 0) await this.#makeFolder();
      const file = await openToAdd(this.#file(name), position === 0);
      const next = await closing(file, () => addAt(file, `${line}\n`, position));
      if (position === 0) await syncFolder(this.folder);
      return next;
    });
  }

  async *lines(name: string): AsyncGenerator<string> {
    try {
      yield* wholeLines(createReadStream(this.#file(name)));
    } catch (cause) {
      if (cause instanceof DeskError) throw cause;
      if (!isMissing(cause)) throw unreachable(name, cause);
    }
  }

  async *names(): AsyncGenerator<string> {
    const files = await this.#reached('audit', () =>
      readdir(this.folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      }),
    );
    for (const file of files) if (file.endsWith(ENDING)) yield path.basename(file, ENDING);
  }

  /** @throws RefusedError `Unexpected` for a name that would lead elsewhere */
  #file(name: string): string {
    if (!SAFE_NAME.test(name)) throw new RefusedError('Unexpected', 'not the name of an audit trail');
    return path.join(this.folder, `${name}${ENDING}`);
  }

  async #makeFolder(): Promise<void> {
    const made = await mkdir(this.folder, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(path.dirname(made));
  }

  async #reached<R>(name: string, task: () => Promise<R>): Promise<R> {
    try {
      return await task();
    } catch (cause) {
      if (!isSystemError(cause)) throw cause;
      throw unreachable(name, cause);
    }
  }
}

/** @throws UnreachableError `StateConflict` when whole lines stand behind `position`, or too little stands before it */
async function addAt(file: FileHandle, text: string, position: number): Promise<number> {
  const { size } = await file.stat();
  if (size < position) throw stateConflict();
  if (size > position) {
    if ((await bytesFrom(file, position)).includes('\n')) throw stateConflict();
    await file.truncate(position);
  }
  const bytes = Buffer.from(text);
  await file.appendFile(bytes);
  await file.sync();
  return position + bytes.length;
}

/** @throws UnreachableError `StateConflict` when a trail that was begun is gone */
async function openToAdd(file: string, isFirst: boolean): Promise<FileHandle> {
  const { O_RDWR, O_APPEND, O_CREAT } = constants;
  try {
    return await open(file, O_RDWR | O_APPEND | (isFirst ? O_CREAT : 0), 0o600);
  } catch (error) {
    if (!isFirst && isMissing(error)) throw stateConflict(error);
    throw error;
  }
}

async function bytesFrom(file: FileHandle, start: number): Promise<Buffer> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, size - start));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
  return bytes.subarray(0, bytesRead);
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function closing<R>(file: FileHandle, task: () => Promise<R>): Promise<R> {
  try {
    return await task();
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT';
}

function unreachable(name: string, cause: unknown): UnreachableError {
  return new UnreachableError('BackendUnreachable', `the audit trail of ${name} cannot be used`, { cause });
}
