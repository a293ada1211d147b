import { dataFileOf, type KeptPorts } from '../../dialogs/myData/dataFile.js';
import type { DeskState } from '../conversationMemory.js';
import type { InvokeHandler } from '../invokes/invokeHandler.js';
import { consentHandler } from '../teams/files/consentHandler.js';
import { storeRule } from '../teams/files/fileHosts.js';
import { TeamsFileOffers } from '../teams/files/teamsFileOffers.js';
import type { DeskOptions } from './openDesk.js';

/** What offers users their data as a file, and what answers when they agree. */
export interface OpenFileOffers {
  readonly fileOffers: TeamsFileOffers;
  readonly handler: InvokeHandler;
}

/** Files go where Teams says; a desk without a registration also takes places on its own machine. */
export function openFileOffers(
  { app, clock, ids, log }: DeskOptions,
  conversations: DeskState,
  kept: KeptPorts,
): OpenFileOffers {
  const fileOffers = new TeamsFileOffers(conversations, ids, clock);
  const isAllowed = storeRule(app === undefined);
  const fileOf = (turn: Parameters<typeof dataFileOf>[0]) => dataFileOf(turn, kept, clock);
  return { fileOffers, handler: consentHandler({ offers: fileOffers, fileOf, isAllowed, log }) };
}
