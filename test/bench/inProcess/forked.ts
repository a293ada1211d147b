import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs a module of this folder in a process of its own, from its source. @returns the one message that it sends */
export async function forked<T>(module: string, ...args: string[]): Promise<T> {
  const script = fileURLToPath(new URL(module, import.meta.url));
  const child = fork(script, args, { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const ended = once(child, 'exit');
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T | number];
  if (typeof message !== 'object') throw new Error(`${module} failed`);
  await ended;
  return message;
}
