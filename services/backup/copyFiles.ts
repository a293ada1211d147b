import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isSystemError } from '../local/fileSystem.js';

/** Half-written documents of the desk, which it removes itself. */
const HALF_WRITTEN = /\.json\.\d+$/;

/**
 * Copies the files of a folder, without those below it. Each is copied whole: whoever changes a document puts a new file in
 * its place. A file that goes meanwhile is left out.
 * @returns how many were copied
 */
export async function copyFolder(
  folder: string,
  target: string,
  takes: (name: string) => boolean = () => true,
): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneWhenMissing);
  await mkdir(target, { recursive: true, mode: 0o700 });
  let copied = 0;
  for (const entry of entries) {
    if (!entry.isFile() || HALF_WRITTEN.test(entry.name) || !takes(entry.name)) continue;
    if (await copyWhole(path.join(folder, entry.name), path.join(target, entry.name))) copied += 1;
  }
  return copied;
}

/** Copies one file to stable storage, for its owner's eyes only. @returns whether there was one */
export async function copyWhole(file: string, target: string): Promise<boolean> {
  try {
    await copyFile(file, target, constants.COPYFILE_EXCL);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
  await chmod(target, 0o600);
  await sync(target);
  return true;
}

/** Brings everything below a folder, and its names, to stable storage. */
export async function syncBelow(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncBelow(path.join(folder, entry.name));
    else await sync(path.join(folder, entry.name));
  }
  await syncNames(folder);
}

export async function syncNames(folder: string): Promise<void> {
  // Windows opens no folders and journals renames itself.
  if (process.platform !== 'win32') await sync(folder);
}

async function sync(name: string): Promise<void> {
  const handle = await open(name, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function noneWhenMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
