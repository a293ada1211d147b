import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { IdSource } from '../../services/ids.js';
import { HttpProblem } from '../http/httpProblem.js';

const UPLOAD_ID = /^[\w-]{8,64}$/;
const MAX_NAME_LENGTH = 150;

const aboutSchema = z.object({ name: z.string(), contentType: z.string() });

/** A file that a user sent; its id cannot be guessed and is all that is needed to fetch it. */
export interface StoredUpload {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
}

/** Keeps uploaded files in one folder: each beside a small JSON file with its name and type. */
export class UploadStore {
  constructor(
    private readonly folder: string,
    private readonly ids: IdSource,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Writes the file to stable storage. */
  async save(content: Readable, name: string | undefined, contentType: string): Promise<StoredUpload> {
    const upload = { id: this.ids.next(), name: safeName(name), contentType };
    const target = { flags: 'wx', mode: 0o600, flush: true } as const;
    try {
      await pipeline(content, createWriteStream(this.#contentFile(upload.id), target));
      await writeFile(this.#aboutFile(upload.id), JSON.stringify({ name: upload.name, contentType }), {
        flag: 'wx',
        mode: 0o600,
      });
    } catch (error) {
      await this.remove([upload]);
      throw error;
    }
    return upload;
  }

  /** Takes back uploads whose message was refused. */
  async remove(uploads: readonly StoredUpload[]): Promise<void> {
    for (const { id } of uploads) {
      await rm(this.#contentFile(id), { force: true });
      await rm(this.#aboutFile(id), { force: true });
    }
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

  async #find(id: string): Promise<z.infer<typeof aboutSchema> & { size: number }> {
    try {
      if (UPLOAD_ID.test(id)) {
        const about = aboutSchema.parse(JSON.parse(await readFile(this.#aboutFile(id), 'utf8')));
        return { ...about, size: (await stat(this.#contentFile(id))).size };
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
    throw new HttpProblem(404, 'AttachmentNotFound', 'There is no such attachment.');
  }

  #contentFile(id: string): string {
    return join(this.folder, id);
  }

  #aboutFile(id: string): string {
    return join(this.folder, `${id}.json`);
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
