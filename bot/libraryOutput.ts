import type { Logger } from './log.js';

type Level = 'warn' | 'debug';

/** What libraries use of the console, and how loud it is in the log. */
const METHODS: Readonly<Record<'error' | 'warn' | 'info' | 'log' | 'debug' | 'trace', Level>> = {
  error: 'warn',
  warn: 'warn',
  info: 'debug',
  log: 'debug',
  debug: 'debug',
  trace: 'debug',
};

/** How far up the caller may stand: within the library, helpers print for others. */
const FRAMES_LOOKED_AT = 6;
const PACKAGE = /[\\/]node_modules[\\/]((?:@[\w.-]+[\\/])?[\w.-]+)[\\/]/;

/**
 * Brings what libraries write on the console, and the runtime's warnings, into the log: one line each that says which
 * library it was. What it wrote is left out, because it may quote a user or a token: the SDK prints whole errors of the
 * services that it calls. To be called once, before anything is connected.
 * @returns what gives the console back
 */
export function logLibraryOutput(log: Logger): () => void {
  const before = { ...console };
  const written = Object.entries(METHODS).map(([method, level]) => [
    method,
    () =>
      log[level]({ method, library: libraryIn(new Error('where').stack) }, 'a library wrote to the console'),
  ]);
  Object.assign(console, Object.fromEntries(written));
  const printers = process.listeners('warning');
  process.removeAllListeners('warning');
  const note = ({ name, code }: Error & { code?: unknown }) =>
    log.warn({ type: name, code: typeof code === 'string' ? code : undefined }, 'the runtime warns');
  process.on('warning', note);
  return () => {
    Object.assign(console, before);
    process.off('warning', note);
    for (const printer of printers) process.on('warning', printer);
  };
}

/** The nearest package on the stack; undefined where it is our own code. */
function libraryIn(stack = ''): string | undefined {
  const frames = stack.split('\n').slice(2, 2 + FRAMES_LOOKED_AT);
  return frames.map((frame) => PACKAGE.exec(frame)?.[1]).find((name) => name !== undefined);
}
