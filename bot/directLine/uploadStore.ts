import { createReadStream, createWriteStream, mkdirSync, type Stats } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { IdSource } from '../../services/ids.js';
import { HttpProblem } from '../http/httpProblem.js';
import type { TokenGrant } from './tokens.js';
import { type UploadLimits, UploadQuota } from './uploadQuota.js';

const UPLOAD_ID = /^[\w-]{8,64}$/;
const MAX_NAME_LENGTH = 150;

const aboutSchema = z.object({
  name: z.string(),
  contentType: z.string(),
  /** Absent in those of older desks. */
  owner: z.string().default(''),
});
type About = z.infer<typeof aboutSchema>;

/** A file that a user sent; its id cannot be guessed and is all that is needed to fetch it. */
export interface StoredUpload {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
}

/** Whose files they are: ids are only unique within a channel. */
export function ownerOf({ channelId, userId }: Pick<TokenGrant, 'channelId' | 'userId'>): string {
  return `${channelId}:${userId}`;
}

/** Keeps uploaded files in one folder: each beside a small JSON file with its name, type and owner. */
export class UploadStore {
  readonly #limits: UploadLimits;
  #quota: Promise<UploadQuota> | undefined;

  constructor(
    private readonly folder: string,
    private readonly ids: IdSource,
    limits: UploadLimits,
  ) {
    this.#limits = limits;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /**
   * Writes the file to stable storage.
   * @throws HttpProblem 413 `UploadQuotaReached`, 507 `UploadsFull`; nothing is kept then
   */
  async save(
    content: Readable,
    name: string | undefined,
    contentType: string,
    owner: string,
  ): Promise<StoredUpload> {
    const quota = await this.#counted();
    quota.requireRoom(owner, 1);
    const upload = { id: this.ids.next(), name: safeName(name), contentType };
    const target = { flags: 'wx', mode: 0o600, flush: true } as const;
    try {
      const file = createWriteStream(this.#contentFile(upload.id), target);
      await pipeline(content, file);
      quota.requireRoom(owner, file.bytesWritten);
      // At once: of files that come together, each counts for the next.
      quota.add(upload.id, owner, file.bytesWritten);
      const about: About = { name: upload.name, contentType, owner };
      await writeFile(this.#aboutFile(upload.id), JSON.stringify(about), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      await this.remove([upload]);
      throw error;
    }
    return upload;
  }

  /** Takes back uploads whose message was refused. */
  async remove(uploads: readonly StoredUpload[]): Promise<void> {
    for (const { id } of uploads) await this.#delete(id);
  }

  /** Deletes all files of the owner. Looks at every file there is. */
  async removeOf(owner: string): Promise<void> {
    for (const id of await this.#ids()) {
      if ((await this.#about(id))?.owner === owner) await this.#delete(id);
    }
  }

  /** Deletes the files that were sent before `before`. @returns how many */
  async sweep(before: Date): Promise<number> {
    let deleted = 0;
    for (const id of await this.#ids()) {
      const sentAt = (await this.#contentStat(id))?.mtime;
      // What has no content is nobody's file.
      if (sentAt !== undefined && sentAt >= before) continue;
      await this.#delete(id);
      deleted += 1;
    }
    return deleted;
  }

  /**
   * Sends the file, as a download that no browser runs or takes for another type.
   * @throws HttpProblem 404 `AttachmentNotFound`.
   */
  async send(id: string, res: ServerResponse): Promise<void> {
    const { name, contentType, size } = await this.#find(id);
    res.writeHead(200, {
      'Content-Type': contentType,
      'Content-Length': size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeRfc5987(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
    await pipeline(createReadStream(this.#contentFile(id)), res).catch(unlessClientLeft);
  }

  /**
   * The content of the owner's file; undefined where there is none of theirs.
   * @param mostBytes a larger one is not read
   */
  async read(id: string, owner: string, mostBytes: number): Promise<Uint8Array | 'tooLarge' | undefined> {
    const isOwn = UPLOAD_ID.test(id) && (await this.#about(id))?.owner === owner;
    const content = isOwn ? await this.#contentStat(id) : undefined;
    if (content === undefined) return undefined;
    if (content.size > mostBytes) return 'tooLarge';
    return readFile(this.#contentFile(id)).catch(ignoreIfGone);
  }

  /** What lies in the folder is counted once. */
  #counted(): Promise<UploadQuota> {
    this.#quota ??= this.#count().catch((error: unknown) => {
      this.#quota = undefined;
      throw error;
    });
    return this.#quota;
  }

  async #count(): Promise<UploadQuota> {
    const quota = new UploadQuota(this.#limits);
    for (const id of await this.#ids()) {
      const owner = (await this.#about(id))?.owner ?? '';
      quota.add(id, owner, (await this.#contentStat(id))?.size ?? 0);
    }
    return quota;
  }

  async #delete(id: string): Promise<void> {
    await rm(this.#contentFile(id), { force: true });
    await rm(this.#aboutFile(id), { force: true });
    (await this.#quota)?.remove(id);
  }

  /** Files that a crash left without their other half count, too. */
  async #ids(): Promise<Set<string>> {
    const names = await readdir(this.folder);
    return new Set(names.map((name) => name.replace(/\.json$/, '')).filter((name) => UPLOAD_ID.test(name)));
  }

  /** Undefined where there is none that can be read. */
  async #about(id: string): Promise<About | undefined> {
    const text = await readFile(this.#aboutFile(id), 'utf8').catch(ignoreIfGone);
    return text === undefined ? undefined : aboutSchema.safeParse(parsed(text)).data;
  }

  #contentStat(id: string): Promise<Stats | undefined> {
    return stat(this.#contentFile(id)).catch(ignoreIfGone);
  }

  async #find(id: string): Promise<About & { size: number }> {
    const isOne = UPLOAD_ID.test(id);
    const about = isOne ? await this.#about(id) : undefined;
    const content = isOne ? await this.#contentStat(id) : undefined;
    if (about !== undefined && content !== undefined) return { ...about, size: content.size };
    throw new HttpProblem(404, 'AttachmentNotFound', 'There is no such attachment.');
  }

  #contentFile(id: string): string {
    return join(this.folder, id);
  }

  #aboutFile(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

function ignoreIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half written when the server was cut off.
    return undefined;
  }
}

function unlessClientLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
    throw error;
  }
}

function safeName(name: string | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = (name ?? '').replaceAll(/[\u0000-\u001f\u007f"\\/:*?<>|]/g, '_').trim();
  // By characters: half of a surrogate pair could not be encoded.
  return [...plain].slice(-MAX_NAME_LENGTH).join('') || 'file';
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}
