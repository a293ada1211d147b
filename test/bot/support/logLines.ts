import { createLog, type Logger } from '../../../bot/log.js';

export interface LogLine {
  readonly [key: string]: unknown;
  readonly level: string;
  readonly msg: string;
}

/** A real log whose lines a test reads. */
export function listeningLog(): { log: Logger; lines: LogLine[]; text: () => string } {
  const raw: string[] = [];
  const lines: LogLine[] = [];
  const log = createLog('debug', {
    write(line: string) {
      raw.push(line);
      lines.push(JSON.parse(line) as LogLine);
    },
  });
  return { log, lines, text: () => raw.join('') };
}
