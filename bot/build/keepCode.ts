import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { KEEP_CODE } from './programs.js';

/** The built desk does not start, or does not answer; what it said stands on standard error. */
export class BrokenBuildError extends Error {
  override readonly name = 'BrokenBuildError';
}

/** Runs the built desk for a moment and keeps its compiled code beside it. @throws BrokenBuildError */
export async function keepCode(outDir: string): Promise<void> {
  const child = spawn(process.execPath, [join(outDir, KEEP_CODE)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new BrokenBuildError(`The built desk does not work: exit code ${code}.`);
}
