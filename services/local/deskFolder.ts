import path from 'node:path';

/** Where the desk's documents lie below the data directory. */
export function deskFolder(dataDir: string): string {
  return path.resolve(dataDir, 'desk');
}
