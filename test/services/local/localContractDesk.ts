import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ContractDesk, OpenContractDesk } from '../contract/contractDesk.js';
import { openDesk, StillClock } from './deskFixture.js';

/** The embedded back end in a folder of its own. Any address at a customer or its partner is somebody's there. */
export const openLocalContractDesk: OpenContractDesk = async (documents) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
  const clock = new StillClock();
  const open = async (): Promise<ContractDesk> => {
    const backend = await openDesk(dataDir, { clock, seed: () => documents, carriesOut: true });
    return {
      backend,
      clock,
      async reopen() {
        await backend.close();
        return open();
      },
      async close() {
        await backend.close();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  };
  return open();
};
