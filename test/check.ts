/** `npm run check`: types, lint and unit tests side by side. What one of them prints appears as soon as it is over. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const PARTS = ['types', 'lint', 'unit'] as const;

/** Colours get lost on the way through a pipe. */
const COLOUR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/** @returns whether it went well */
async function run(part: string): Promise<boolean> {
  const startedMs = performance.now();
  // The program that runs this script: `npm` itself cannot be spawned everywhere.
  const child = spawn(process.execPath, [process.env.npm_execpath ?? '', 'run', '--silent', part], {
    env: { ...process.env, ...COLOUR },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  process.stdout.write(`${out}${err}${part}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds} s\n`);
  return code === 0;
}

const results = await Promise.all(PARTS.map(run));
process.exitCode = results.every((isGood) => isGood) ? 0 : 1;
