import { readEnvironment } from '../config.js';
import type { CommandTools, ExitStatus } from './command.js';

/** Runs a command as this process, with the process's arguments, variables and output. */
export async function runAsProcess(
  run: (args: readonly string[], tools: CommandTools) => Promise<ExitStatus>,
): Promise<void> {
  // Whoever reads the output may stop early, as `head` does.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  process.exitCode = await run(process.argv.slice(2), {
    environment: readEnvironment(process.env, '.env'),
    print: (text) => void process.stdout.write(`${text}\n`),
    complain: (text) => void process.stderr.write(`${text}\n`),
  });
}
