import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackupReport, backUp } from '../../services/backup/backUp.js';
import { BackupError } from '../../services/backup/backupError.js';
import type { CommandTools, ExitStatus } from '../commandLine/command.js';
import { runCommand } from '../commandLine/runCommand.js';
import { parseConfig } from '../config.js';

const USAGE = `npm run backup -- --to FOLDER

Copies what the desk keeps in DATA_DIR into FOLDER, which is empty or does not exist yet. The desk may go on working.
To restore, start a desk on the copy: DATA_DIR=FOLDER npm start`;

/** One run of the command. */
interface BackupCall {
  readonly to: string;
}

/** Runs `npm run backup`. @returns the exit status: 0 copied, 1 not */
export function runBackupCommand(args: readonly string[], tools: CommandTools): Promise<ExitStatus> {
  const run = async ({ to }: BackupCall) => {
    const { dataDir, storage } = parseConfig(tools.environment);
    const folder = resolve(to);
    tools.print(inWords(folder, await backUp(dataDir, folder)));
    if (storage.kind === 'azure-blobs') tools.print(BLOBS);
    return 0 as const;
  };
  return runCommand(args, tools, { usage: USAGE, readCall, run, complaintOf });
}

/** What lies in a storage account is not copied to this machine. */
const BLOBS = `What lies in Azure Blob Storage (STORAGE=azure-blobs) is not part of it: turn on soft delete and versioning of blobs
in the storage account. The backup holds what is on this machine.`;

/** @returns undefined when help is asked for @throws BackupError */
function readCall(args: readonly string[]): BackupCall | undefined {
  const { to, help } = readOptions(args);
  if (help === true) return undefined;
  if (to === undefined || to === '') throw new BackupError(`name the folder:\n\n${USAGE}`);
  return { to };
}

function readOptions(args: readonly string[]) {
  try {
    const options = { to: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new BackupError(`${cause.message}\n\n${USAGE}`, { cause });
  }
}

function complaintOf(error: unknown): string | undefined {
  return error instanceof BackupError ? `No backup was made: ${error.message}` : undefined;
}

function inWords(folder: string, { conversations, customers, users, chats, uploads }: BackupReport): string {
  const parts = [
    ...(conversations ? ['conversations'] : []),
    `${customers} customers`,
    `${users} users`,
    ...(chats ? ['the chats of the page'] : []),
    `${uploads} uploads`,
  ];
  return `Backup made: ${parts.join(', ')}.\nTo restore: DATA_DIR=${JSON.stringify(folder)} npm start`;
}
