import { readFile } from 'node:fs/promises';
import { dirname, extname, relative, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { withLateRequires } from './lateRequires.js';
import { withNativeAsync } from './nativeAsync.js';
import { SELDOM_NEEDED } from './seldomNeeded.js';

/** Native code that finds its own files beside it, and what is there on some systems only. */
const EXTERNAL = ['lmdb', 'dtrace-provider'];

/** What a module's own address is called in the bundle; modules that ask for it define it themselves. */
const MODULE_URL = 'bundledModuleUrl';

/** Stands in front of the bundle: the folder that the modules' addresses are counted from. */
const ROOT_URL = 'bundledRootUrl';

/** One file to be made of a program's modules and those of its dependencies. */
export interface Bundle {
  /** The project's folder. */
  readonly root: string;
  /** The program, from there. */
  readonly entry: string;
  readonly outFile: string;
  /** `cjs` can be kept compiled; `esm` may wait at its top. */
  readonly format: 'cjs' | 'esm';
  /** Where `copyData` lays what the modules read beside them. */
  readonly outDir: string;
}

/**
 * Makes one file of a program. Its modules find what lies beside them in `outDir`, dependencies'
 * generators that stand for async functions are async functions, and what is seldom needed is loaded late.
 */
export async function bundle(wanted: Bundle): Promise<void> {
  const { root, entry, outFile, format } = wanted;
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    format,
    target: 'node20.19',
    external: EXTERNAL,
    define: { 'import.meta.url': MODULE_URL },
    banner: { js: bannerOf(wanted) },
    // V8 keeps the text for as long as the program runs. Names stay, and lines that a call site can point to.
    minifyWhitespace: true,
    lineLimit: 160,
    plugins: [asBundled(wanted)],
    logLevel: 'warning',
  });
}

/** Where the bundle itself lies is asked for once, in its first line. */
function bannerOf({ format, outFile, outDir }: Bundle): string {
  const up = `${path(relative(dirname(outFile), outDir)) || '.'}/`;
  const here = format === 'cjs' ? "require('node:url').pathToFileURL(__filename)" : 'import.meta.url';
  return `const ${ROOT_URL} = new URL(${JSON.stringify(up)}, ${here});`;
}

function asBundled({ root, outDir }: Bundle): Plugin {
  return {
    name: 'as-bundled',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path: file }) => {
        const code = await readFile(file, 'utf8');
        const isOwn = !file.includes(`${sep}node_modules${sep}`);
        const written = isOwn ? code : rewritten(code);
        if (written.includes('import.meta.url'))
          return { contents: addressOf(file, isOwn) + written, ...loader(file) };
        return written === code ? undefined : { contents: written, ...loader(file) };
      });
    },
  };

  /** Defines a module's address: where it would be in `outDir`, or where a dependency is. Adds no line. */
  function addressOf(file: string, isOwn: boolean): string {
    const place = isOwn ? relative(root, file).replace(/ts$/, 'js') : relative(outDir, file);
    return `const ${MODULE_URL} = new URL(${JSON.stringify(path(place))}, ${ROOT_URL}).href;`;
  }
}

/** What a dependency is written as instead. */
function rewritten(code: string): string {
  const native = withNativeAsync(code) ?? code;
  return withLateRequires(native, SELDOM_NEEDED) ?? native;
}

function loader(file: string): { readonly loader: 'ts' | 'js' } {
  return { loader: extname(file).endsWith('ts') ? 'ts' : 'js' };
}

/** As addresses write it. */
function path(file: string): string {
  return file.replaceAll(sep, '/');
}
