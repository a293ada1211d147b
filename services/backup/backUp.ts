import { mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { isSystemError, isThere } from '../local/fileSystem.js';
import { BackupError } from './backupError.js';
import { copyFolder, copyWhole, syncBelow, syncNames } from './copyFiles.js';
import { copyLmdb } from './copyLmdb.js';
import { copyTrails } from './copyTrails.js';

/** What was copied. */
export interface BackupReport {
  readonly conversations: boolean;
  readonly customers: number;
  readonly users: number;
  readonly chats: boolean;
  readonly uploads: number;
}

/**
 * Copies what a desk keeps on this machine, while it works, into a folder that is one in its turn: a desk starts on it. The
 * folder is there whole or not at all.
 *
 * The order makes the parts fit. Conversations come first: what a later document knows of them already is recognized
 * when it is sent again. A user's document names a request before the customer's holds it, so users come after customers,
 * and the counter, which is ahead of both, after them. An approval knows the request that it became, so approvals come before both:
 * what was filed since is known by its key.
 * @param to an empty folder, or one that does not exist
 * @throws BackupError
 */
export async function backUp(dataDir: string, to: string): Promise<BackupReport> {
  await refuseUnlessEmpty(dataDir, to);
  const building = await mkdtemp(`${to}.unfinished-`);
  try {
    const report = await copyAll(dataDir, building);
    await syncBelow(building);
    // Windows renames onto no folder, not even an empty one.
    if (await isThere(to)) await rmdir(to);
    await rename(building, to);
    await syncNames(path.dirname(to));
    return report;
  } catch (cause) {
    await rm(building, { recursive: true, force: true });
    if (!isSystemError(cause)) throw cause;
    throw new BackupError(cause.message, { cause });
  }
}

async function refuseUnlessEmpty(dataDir: string, to: string): Promise<void> {
  if (!path.relative(dataDir, to).startsWith('..'))
    throw new BackupError(`${to} lies in the data directory: a backup there would be lost along with it`);
  if (!(await isThere(dataDir))) throw new BackupError(`there is no data directory ${dataDir}`);
  try {
    if ((await readdir(to)).length > 0)
      throw new BackupError(`${to} is not empty: name a folder that is, or that does not exist yet`);
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    if (cause.code !== 'ENOENT') throw new BackupError(cause.message, { cause });
  }
  if (!(await isThere(path.dirname(to)))) throw new BackupError(`there is no folder ${path.dirname(to)}`);
}

async function copyAll(dataDir: string, target: string): Promise<BackupReport> {
  const conversations = await copyLmdb(
    path.join(dataDir, 'state', 'data.mdb'),
    path.join(target, 'state', 'data.mdb'),
  );
  const desk = await copyDesk(path.join(dataDir, 'desk'), path.join(target, 'desk'));
  const ledger = await copyDesk(path.join(dataDir, 'ledger'), path.join(target, 'ledger'));
  const documents = { customers: desk.customers + ledger.customers, users: desk.users + ledger.users };
  await copyTree(path.join(dataDir, 'files'), path.join(target, 'files'));
  const channel = await copyDirectLine(path.join(dataDir, 'directline'), path.join(target, 'directline'));
  return { conversations, ...documents, ...channel };
}

async function copyDesk(desk: string, target: string): Promise<Pick<BackupReport, 'customers' | 'users'>> {
  if (!(await isThere(desk))) return { customers: 0, users: 0 };
  await copied('approvals');
  const [customers, users] = [await copied('customers'), await copied('users')];
  await copied('notices');
  await copyWhole(path.join(desk, 'requestNumbers.json'), path.join(target, 'requestNumbers.json'));
  await copyFolder(desk, target, (name) => name !== 'requestNumbers.json');
  await copyTrails(desk, target);
  return { customers, users };

  function copied(folder: string): Promise<number> {
    return copyFolder(path.join(desk, folder), path.join(target, folder));
  }
}

/** Files that users attached, in folders of folders; copied after the requests that name them, which are later than they are. */
async function copyTree(folder: string, target: string): Promise<void> {
  if (!(await isThere(folder))) return;
  await copyFolder(folder, target);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await copyTree(path.join(folder, entry.name), path.join(target, entry.name));
  }
}

async function copyDirectLine(
  folder: string,
  target: string,
): Promise<Pick<BackupReport, 'chats' | 'uploads'>> {
  if (!(await isThere(folder))) return { chats: false, uploads: 0 };
  const chats = await copyLmdb(
    path.join(folder, 'conversations.lmdb'),
    path.join(target, 'conversations.lmdb'),
  );
  await copyFolder(folder, target, (name) => !name.startsWith('conversations.lmdb'));
  const files = await copyFolder(path.join(folder, 'uploads'), path.join(target, 'uploads'));
  // Each has a small file beside it with its name and type.
  return { chats, uploads: Math.floor(files / 2) };
}
