import { statfs } from 'node:fs/promises';
import { NotReadyError } from './notReadyError.js';

/** Room for a database that is copied and some hundred thousand turns. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

interface FileSystem {
  /** Blocks that this account may use. */
  readonly bavail: number;
  /** Bytes of a block. */
  readonly bsize: number;
}

/**
 * @param folder on the disk in question
 * @throws NotReadyError `DiskLow` while too little of the disk is free to go on for long
 */
export async function requireFreeDisk(
  folder: string,
  look: (folder: string) => Promise<FileSystem> = statfs,
): Promise<void> {
  const { bavail, bsize } = await look(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes < LEAST_FREE_BYTES) {
    throw new NotReadyError('DiskLow', `${Math.floor(freeBytes / 1024 / 1024)} MB of the disk are free`);
  }
}
