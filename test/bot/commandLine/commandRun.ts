import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { CommandTools, ExitStatus } from '../../../bot/commandLine/command.js';
import type { Environment } from '../../../bot/config.js';

const TSX = import.meta.resolve('tsx');
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What came of a command, and what it wrote. */
export interface CommandRun<Status extends number = ExitStatus> {
  readonly status: Status;
  readonly out: string;
  readonly err: string;
}

/** Runs a command within this process; its output is without the end of its last line. */
export async function runHere(
  run: (tools: CommandTools) => Promise<ExitStatus>,
  environment: Environment,
): Promise<CommandRun> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await run({
    environment,
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** Runs a command's `main.ts` as a process of its own that works in `cwd` and has no settings but these. */
export function runApart(
  main: string,
  cwd: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<CommandRun<number>> {
  const options = { cwd, env: { PATH: process.env.PATH, ...settings }, maxBuffer: MOST_OUTPUT_BYTES };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--import', TSX, resolve(main), ...args],
      options,
      (_error, out, err) => done({ status: child.exitCode ?? -1, out, err }),
    );
  });
}
