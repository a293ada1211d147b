import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const BENCH = fileURLToPath(new URL('..', import.meta.url));

/** Below the project's folder, from where dependencies are found. */
const COMPILED = resolve(BENCH, '../../dist/test/bench');

/** The bot that the desk is compared with. */
export const BARE_BOT = join(COMPILED, 'bareBot.js');
/** What is loaded before each measured server. */
export const GAUGE = join(COMPILED, 'servers/gauge.js');

/** Compiles our own measured programs, module by module: a loader of TypeScript in them would be measured, too. */
export async function compileServers(): Promise<void> {
  await build({
    entryPoints: [join(BENCH, 'bareBot.ts'), join(BENCH, 'servers/gauge.ts')],
    outbase: BENCH,
    outdir: COMPILED,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
  });
}
