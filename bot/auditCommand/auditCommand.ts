import { DeskError } from '../../services/errors.js';
import type { CommandTools, ExitStatus } from '../commandLine/command.js';
import { runCommand } from '../commandLine/runCommand.js';
import { parseConfig } from '../config.js';
import { type AuditCall, readCall } from './auditCall.js';
import type { OpenAuditPorts } from './auditPorts.js';
import { show } from './showTask.js';
import { USAGE } from './usage.js';
import { verify } from './verifyTask.js';

/** What the command needs of its process. */
export interface AuditCommandTools extends CommandTools {
  readonly openPorts: OpenAuditPorts;
}

/** Runs `npm run audit`. @returns the exit status: 0 whole or shown, 1 not */
export function runAuditCommand(args: readonly string[], tools: AuditCommandTools): Promise<ExitStatus> {
  const run = async (call: AuditCall) => {
    const ports = await tools.openPorts(parseConfig(tools.environment));
    if (call.kind === 'verify') return verify(call, ports, tools);
    await show(call, ports, tools);
    return 0;
  };
  return runCommand(args, tools, { usage: USAGE, readCall, run, complaintOf });
}

function complaintOf(error: unknown): string | undefined {
  if (!(error instanceof DeskError)) return undefined;
  return `The desk cannot be read (${error.message}): look at DATA_DIR and STORAGE.`;
}
