import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { open } from 'lmdb';

/** LMDB reuses the pages of what was deleted, and leaves their bytes until then: what counts is what it still holds. */
const DATABASE = /\.mdb$|\.lmdb$/;
const LOCK = /-lock$|lock\.mdb$/;

/** The files below `folder` that hold one of the texts, by their paths in it. No desk may have the folder open. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const holding: string[] = [];
  for (const file of files.filter((name) => !LOCK.test(name))) {
    const bytes = DATABASE.test(file) ? await bytesHeldIn(file) : await readFile(file);
    if (texts.some((text) => bytes.includes(text))) holding.push(relative(folder, file));
  }
  return holding.sort();
}

async function bytesHeldIn(file: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-held-'));
  const copy = join(folder, 'data.mdb');
  const database = open({ path: file, maxDbs: 4 });
  try {
    await database.backup(copy, true);
    return await readFile(copy);
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}
