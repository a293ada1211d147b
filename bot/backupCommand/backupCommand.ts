import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackupReport, backUp } from '../../services/backup/backUp.js';
import { BackupError } from '../../services/backup/backupError.js';
import { ConfigError, type Environment, parseConfig } from '../config.js';

const USAGE = `npm run backup -- --to FOLDER

Copies what the desk keeps in DATA_DIR into FOLDER, which is empty or does not exist yet. The desk may go on working.
To restore, start a desk on the copy: DATA_DIR=FOLDER npm start`;

export interface BackupTools {
  /** The process's variables, with those of its `.env` file. */
  readonly environment: Environment;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs `npm run backup`. @returns the exit status: 0 copied, 1 not */
export async function runBackupCommand(args: readonly string[], tools: BackupTools): Promise<0 | 1> {
  try {
    const { to, help } = readCall(args);
    if (help === true) {
      tools.print(USAGE);
      return 0;
    }
    if (to === undefined || to === '') throw new BackupError(`name the folder:\n\n${USAGE}`);
    const { dataDir, storage } = parseConfig(tools.environment);
    const folder = resolve(to);
    tools.print(inWords(folder, await backUp(dataDir, folder)));
    if (storage.kind === 'azure-blobs') tools.print(BLOBS);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupError) && !(error instanceof ConfigError)) throw error;
    tools.complain(error instanceof BackupError ? `No backup was made: ${error.message}` : error.message);
    return 1;
  }
}

/** What lies in a storage account is not copied to this machine. */
const BLOBS = `What lies in Azure Blob Storage (STORAGE=azure-blobs) is not part of it: turn on soft delete and versioning of blobs
in the storage account. The backup holds what is on this machine.`;

function readCall(args: readonly string[]): { to?: string | undefined; help?: boolean | undefined } {
  try {
    const options = { to: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new BackupError(`${cause.message}\n\n${USAGE}`, { cause });
  }
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
