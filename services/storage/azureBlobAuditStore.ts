import { type AppendBlobClient, type ContainerClient, RestError } from '@azure/storage-blob';
import type { AuditStore, TrailEnd } from '../audit/auditStore.js';
import { DeskError, UnreachableError } from '../errors.js';
import { isNoContainer } from './isNoContainer.js';
import { stateConflict } from './stateConflict.js';
import { tailOf, wholeLines } from './trailTail.js';

const ENDING = '.jsonl';

/**
 * Audit trails in a container of Azure Blob Storage, an append blob each, which any number of processes add to: the
 * storage itself refuses an entry that would not stand where its writer saw the end. A blob takes 50,000 entries.
 */
export class AzureBlobAuditStore implements AuditStore {
  /** @param container exists already, and holds nothing else */
  constructor(private readonly container: ContainerClient) {}

  end(name: string): Promise<TrailEnd> {
    return reached(name, async () => {
      const blob = this.#blob(name);
      const size = await sizeOf(blob);
      const end = await tailOf(size, (start) => blob.downloadToBuffer(start, size - start));
      if (end.position === size) return end;
      // No crash leaves half a line here: it is somebody else's, and stays to be seen as a line of its own.
      await add(blob, '\n', size).catch(unlessFaster);
      return this.end(name);
    });
  }

  append(name: string, line: string, position: number): Promise<number> {
    return reached(name, async () => {
      const blob = this.#blob(name);
      if (position === 0) await blob.createIfNotExists();
      return add(blob, `${line}\n`, position);
    });
  }

  async *lines(name: string): AsyncGenerator<string> {
    const body = await reached(name, () => bodyOf(this.#blob(name)));
    if (!body) return;
    try {
      yield* wholeLines(body);
    } catch (cause) {
      throw unreachable(name, cause);
    }
  }

  async *names(): AsyncGenerator<string> {
    try {
      for await (const { name } of this.container.listBlobsFlat()) {
        if (name.endsWith(ENDING)) yield name.slice(0, -ENDING.length);
      }
    } catch (cause) {
      throw unreachable('audit', cause);
    }
  }

  #blob(name: string): AppendBlobClient {
    return this.container.getAppendBlobClient(`${name}${ENDING}`);
  }
}

/** @throws UnreachableError `StateConflict` when the blob does not end there any more */
async function add(blob: AppendBlobClient, text: string, position: number): Promise<number> {
  const bytes = Buffer.from(text);
  try {
    await blob.appendBlock(bytes, bytes.length, { conditions: { appendPosition: position } });
  } catch (error) {
    // 404: the trail that was seen is gone.
    if (hasStatus(error, 404, 412)) throw stateConflict(error);
    throw error;
  }
  return position + bytes.length;
}

function unlessFaster(error: unknown): void {
  if (!(error instanceof DeskError) || error.code !== 'StateConflict') throw error;
}

async function sizeOf(blob: AppendBlobClient): Promise<number> {
  try {
    return (await blob.getProperties()).contentLength ?? 0;
  } catch (error) {
    if (isNoBlob(error)) return 0;
    throw error;
  }
}

async function bodyOf(blob: AppendBlobClient): Promise<NodeJS.ReadableStream | undefined> {
  try {
    return (await blob.download()).readableStreamBody;
  } catch (error) {
    if (isNoBlob(error)) return undefined;
    throw error;
  }
}

async function reached<R>(name: string, task: () => Promise<R>): Promise<R> {
  try {
    return await task();
  } catch (cause) {
    if (cause instanceof DeskError) throw cause;
    throw unreachable(name, cause);
  }
}

function isNoBlob(error: unknown): boolean {
  return hasStatus(error, 404);
}

function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  if (!(error instanceof RestError) || error.statusCode === undefined) return false;
  return statuses.includes(error.statusCode) && !isNoContainer(error);
}

function unreachable(name: string, cause: unknown): UnreachableError {
  return new UnreachableError('BackendUnreachable', `the audit trail of ${name} cannot be used`, { cause });
}
