import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomIds } from '../../../services/ids.js';
import { deskFolder } from '../../../services/local/deskFolder.js';
import { FileMedium } from '../../../services/local/medium/fileMedium.js';
import { openPartnerCenterBackend } from '../../../services/partnerCenter/openPartnerCenterBackend.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { openStandIn } from '../../standIn/standIn.js';
import { CSP_2018 } from '../../support/csp2018.js';
import type { ContractDesk, OpenContractDesk } from '../contract/contractDesk.js';
import { StillClock } from '../local/deskFixture.js';
import { QUICK, standInSettings } from './standInSettings.js';

const READ_WITHIN_MS = 5_000;

/** The real back end as the composition opens it, of the first partner in the documents, over a stand-in that holds them. */
export const openRealContractDesk: OpenContractDesk = async (documents) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
  const clock = new StillClock();
  const standIn = await openStandIn({ documents, clock });
  const open = async (): Promise<ContractDesk> => {
    const settings = await standInSettings(standIn, path.join(dataDir, 'partner'));
    const backend = await openPartnerCenterBackend({
      settings,
      medium: new FileMedium(deskFolder(dataDir, 'ledger')),
      audits: auditFiles(dataDir, 'ledger'),
      carriesOut: true,
      clock,
      ids: randomIds,
      random: Math.random,
      policy: CSP_2018,
      log: () => {},
      limits: QUICK,
    });
    const caller = { userId: 'test:reader', partnerId: settings.tenantId, roles: [] };
    const end = Date.now() + READ_WITHIN_MS;
    while ((await backend.portfolio.summary(caller)).unreadable > 0 && Date.now() < end) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return {
      backend,
      clock,
      isNotToldRefills: true,
      async reopen() {
        await backend.close();
        return open();
      },
      async close() {
        await backend.close();
        await standIn.close();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  };
  return open();
};
