import { DeskError } from '../../errors.js';
import type { VersionedBlobs } from '../../storage/versionedBlobs.js';
import { asideName, type DocumentMedium, type ListedFile, type StoredText } from './documentMedium.js';

/** Laid down last: whoever finds it finds all the others. */
const LAST_LAID_DOWN = 'requestNumbers.json';
/** How the names begin of what only a whole desk has: that file, also set aside, and what was written since. */
const SIGNS_OF_A_DESK = [LAST_LAID_DOWN, 'users/'];

/** Documents in a container of Azure Blob Storage, which any number of processes share. */
export class BlobMedium implements DocumentMedium {
  readonly isShared = true;

  constructor(private readonly blobs: VersionedBlobs) {}

  read(file: string, known?: string): Promise<StoredText | 'unchanged' | undefined> {
    return known === undefined ? this.blobs.read(file) : this.blobs.readNews(file, known);
  }

  write(file: string, text: string, expected: string | undefined): Promise<string> {
    return this.blobs.write(file, text, expected);
  }

  /** Copies first: of two processes that find the damage, or after a crash between, a copy more is all that is left. */
  async setAside(file: string, at: Date): Promise<string> {
    const damaged = await this.blobs.read(file);
    const name = (aside: string) => aside.slice(aside.lastIndexOf('/') + 1);
    for (let copy = 1; ; copy += 1) {
      const aside = asideName(file, at, copy);
      if ((await this.blobs.read(aside)) !== undefined) continue;
      if (damaged) {
        await this.blobs.write(aside, damaged.text, undefined);
        await this.blobs.remove(file, damaged.version);
      }
      return name(aside);
    }
  }

  async *list(folder: string, beginning = ''): AsyncGenerator<ListedFile> {
    const prefix = folder === '' ? '' : `${folder}/`;
    for await (const { name, version } of this.blobs.list(`${prefix}${beginning}`)) {
      const file = name.slice(prefix.length);
      if (!file.includes('/')) yield { name: file, version };
    }
  }

  async isLaidDown(): Promise<boolean> {
    for (const sign of SIGNS_OF_A_DESK) {
      const { done } = await this.blobs.list(sign).next();
      if (!done) return true;
    }
    return false;
  }

  async layDown(files: Iterable<readonly [file: string, text: string]>): Promise<void> {
    for (const [file, text] of files) await this.blobs.write(file, text, undefined).catch(unlessThere);
  }

  /** Half-written blobs there are none, nor folders. */
  async prepare(): Promise<void> {}

  check(): Promise<void> {
    return this.blobs.check();
  }
}

function unlessThere(error: unknown): void {
  if (!(error instanceof DeskError) || error.code !== 'StateConflict') throw error;
}
