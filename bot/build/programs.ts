/** A program that runs from `dist`. */
interface Program {
  /** Its source, from the project's folder. */
  readonly entry: string;
  /** The file that it becomes, from `dist`. */
  readonly out: string;
  readonly format: 'cjs' | 'esm';
}

/** Runs once the others are there, and keeps what V8 compiled of the desk. */
export const KEEP_CODE = 'bot/launcher/keepCode.js';

/** What the build makes one file each of. Other commands run from the sources. */
export const PROGRAMS: readonly Program[] = [
  { entry: 'bot/main.ts', out: 'bot/desk.cjs', format: 'cjs' },
  { entry: 'bot/launcher/main.ts', out: 'bot/main.js', format: 'esm' },
  { entry: 'bot/launcher/keepCode.ts', out: KEEP_CODE, format: 'esm' },
  { entry: 'bot/backupCommand/main.ts', out: 'bot/backupCommand/main.js', format: 'esm' },
  { entry: 'services/lmdb/probe.ts', out: 'services/lmdb/probe.js', format: 'esm' },
];
