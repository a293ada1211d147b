import type { FileShelf, ShelvedItem } from '../../services/files/fileShelf.js';

/** Files in memory. */
export class MemoryShelf implements FileShelf {
  readonly items = new Map<string, Uint8Array>();

  async write(path: string, content: Uint8Array): Promise<void> {
    this.items.set(path, content);
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.items.get(path);
  }

  async list(folder = ''): Promise<readonly ShelvedItem[]> {
    const found = [...this.items].filter(([path]) => folder === '' || path.startsWith(`${folder}/`));
    return found.map(([path, { length }]) => ({ path, bytes: length, writtenAt: new Date(0) }));
  }

  async remove(path: string): Promise<void> {
    this.items.delete(path);
  }
}
