import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const TESTS = fileURLToPath(new URL('..', import.meta.url));

/** Addresses by paths: each is compiled once a process. */
const made = new Map<string, string>();
let folder: string | undefined;

/** Address of a module of the tests, compiled into one file, for node's `--import`. */
export function compiled(path: string): string {
  const address = made.get(path) ?? compile(path);
  made.set(path, address);
  return address;
}

function compile(path: string): string {
  folder ??= newFolder();
  const outfile = join(folder, path.replace(/\.ts$/, '.mjs'));
  buildSync({ entryPoints: [join(TESTS, path)], outfile, bundle: true, platform: 'node', format: 'esm' });
  return pathToFileURL(outfile).href;
}

function newFolder(): string {
  const fresh = mkdtempSync(join(tmpdir(), 'desk-preload-'));
  process.once('exit', () => rmSync(fresh, { recursive: true, force: true }));
  return fresh;
}
