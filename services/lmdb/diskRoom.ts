import { statfsSync } from 'node:fs';
import type { Clock } from '../clock.js';
import { UnreachableError } from '../errors.js';

/** So much of the disk is never asked for: more than all writes between two looks. */
const RESERVED_BYTES = 16 * 1024 * 1024;
const LOOK_EVERY_MS = 1_000;

/**
 * Refuses writes before the disk does: a commit that finds no room takes LMDB, and the process, down with it. Looks once a
 * second at most, and never waits, so that writes keep their order.
 */
export class DiskRoom {
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  #refusal: UnreachableError | undefined;

  /** @param folder on the disk in question */
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
    private readonly freeBytesOf: (folder: string) => number = freeBytes,
  ) {}

  /** @throws UnreachableError `BackendUnreachable` while the disk is as good as full, or the folder is gone */
  require(): void {
    const nowMs = this.clock.now().getTime();
    if (Math.abs(nowMs - this.#lookedAtMs) >= LOOK_EVERY_MS) {
      this.#lookedAtMs = nowMs;
      this.#refusal = this.#look();
    }
    if (this.#refusal) throw this.#refusal;
  }

  #look(): UnreachableError | undefined {
    try {
      if (this.freeBytesOf(this.folder) >= RESERVED_BYTES) return undefined;
      return new UnreachableError('BackendUnreachable', 'the disk is full');
    } catch (cause) {
      return new UnreachableError('BackendUnreachable', 'the disk cannot be used', { cause });
    }
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
