import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UnreachableError } from '../errors.js';
import type { FileShelf, ShelvedItem } from '../files/fileShelf.js';
import { syncFolder } from '../local/durableWrite.js';
import { isSystemError } from '../local/fileSystem.js';

/** Files in a folder of this machine, which only its owner may read. */
export class FolderShelf implements FileShelf {
  constructor(private readonly folder: string) {}

  write(name: string, content: Uint8Array): Promise<void> {
    return reached(async () => {
      const file = this.#file(name);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFileAtomic(file, Buffer.from(content), { fsync: true, mode: 0o600 });
      await syncFolder(path.dirname(file));
    });
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return reached(() => readFile(this.#file(name)).catch(undefinedIfGone));
  }

  list(folder = ''): Promise<readonly ShelvedItem[]> {
    return reached(async () => {
      const entries = await readdir(this.#file(folder), { recursive: true, withFileTypes: true }).catch(
        undefinedIfGone,
      );
      const files = (entries ?? []).filter((entry) => entry.isFile());
      const items = await Promise.all(
        files.map((entry) => this.#item(path.join(entry.parentPath, entry.name))),
      );
      return items.flatMap((item) => item ?? []);
    });
  }

  remove(name: string): Promise<void> {
    return reached(() => rm(this.#file(name), { force: true }));
  }

  async #item(file: string): Promise<ShelvedItem | undefined> {
    const found = await stat(file).catch(undefinedIfGone);
    const name = path.relative(this.folder, file).split(path.sep).join('/');
    return found && { path: name, bytes: found.size, writtenAt: found.mtime };
  }

  #file(name: string): string {
    return path.join(this.folder, ...name.split('/'));
  }
}

function undefinedIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function reached<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    throw new UnreachableError('BackendUnreachable', `the folder of files: ${cause.code}`, { cause });
  }
}
