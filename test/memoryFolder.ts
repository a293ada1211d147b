/**
 * Loaded before the unit tests: their folders lie in memory where the system keeps one and it has room, so that no test waits
 * for a disk. Whoever wants them elsewhere sets TMPDIR.
 */
import { statfsSync } from 'node:fs';

const IN_MEMORY = '/dev/shm';
/** Containers often have 64 MB there; the tests of large desks need more. */
const ROOM_BYTES = 1024 * 1024 * 1024;

if (process.env.TMPDIR === undefined && freeBytesIn(IN_MEMORY) >= ROOM_BYTES) process.env.TMPDIR = IN_MEMORY;

function freeBytesIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
