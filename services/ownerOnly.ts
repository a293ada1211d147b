import type { Stats } from 'node:fs';

/** Rights of the group and of everybody. */
const OTHERS_RIGHTS = 0o077;

/**
 * Why a file that holds a secret may not be used, as a sentence with the remedy; undefined when only its owner may do
 * anything with it. Windows keeps no such rights, so there every file passes.
 */
export function sharedWithOthers(path: string, { mode }: Pick<Stats, 'mode'>): string | undefined {
  if (process.platform === 'win32' || (mode & OTHERS_RIGHTS) === 0) return undefined;
  const rights = (mode & 0o777).toString(8).padStart(3, '0');
  return `others than its owner may use the file (its rights are ${rights}): run chmod 600 ${path}`;
}
