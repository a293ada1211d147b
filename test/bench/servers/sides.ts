import { join, resolve } from 'node:path';
import type { BenchOptions } from '../scenario.js';
import { BARE_BOT } from './compileServers.js';
import { type MeasuredServer, type ServerOptions, startServer } from './measuredServer.js';

export const DESK = 'desk';
export const EARLIER = 'earlier build';
export const BARE = 'bare SDK';
export type SideName = typeof DESK | typeof EARLIER | typeof BARE;

/** A server that takes part in a comparison. */
export interface Contender {
  readonly name: string;
  readonly server: MeasuredServer;
}

/** The desk as `npm start` runs it, with its data in `folder`. @param build the folder of the build */
export function startDesk(
  build: string,
  folder: string,
  options: Pick<ServerOptions, 'env' | 'nodeOptions'> = {},
): Promise<MeasuredServer> {
  return startServer({ entry: resolve(build, 'bot/main.js'), folder, ...options });
}

/** Starts a side, in a folder of its own. */
export function startSide(name: SideName, options: BenchOptions, env = {}): Promise<MeasuredServer> {
  const { build, earlierBuild = build } = options;
  const folder = join(options.folder, name);
  if (name === BARE) return startServer({ entry: BARE_BOT, folder, env });
  return startDesk(name === DESK ? build : earlierBuild, folder, { env });
}

/** The desk, the other build of it if one was named, and the bare bot. */
export function contendersOf({ earlierBuild }: BenchOptions): readonly SideName[] {
  return earlierBuild === undefined ? [DESK, BARE] : [DESK, EARLIER, BARE];
}

/** Starts them, and stops them when the task is over, also when it fails. */
export async function withContenders<T>(
  options: BenchOptions,
  task: (contenders: readonly Contender[]) => Promise<T>,
): Promise<T> {
  const contenders: Contender[] = [];
  return stoppingAll(contenders, async () => {
    for (const name of contendersOf(options)) {
      contenders.push({ name, server: await startSide(name, options) });
    }
    for (const { server } of contenders) await server.quiet();
    return task(contenders);
  });
}

/** Runs a task, and stops the servers that are in the list by then. */
export async function stoppingAll<T>(contenders: readonly Contender[], task: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await task();
  } catch (error) {
    // What went wrong first is what counts.
    await Promise.allSettled(contenders.map(({ server }) => server.stop()));
    throw error;
  }
  for (const { server } of contenders) await server.stop();
  return result;
}
