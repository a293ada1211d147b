import path from 'node:path';

/** Documents of the embedded back end, or what the desk keeps beside the real one. */
export type DeskPlace = 'desk' | 'ledger';

/** Where the desk's documents lie below the data directory. */
export function deskFolder(dataDir: string, place: DeskPlace = 'desk'): string {
  return path.resolve(dataDir, place);
}
