import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { open } from 'lmdb';
import { isDamagedHead } from '../lmdb/damagedFile.js';
import { environmentOf } from '../lmdb/environment.js';
import { isThere } from '../local/fileSystem.js';
import { BackupError } from './backupError.js';

/**
 * Copies an LMDB file as it stands at one instant, while others write to it. Pages are copied as they are: transactions go
 * on counting where they were, so no version of an entry comes back.
 * @returns whether there was one
 * @throws BackupError for a damaged file
 */
export async function copyLmdb(file: string, target: string): Promise<boolean> {
  if (!(await isThere(file))) return false;
  if (await isDamagedHead(file)) throw new BackupError(`${file} is damaged`);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const db = open({ ...environmentOf(file), readOnly: true });
  try {
    await db.backup(environmentOf(target).path, false);
  } finally {
    await db.close();
  }
  return true;
}
