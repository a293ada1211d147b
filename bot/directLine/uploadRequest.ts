import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy, { type FileInfo } from 'busboy';
import { HttpProblem } from '../http/httpProblem.js';
import { parseJson } from '../http/jsonBody.js';
import type { DirectLineLimits } from './directLineLimits.js';
import type { StoredUpload, UploadStore } from './uploadStore.js';

const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';
/** Room for the boundaries and part headers of a form. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** `truncated` is set at the end of a part that was longer than the limit. */
type PartContent = Readable & { truncated?: boolean };

/** What a multipart upload held: the files, now on disk, and the activity that they belong to, unchecked. */
export interface UploadRequest {
  readonly files: readonly StoredUpload[];
  readonly activity: unknown;
}

/**
 * Reads a multipart upload. When it is refused, none of its files stays on disk.
 * @param owner whose files they are
 * @throws HttpProblem 400 `MalformedUpload`, 413 `UploadTooLarge`, `UploadQuotaReached`, 415 `UnsupportedMediaType`, 507
 * `UploadsFull`.
 */
export async function readUpload(
  req: IncomingMessage,
  store: UploadStore,
  limits: DirectLineLimits,
  owner: string,
): Promise<UploadRequest> {
  const form = new UploadForm(store, limits, owner);
  try {
    const parser = openParser(req, limits);
    form.listenTo(parser);
    await pipeline(req, capped(limits), parser).catch((error: unknown) => form.refuse(asProblem(error)));
    return await form.result();
  } catch (error) {
    await form.discard();
    throw error;
  }
}

/** Collects the parts of one form; the first refusal counts, and what follows it is read and dropped. */
class UploadForm {
  /** In the order of the form; `undefined` for what is no file or was refused. */
  readonly #parts: Promise<StoredUpload | undefined>[] = [];
  #activity: unknown;
  #problem: unknown;

  constructor(
    private readonly store: UploadStore,
    private readonly limits: DirectLineLimits,
    private readonly owner: string,
  ) {}

  listenTo(parser: busboy.Busboy): void {
    parser.on('file', (field, content, info) => {
      // A form that is cut off ends its part with an error, also one that nobody reads any more.
      content.on('error', () => undefined);
      const isActivity = field === 'activity' || info.mimeType === ACTIVITY_TYPE;
      const part = isActivity ? this.#readActivity(content) : this.#saveFile(content, info);
      this.#parts.push(
        part.catch((error: unknown) => {
          this.refuse(error);
          // busboy waits for a reader of each part: a part whose reader failed for good ends the form.
          if (!content.destroyed) content.resume();
          else if (!content.readableEnded) parser.destroy();
          return undefined;
        }),
      );
    });
    parser.on('field', (field, value) => {
      if (field === 'activity') {
        this.#parseField(value);
      }
    });
    parser.on('error', (error) => this.refuse(asProblem(error)));
    parser.on('filesLimit', () => this.refuse(tooManyFiles(this.limits)));
  }

  refuse(problem: unknown): void {
    this.#problem ??= problem;
  }

  /** @throws the first refusal. */
  async result(): Promise<UploadRequest> {
    const files = await this.#savedFiles();
    if (files.length === 0) {
      this.refuse(new HttpProblem(400, 'MalformedUpload', 'The upload holds no file.'));
    }
    if (files.length > this.limits.filesPerUpload) {
      this.refuse(tooManyFiles(this.limits));
    }
    if (this.#problem !== undefined) {
      throw this.#problem;
    }
    return { files, activity: this.#activity };
  }

  async discard(): Promise<void> {
    await this.store.remove(await this.#savedFiles());
  }

  async #savedFiles(): Promise<StoredUpload[]> {
    const parts = await Promise.all(this.#parts);
    return parts.filter((file) => file !== undefined);
  }

  async #saveFile(content: PartContent, info: FileInfo): Promise<StoredUpload> {
    if (!this.limits.fileTypes.includes(info.mimeType.toLowerCase())) {
      throw new HttpProblem(415, 'UnsupportedMediaType', 'Files of this type cannot be uploaded.');
    }
    const file = await this.store.save(content, info.filename, info.mimeType.toLowerCase(), this.owner);
    if (content.truncated === true) {
      await this.store.remove([file]);
      throw tooLarge(`at most ${this.limits.fileBytes} bytes a file`);
    }
    return file;
  }

  async #readActivity(content: PartContent): Promise<undefined> {
    const chunks: Buffer[] = [];
    for await (const chunk of content as AsyncIterable<Buffer>) {
      chunks.push(chunk);
    }
    if (content.truncated === true) {
      throw tooLarge(`at most ${this.limits.activityBytes} bytes of activity`);
    }
    this.#parseActivity(Buffer.concat(chunks));
  }

  #parseField(value: string): void {
    try {
      this.#parseActivity(Buffer.from(value));
    } catch (error) {
      this.refuse(error);
    }
  }

  #parseActivity(bytes: Buffer): void {
    if (bytes.length > this.limits.activityBytes) {
      throw tooLarge(`at most ${this.limits.activityBytes} bytes of activity`);
    }
    this.#activity = parseJson(bytes);
  }
}

function openParser(req: IncomingMessage, limits: DirectLineLimits): busboy.Busboy {
  if (!/^multipart\/form-data *;/i.test(req.headers['content-type'] ?? '')) {
    throw new HttpProblem(415, 'UnsupportedMediaType', 'Send the files as multipart/form-data.');
  }
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: {
        // One more for the activity, which browsers send as a file.
        files: limits.filesPerUpload + 1,
        fileSize: limits.fileBytes,
        fieldSize: limits.activityBytes + 1,
        parts: limits.filesPerUpload + 3,
      },
    });
  } catch (error) {
    throw asProblem(error);
  }
}

/** Ends a request that goes on behind anything that a form within the limits can be. */
function capped(limits: DirectLineLimits): (source: AsyncIterable<Buffer>) => AsyncIterable<Buffer> {
  const most = 2 * limits.filesPerUpload * limits.fileBytes + limits.activityBytes + FORM_OVERHEAD_BYTES;
  return async function* (source) {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > most) {
        throw tooLarge(`at most ${most} bytes in all`);
      }
      yield chunk;
    }
  };
}

function tooLarge(limit: string): HttpProblem {
  return new HttpProblem(413, 'UploadTooLarge', `An upload may have ${limit}.`, { Connection: 'close' });
}

function tooManyFiles(limits: DirectLineLimits): HttpProblem {
  return tooLarge(`at most ${limits.filesPerUpload} files`);
}

function asProblem(cause: unknown): HttpProblem {
  return cause instanceof HttpProblem
    ? cause
    : new HttpProblem(400, 'MalformedUpload', 'The upload is no complete form.', {}, { cause });
}
