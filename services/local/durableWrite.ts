import { open } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Replaces a file's content as a whole, or leaves it as it was. */
export type WriteText = (file: string, text: string) => Promise<void>;

/** Resolves when content and name are both on stable storage; readers see the old text or the new one, never a part. */
export const durableWrite: WriteText = async (file, text) => {
  await writeFileAtomic(file, text, { fsync: true, mode: 0o600 });
  await syncFolder(path.dirname(file));
};

/** Makes the names in a folder durable: a rename is only safe from a power cut once its folder is synced. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows opens no folders and journals renames itself
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
