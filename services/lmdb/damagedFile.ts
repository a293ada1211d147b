import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.js';

/** Reported when a file was set aside. */
export interface SetAside {
  readonly level: 'error';
  readonly code: 'DocumentCorrupt';
  /** Its new name. */
  readonly file: string;
}

export interface LookOverOptions {
  /** Of the databases in the file. */
  readonly names?: readonly string[];
  readonly clock: Clock;
  readonly report: (event: SetAside) => void;
}

/** A file that was found whole, or set aside, and may be opened. */
export interface LookedOver {
  /** Call when it was closed in order: the next start then does not look so closely. */
  release(): Promise<void>;
}

/** Where the fields stand in the head page of lmdb 3's layout, of which the file has two. */
const HEAD = { bytes: 160, magicAt: 24, pageSizeAt: 48, lastPageAt: 144 } as const;
const MAGIC = 0xbeefc0de;
const PROBE = new URL(import.meta.url.endsWith('.ts') ? './probe.ts' : './probe.js', import.meta.url);

/**
 * Looks at an LMDB file before it is opened: LMDB maps it into memory and ends the whole process when it is damaged. One
 * that is, is renamed to `<name>.corrupt-<time>`, so that the desk starts with an empty one. Its head is looked at always;
 * after an end that was not in order, or where its length is in doubt, a process of its own reads all of it.
 */
export async function lookOver(file: string, options: LookOverOptions): Promise<LookedOver> {
  const mark = `${file}.open`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const endedInOrder = await isNew(mark);
  const state = await headOf(file);
  const isDamaged =
    state === 'damaged' || (!(endedInOrder && state === 'whole') && !(await isReadable(file, options)));
  if (isDamaged) await setAside(file, options);
  return { release: () => rm(mark, { force: true }) };
}

/** Whether there was no such file; there is one from here on. */
async function isNew(mark: string): Promise<boolean> {
  return writeFile(mark, '', { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
}

/** Whether it is no LMDB file at all: opening it would end the process. */
export async function isDamagedHead(file: string): Promise<boolean> {
  return (await headOf(file)) === 'damaged';
}

/** `doubtful`: shorter than it says, as after pages that were taken and never used. */
async function headOf(file: string): Promise<'whole' | 'doubtful' | 'damaged'> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (!handle) return 'whole';
  try {
    const { size } = await handle.stat();
    if (size === 0) return 'whole';
    const first = await headAt(0);
    const pageSize = first?.readUInt32LE(HEAD.pageSizeAt) ?? 0;
    const second = pageSize > 0 ? await headAt(pageSize) : undefined;
    if (!first || !second) return 'damaged';
    const lastPage = Math.max(
      ...[first, second].map((head) => Number(head.readBigUInt64LE(HEAD.lastPageAt))),
    );
    return size < (lastPage + 1) * pageSize ? 'doubtful' : 'whole';
  } finally {
    await handle.close();
  }

  async function headAt(position: number): Promise<Buffer | undefined> {
    const head = Buffer.alloc(HEAD.bytes);
    const bytesRead = (await handle?.read(head, 0, HEAD.bytes, position))?.bytesRead;
    return bytesRead === HEAD.bytes && head.readUInt32LE(HEAD.magicAt) === MAGIC ? head : undefined;
  }
}

async function isReadable(file: string, { names = [] }: LookOverOptions): Promise<boolean> {
  const child = fork(fileURLToPath(PROBE), [file, ...names], { stdio: 'ignore' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code === 0 && signal === null;
}

async function setAside(file: string, { clock, report }: LookOverOptions): Promise<void> {
  const aside = `${file}.corrupt-${clock.now().toISOString().replace(/[-:.]/g, '')}`;
  await rename(file, aside);
  report({ level: 'error', code: 'DocumentCorrupt', file: path.basename(aside) });
}
