import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { KeyedQueue } from '../keyedQueue.js';
import type { Caller, RequestFile } from '../model.js';
import {
  type FileRefusal,
  MOST_FILE_BYTES,
  MOST_FILES,
  type OfferedFile,
  type OfferOutcome,
  type RequestFiles,
} from '../requestFiles.js';
import { recognisedFile } from './fileKinds.js';
import { freeName, safeFileName } from './fileName.js';
import type { FileShelf, ShelvedItem } from './fileShelf.js';

/** What may lie here of one user: far more than all their drafts can hold. */
const MOST_USER_BYTES = 250 * 1024 * 1024;

/** Beside the files of a request that is on file, or waits for its approval. */
const SETTLED = 'settled';
/** Beside those of a draft that was such a request: since it was written, they are a draft's again. */
const RELEASED = 'released';
const ABOUT = '.json';

const about = z.object({ name: z.string(), type: z.string(), bytes: z.int(), at: z.string() });
type About = z.infer<typeof about>;

/**
 * Files of requests on a shelf: a folder a user, in it one a request, in that a file under its id and beside it a small one
 * that says what it is, without which it does not count. An id is made of the name and the content.
 */
export class RequestFileStore implements RequestFiles {
  readonly #inOrder = new KeyedQueue();

  constructor(
    private readonly shelf: FileShelf,
    private readonly clock: Clock,
  ) {}

  keep(caller: Caller, key: string, { name, content }: OfferedFile): Promise<OfferOutcome> {
    const known = recognisedFile(safeFileName(name), content);
    const refusal = refusalOf(content) ?? (known ? undefined : 'kind');
    if (!known || refusal) return Promise.resolve({ kind: 'refused', refusal: refusal ?? 'kind' });
    const id = digestOf(known.name, content);
    return this.#inOrder.run(ownerOf(caller), () => this.#keep(caller, key, { ...known, id, content }));
  }

  async list(caller: Caller, key: string): Promise<readonly RequestFile[]> {
    const folder = folderOf(caller, key);
    const items = await this.shelf.list(folder);
    const found = await Promise.all(
      items.filter(({ path }) => path.endsWith(ABOUT)).map(({ path }) => this.#about(path)),
    );
    return found
      .flatMap((one) => one ?? [])
      .sort((a, b) => a.at.localeCompare(b.at) || a.file.name.localeCompare(b.file.name))
      .map(({ file }) => file);
  }

  async read(caller: Caller, key: string, fileId: string): Promise<Uint8Array | undefined> {
    if (!isId(fileId)) return undefined;
    return this.shelf.read(`${folderOf(caller, key)}/${fileId}`);
  }

  async remove(caller: Caller, key: string, fileId: string): Promise<void> {
    if (!isId(fileId)) return;
    const path = `${folderOf(caller, key)}/${fileId}`;
    await this.shelf.remove(`${path}${ABOUT}`);
    await this.shelf.remove(path);
  }

  drop(caller: Caller, key: string): Promise<void> {
    return this.#clear(folderOf(caller, key));
  }

  async settle(caller: Caller, key: string): Promise<void> {
    const folder = folderOf(caller, key);
    if ((await this.shelf.list(folder)).length === 0) return;
    await this.shelf.write(`${folder}/${SETTLED}`, new Uint8Array());
  }

  async release(caller: Caller, key: string): Promise<void> {
    const folder = folderOf(caller, key);
    if ((await this.shelf.list(folder)).length === 0) return;
    // Before they count as a draft's: a sweep in between would find them old.
    await this.shelf.write(`${folder}/${RELEASED}`, new Uint8Array());
    await this.shelf.remove(`${folder}/${SETTLED}`);
  }

  async forget(caller: Caller): Promise<void> {
    const items = await this.shelf.list(ownerOf(caller));
    for (const { path } of draftsIn(items)) await this.shelf.remove(path);
  }

  /** Deletes files of drafts to which nothing was added since `before`. @returns how many of them */
  async sweep(before: Date): Promise<number> {
    const drafts = draftsIn(await this.shelf.list());
    const lively = new Set(
      drafts.filter(({ writtenAt }) => writtenAt >= before).map(({ path }) => parentOf(path)),
    );
    const old = drafts.filter(({ path }) => !lively.has(parentOf(path)));
    for (const { path } of old) await this.shelf.remove(path);
    return old.filter(({ path }) => isId(path.slice(path.lastIndexOf('/') + 1))).length;
  }

  async #keep(
    caller: Caller,
    key: string,
    { id, name, type, content }: Omit<RequestFile, 'bytes'> & { readonly content: Uint8Array },
  ): Promise<OfferOutcome> {
    const present = await this.list(caller, key);
    const same = present.find((file) => file.id === id);
    if (same) return { kind: 'kept', file: same };
    if (present.length >= MOST_FILES) return { kind: 'refused', refusal: 'count' };
    const kept = (await this.shelf.list(ownerOf(caller))).reduce((sum, { bytes }) => sum + bytes, 0);
    if (kept + content.length > MOST_USER_BYTES) return { kind: 'refused', refusal: 'space' };
    const free = freeName(
      name,
      present.map((file) => file.name),
    );
    const file = { id, name: free, bytes: content.length, type };
    const written: About = { name: free, type, bytes: content.length, at: this.clock.now().toISOString() };
    const path = `${folderOf(caller, key)}/${id}`;
    await this.shelf.write(path, content);
    await this.shelf.write(`${path}${ABOUT}`, Buffer.from(JSON.stringify(written)));
    return { kind: 'kept', file };
  }

  async #about(path: string): Promise<{ readonly at: string; readonly file: RequestFile } | undefined> {
    const text = await this.shelf.read(path);
    const id = path.slice(path.lastIndexOf('/') + 1, -ABOUT.length);
    const { data } = about.safeParse(text && parsed(Buffer.from(text).toString('utf8')));
    if (!data || !isId(id)) return undefined;
    const { at, ...rest } = data;
    return { at, file: { id, ...rest } };
  }

  async #clear(folder: string): Promise<void> {
    for (const { path } of await this.shelf.list(folder)) await this.shelf.remove(path);
  }
}

function refusalOf({ length }: Uint8Array): FileRefusal | undefined {
  if (length === 0) return 'empty';
  return length > MOST_FILE_BYTES ? 'size' : undefined;
}

/** What lies in folders of requests that are not on file. */
function draftsIn(items: readonly ShelvedItem[]): readonly ShelvedItem[] {
  const settled = new Set(
    items.filter(({ path }) => path.endsWith(`/${SETTLED}`)).map(({ path }) => parentOf(path)),
  );
  return items.filter(({ path }) => !settled.has(parentOf(path)));
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Ids may hold anything; their hashes are safe names. */
function ownerOf({ partnerId, userId }: Caller): string {
  return digestOf(partnerId, Buffer.from(userId));
}

function folderOf(caller: Caller, key: string): string {
  return `${ownerOf(caller)}/${digestOf('', Buffer.from(key))}`;
}

function digestOf(name: string, content: Uint8Array): string {
  return createHash('sha256').update(name).update('\0').update(content).digest('hex').slice(0, 40);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
