import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.js';
import { traceIds } from './trace.js';

export type { Logger } from 'pino';

/** Names under which a secret may be logged by mistake; censored at the top and one level down. */
const SECRET_KEYS = [
  'authorization',
  'cookie',
  'token',
  'access_token',
  'password',
  'secret',
  'MicrosoftAppPassword',
] as const;

const SECRET_PATHS = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.headers.${key}`]);

/**
 * The process's log: one JSON object a line on standard error, so that standard output is left to the one line that
 * tells a person where the desk is. Carries ids, codes and figures, never what a user wrote; lines of a request or a turn
 * carry its ids.
 * @param destination standard error unless a test listens
 * @param lineWritten hears the level of every line
 */
export function createLog(
  level: Config['logLevel'],
  destination: DestinationStream = standardError(),
  lineWritten: (level: string) => void = () => undefined,
): Logger {
  return pino(
    {
      name: 'reservation-desk',
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin(_fields, levelNumber) {
        lineWritten(pino.levels.labels[levelNumber] ?? 'other');
        // A new object each time: pino writes the line's own fields into it.
        return { ...traceIds() };
      },
      redact: { paths: SECRET_PATHS, censor: '[hidden]' },
      serializers: { err: (error: unknown) => (error instanceof ErrorReport ? error : describeError(error)) },
    },
    destination,
  );
}

/** Written at once: the last line before the process ends must not be lost. */
function standardError(): DestinationStream {
  return pino.destination({ fd: 2, sync: true });
}

/** What a log line says of an error. */
export class ErrorReport {
  constructor(
    readonly type: string,
    readonly message: string,
    /** Call sites, nearest first. */
    readonly at: readonly string[] = [],
    /** The system's or library's own code, such as `ECONNREFUSED`. */
    readonly code?: string,
    readonly statusCode?: number,
  ) {}
}

const MAX_MESSAGE = 300;
const MAX_FRAMES = 8;
/** Shorter strings are too common in messages to be a person's words. */
const MIN_MASKED = 3;

/**
 * An error cut to what may be logged: libraries hang whole requests, tokens and bodies on theirs, and messages quote
 * their input.
 * @param userTexts what the user sent; masked wherever it appears
 */
export function describeError(error: unknown, userTexts: readonly string[] = []): ErrorReport {
  if (!(error instanceof Error)) return new ErrorReport(typeof error, 'not an error object');
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return new ErrorReport(
    error.name,
    masked(error.message, userTexts).slice(0, MAX_MESSAGE),
    callSites(error).map((site) => masked(site, userTexts)),
    typeof code === 'string' ? code : undefined,
    typeof statusCode === 'number' ? statusCode : undefined,
  );
}

function masked(text: string, userTexts: readonly string[]): string {
  const maskable = userTexts.filter((part) => part.length >= MIN_MASKED);
  return maskable.reduce((rest, part) => rest.replaceAll(part, '[user text]'), text);
}

function callSites(error: Error): string[] {
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  return lines
    .map((line) => /^\s+at (.+)$/.exec(line)?.[1])
    .filter((site) => site !== undefined)
    .slice(0, MAX_FRAMES);
}
