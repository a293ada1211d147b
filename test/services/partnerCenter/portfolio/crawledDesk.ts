import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { Backend } from '../../../../services/backend.js';
import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import type { SupportRequest } from '../../../../services/model.js';
import { CustomerIndex } from '../../../../services/partnerCenter/customers/customerIndex.js';
import { PartnerCenterPortfolio } from '../../../../services/partnerCenter/portfolio/partnerCenterPortfolio.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import type { ContractBackend, ContractDesk, OpenContractDesk } from '../../contract/contractDesk.js';
import { ANA, BEN, openDesk, StillClock } from '../../local/deskFixture.js';
import { PARTNER } from '../customers/customersDesk.js';

/** The embedded back end in the place of the services, and a portfolio that reads it as it would read them. */
export const openCrawledDesk: OpenContractDesk = async (documents) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
  const clock = new StillClock();
  const open = async (): Promise<ContractDesk> => {
    const local = await openDesk(dataDir, { clock, seed: () => documents });
    const index = indexOf(documents, clock);
    const customerIds = documents.map(({ profile }) => profile.id);
    const portfolio = await readPortfolio(local, index, customerIds, clock);
    const close = async () => {
      await portfolio.close();
      await index.close();
      await local.close();
    };
    return {
      backend: toldBy(local, portfolio),
      clock,
      async reopen() {
        await close();
        return open();
      },
      async close() {
        await close();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  };
  return open();
};

function indexOf(documents: readonly CustomerDocument[], clock: StillClock): CustomerIndex {
  const customers = documents.map(({ profile }) => profile).filter(({ partnerId }) => partnerId === PARTNER);
  return CustomerIndex.over({
    reader: { page: async () => ({ customers, leftOut: 0, next: undefined }) },
    clock,
  });
}

async function readPortfolio(
  local: Backend,
  index: CustomerIndex,
  customerIds: readonly string[],
  clock: StillClock,
): Promise<PartnerCenterPortfolio> {
  const portfolio = PartnerCenterPortfolio.over({
    partnerId: PARTNER,
    index,
    reservationsOf: (customerId) => local.reservations.list(ANA, customerId),
    async *openRequests() {
      for (const id of customerIds) yield { customerId: id, requests: await requestsOf(local, id) };
    },
    policy: CSP_2018,
    clock,
  });
  while ((await portfolio.summary(ANA)).unreadable > 0) await elapsed(2);
  return portfolio;
}

async function requestsOf(local: Backend, customerId: string): Promise<SupportRequest[]> {
  const pages = await Promise.all([ANA, BEN].map((caller) => local.desk.list(caller, 0, 100)));
  return pages.flatMap(({ items }) => items).filter((request) => request.customerId === customerId);
}

/** The portfolio is told what the ports that change something have changed. */
function toldBy(local: Backend, portfolio: PartnerCenterPortfolio): ContractBackend {
  const tell = async (request: SupportRequest) => {
    portfolio.noteRequests(request.customerId, await requestsOf(local, request.customerId));
    return request;
  };
  const { desk, settings, reservations } = local;
  return {
    ...local,
    portfolio,
    finder: portfolio,
    desk: {
      submit: async (caller, submission) => tell(await desk.submit(caller, submission)),
      withdraw: async (caller, requestId) => tell(await desk.withdraw(caller, requestId)),
      comment: (...asked) => desk.comment(...asked),
      list: (...asked) => desk.list(...asked),
      get: (...asked) => desk.get(...asked),
    },
    settings: {
      targets: (...asked) => settings.targets(...asked),
      searchTargets: (...asked) => settings.searchTargets(...asked),
      target: (...asked) => settings.target(...asked),
      change: async (caller, ref, change) => {
        const changed = await settings.change(caller, ref, change);
        portfolio.noteReservations(ref.customerId, await reservations.list(caller, ref.customerId));
        return changed;
      },
    },
  };
}
