import type { AttachedFilesPorts } from '../../dialogs/request/attachedFiles.js';
import { RequestFileStore } from '../../services/files/requestFileStore.js';
import { openFileShelf } from '../../services/storage/openFileShelf.js';
import { sweepRegularly } from '../../services/storage/stateSweep.js';
import type { StorageChoice } from '../../services/storageChoice.js';
import { ChannelFiles } from '../files/channelFiles.js';
import { connectorToken } from '../teams/files/connectorToken.js';
import { TeamsFiles } from '../teams/files/teamsFiles.js';
import type { DeskOptions } from './openDesk.js';
import { reportSweep } from './reportSweep.js';

const HERE: StorageChoice = { kind: 'local' };

export interface OpenFiles extends AttachedFilesPorts {
  readonly store: RequestFileStore;
}

/** Opens the files that users attach to requests. @throws UnreachableError `BackendUnreachable` */
export async function openFiles({ storage = HERE, dataDir, clock, app }: DeskOptions): Promise<OpenFiles> {
  const store = new RequestFileStore(await openFileShelf(storage, dataDir), clock);
  const teams = new TeamsFiles({ takesLoopback: app === undefined, connectorToken });
  return { store, sent: new ChannelFiles(teams) };
}

/** Has files of drafts go when drafts do. @returns what ends it */
export function sweepFiles(
  { store }: OpenFiles,
  { clock, log, metrics }: DeskOptions,
  keptDays: number,
): () => Promise<void> {
  const report = (swept: Parameters<typeof reportSweep>[2]) => reportSweep({ log, metrics }, 'files', swept);
  return sweepRegularly(store, { clock, keptDays, report });
}
