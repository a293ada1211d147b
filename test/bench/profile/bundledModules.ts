import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How esbuild marks where a module begins in a bundle that is not minified. */
const MODULE_LINE = /^\/\/ (\S+\.[cm]?[jt]sx?)$/;

/** Tells which module a line of a file came from. */
export class BundledModules {
  readonly #files = new Map<string, readonly string[]>();

  /** @param read the text of a file; empty where there is none */
  constructor(private readonly read: (url: string) => string = textAt) {}

  /** @param line from 0 @returns the module's path; undefined where the file is no bundle */
  moduleAt(url: string, line: number): string | undefined {
    const modules = this.#files.get(url) ?? modulesByLine(this.read(url));
    this.#files.set(url, modules);
    return modules[line] || undefined;
  }
}

/** The module of each line; empty before the first mark. */
function modulesByLine(text: string): string[] {
  let module = '';
  const byLine = text.split('\n').map((line) => {
    module = MODULE_LINE.exec(line)?.[1] ?? module;
    return module;
  });
  return module === '' ? [] : byLine;
}

function textAt(url: string): string {
  try {
    return readFileSync(url.startsWith('file:') ? fileURLToPath(url) : url, 'utf8');
  } catch {
    return '';
  }
}
