import { access, constants, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { durableWrite, syncFolder, type WriteText } from '../durableWrite.js';
import { isSystemError, isThere } from '../fileSystem.js';
import { asideName, type DocumentMedium, type ListedFile, type StoredText } from './documentMedium.js';

/** The one process that has the folder knows what it wrote. */
const ONLY_VERSION = 'file';
const HALF_WRITTEN = /\.json\.\d+$/;

/** Documents as files below one folder, which one process at a time may write to. */
export class FileMedium implements DocumentMedium {
  readonly isShared = false;

  /** @param root need not be there before files are laid down */
  constructor(
    private readonly root: string,
    private readonly writeText: WriteText = durableWrite,
  ) {}

  async read(file: string, _known?: string): Promise<StoredText | undefined> {
    try {
      return { text: await readFile(this.#at(file), 'utf8'), version: ONLY_VERSION };
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async write(file: string, text: string): Promise<string> {
    await this.writeText(this.#at(file), text);
    return ONLY_VERSION;
  }

  async setAside(file: string, at: Date): Promise<string> {
    for (let copy = 1; ; copy += 1) {
      const aside = asideName(file, at, copy);
      if (await isThere(this.#at(aside))) continue;
      await rename(this.#at(file), this.#at(aside));
      return path.basename(aside);
    }
  }

  async *list(folder: string, beginning = ''): AsyncGenerator<ListedFile> {
    for (const entry of await readdir(this.#at(folder), { withFileTypes: true })) {
      if (!entry.isDirectory() && !HALF_WRITTEN.test(entry.name) && entry.name.startsWith(beginning))
        yield { name: entry.name, version: ONLY_VERSION };
    }
  }

  isLaidDown(): Promise<boolean> {
    return isThere(this.root);
  }

  /** Builds the folder beside its place, syncs it, and renames it into it. */
  async layDown(files: Iterable<readonly [file: string, text: string]>): Promise<void> {
    const building = `${this.root}.seeding`;
    await mkdir(path.dirname(this.root), { recursive: true });
    await rm(building, { recursive: true, force: true });
    const folders = new Set([building]);
    for (const [file, text] of files) {
      const place = path.join(building, file);
      folders.add(path.dirname(place));
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      await writeSynced(place, text);
    }
    for (const folder of folders) await syncFolder(folder);
    await rename(building, this.root);
    await syncFolder(path.dirname(this.root));
  }

  /** Makes the folders that are missing, and removes what a killed process left half written. */
  async prepare(folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      const place = this.#at(folder);
      await mkdir(place, { recursive: true, mode: 0o700 });
      for (const name of await readdir(place)) {
        if (HALF_WRITTEN.test(name)) await rm(path.join(place, name));
      }
    }
  }

  check(): Promise<void> {
    return access(this.root, constants.W_OK);
  }

  #at(file: string): string {
    return path.join(this.root, file);
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
