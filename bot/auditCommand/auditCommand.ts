import { DeskError } from '../../services/errors.js';
import { ConfigError, type Environment, parseConfig } from '../config.js';
import { InputError } from '../quoteCommand/inputError.js';
import { printable } from '../quoteCommand/printable.js';
import { readCall } from './auditCall.js';
import type { OpenAuditPorts } from './auditPorts.js';
import { show } from './showTask.js';
import { USAGE } from './usage.js';
import { verify } from './verifyTask.js';

/** What the command needs of its process. */
export interface AuditCommandTools {
  readonly openPorts: OpenAuditPorts;
  /** The process's variables, with those of its `.env` file. */
  readonly environment: Environment;
  /** Takes what goes to standard output, without the end of its last line. */
  readonly print: (text: string) => void;
  /** The same of standard error. */
  readonly complain: (text: string) => void;
}

/** Runs `npm run audit`. @returns the exit status: 0 whole or shown, 1 not */
export async function runAuditCommand(args: readonly string[], tools: AuditCommandTools): Promise<0 | 1> {
  try {
    const call = readCall(args);
    if (!call) {
      tools.print(USAGE);
      return 0;
    }
    const ports = await tools.openPorts(parseConfig(tools.environment));
    if (call.kind === 'verify') return await verify(call, ports, tools);
    await show(call, ports, tools);
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    tools.complain(sentence);
    return 1;
  }
}

/** What the person at the terminal is told; undefined for a fault of ours. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof InputError) return printable(error.message);
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof DeskError)) return undefined;
  return `The desk cannot be read (${error.message}): look at DATA_DIR and STORAGE.`;
}
