import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { constants, Script } from 'node:vm';
import { readCodeCache } from './codeCache.js';

/** A CommonJS module is the body of a function. */
const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const TAIL = '\n})';

/** A program in one file, loaded. */
export interface LoadedProgram {
  readonly code: Buffer;
  readonly script: Script;
  /** Runs it. @returns what it exports */
  run(): unknown;
}

/** Loads a CommonJS program in one file, compiled already where a cache of its code fits this Node. */
export function loadProgram(file: string): LoadedProgram {
  const code = readFileSync(file);
  const cachedData = readCodeCache(file, code);
  // The build writes ASCII only; one byte a character is half of what V8 takes for other text.
  const script = new Script(`${HEAD}${code.toString('latin1')}${TAIL}`, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  });
  return {
    code,
    script,
    run() {
      const module = { exports: {} };
      script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
      return module.exports;
    },
  };
}
