import type { Environment } from '../config.js';

/** What every command needs of its process. */
export interface CommandTools {
  /** The process's variables, with those of its `.env` file. */
  readonly environment: Environment;
  /** Takes what goes to standard output, without the end of its last line. */
  readonly print: (text: string) => void;
  /** The same of standard error. */
  readonly complain: (text: string) => void;
}

/** 0 went well, 1 did not; 2, where a command tells the two apart, was used wrongly. */
export type ExitStatus = 0 | 1 | 2;

/** A command of the terminal, whose arguments say a `Call`. */
export interface Command<Call> {
  /** What `--help` prints. */
  readonly usage: string;
  /** The exit status after an InputError; 1 unless told otherwise. */
  readonly wrongUse?: ExitStatus;
  /** @returns undefined when help is asked for @throws InputError */
  readCall(args: readonly string[]): Call | undefined;
  /** @throws InputError, ConfigError, and what `complaintOf` knows */
  run(call: Call): Promise<ExitStatus>;
  /** What the person at the terminal is told of an error of the command's own; undefined for a fault of ours. */
  complaintOf?(error: unknown): string | undefined;
}
