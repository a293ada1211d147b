import { stat } from 'node:fs/promises';
import { regularly } from '../regularly.js';
import { type KnownUser, readUsersFile } from './usersFile.js';

const EVERY_MS = 5_000;

export interface UsersFileListener {
  /** The file was written: these may use the desk from now on. */
  changed(users: readonly KnownUser[]): void;
  /** The file was written, and cannot be used: who was known stays known. Told once for what was written. */
  refused(error: unknown): void;
}

/**
 * Reads the users file again whenever it was written. How it stands at first is not told.
 * @returns what ends it
 */
export async function watchUsersFile(
  path: string,
  listener: UsersFileListener,
): Promise<() => Promise<void>> {
  let seen = await stampOf(path);
  return regularly(EVERY_MS, async () => {
    const stamp = await stampOf(path);
    if (stamp === seen) return;
    seen = stamp;
    let users: readonly KnownUser[];
    try {
      users = readUsersFile(path);
    } catch (error) {
      return listener.refused(error);
    }
    listener.changed(users);
  });
}

/** Another one after every write, also by putting another file in its place. */
async function stampOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'gone';
}
