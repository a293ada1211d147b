import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { RefusedError } from '../../../../services/errors.js';
import { DemoPriceList } from '../../../../services/local/demo/demoPriceList.js';
import { DemoRates } from '../../../../services/local/demo/demoRates.js';
import { readDemoTables } from '../../../../services/local/demo/demoTables.js';
import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import type { WriteText } from '../../../../services/local/durableWrite.js';
import { LocalUserProfiles } from '../../../../services/local/localUserProfiles.js';
import type { Caller } from '../../../../services/model.js';
import { pageOf } from '../../../../services/pageOf.js';
import type { TenantClients } from '../../../../services/partnerCenter/azure/tenantClients.js';
import { DeskLedger } from '../../../../services/partnerCenter/ledger/deskLedger.js';
import { BillingScopes } from '../../../../services/partnerCenter/products/billingScopes.js';
import { CapacityQuotes } from '../../../../services/partnerCenter/quotes/capacityQuotes.js';
import { KnownLimits } from '../../../../services/partnerCenter/quotes/knownLimits.js';
import { PartnerCenterQuotes } from '../../../../services/partnerCenter/quotes/partnerCenterQuotes.js';
import { PartnerCenterReservations } from '../../../../services/partnerCenter/reservations/partnerCenterReservations.js';
import { TenantScopes } from '../../../../services/partnerCenter/settings/tenantScopes.js';
import type { HandedFiles } from '../../../../services/partnerCenter/support/handingOver.js';
import { PartnerCenterSupportDesk } from '../../../../services/partnerCenter/support/partnerCenterSupportDesk.js';
import type { SupportPlace } from '../../../../services/partnerCenter/support/supportTickets.js';
import type { RemoteTools } from '../../../../services/remote/remoteCalls.js';
import { auditFiles } from '../../../../services/storage/openAuditStore.js';
import { openStandIn, type StandIn } from '../../../standIn/standIn.js';
import type { StandInCommunication, StandInTicket } from '../../../standIn/world/records.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import type { ContractBackend } from '../../contract/contractDesk.js';
import { deskSeed } from '../../contract/contractSeeds.js';
import { mediumIn, StillClock } from '../../local/deskFixture.js';
import { tenantClients } from '../tenantDesk.js';

export interface SupportDeskSetup {
  readonly documents?: readonly CustomerDocument[];
  readonly limits?: RemoteTools['limits'];
  readonly place?: SupportPlace;
  readonly files?: HandedFiles;
}

export interface SupportParts {
  readonly desk: PartnerCenterSupportDesk;
  readonly quotes: PartnerCenterQuotes;
  readonly profiles: LocalUserProfiles;
  readonly ledger: DeskLedger;
}

/** Quick to give up, so that a test sees what a user sees after half a minute. */
const LIMITS: RemoteTools['limits'] = {
  attemptMs: 300,
  totalMs: 2000,
  maxRetries: 0,
  pollMs: 1,
  operationMs: 5000,
  backoff: { firstMs: 1, mostMs: 2 },
  breaker: { failures: 1000, halfOpenAfterMs: 1 },
};

/** Support of the small desk's customers behind the stand-in, and a ledger in a folder of its own. */
export async function openSupportDesk(setup: SupportDeskSetup = {}) {
  const { documents = deskSeed(), limits, place, files } = setup;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
  const clock = new StillClock();
  const standIn = await openStandIn({ documents, clock: new StillClock() });
  let clients = tenantClients(standIn, { ...LIMITS, ...limits });
  /** A process that begins: it knows what is in the folder. @param writeText instead of the durable write */
  const begin = async (writeText?: WriteText): Promise<SupportParts> => {
    clients = tenantClients(standIn, { ...LIMITS, ...limits });
    const ledger = await DeskLedger.open({
      medium: mediumIn(folder, writeText),
      audits: auditFiles(folder),
      clock,
      log: () => {},
      customer: async (caller, id) => customerIn(documents, caller, id),
    });
    const customers = {
      customerOf: async (caller: Caller, id: string) => documents.find(isOf(caller, id))?.profile,
    };
    const reservations = new PartnerCenterReservations({ clients, customers, clock, log: () => {} });
    const filed = { requestsOf: (caller: Caller, id: string) => desk.standing(caller, id) };
    const quotes = quotesOver(clients, reservations, filed, clock, documents);
    const sources = { clients, ledger, reservations, quotes, clock, place, files, lookMs: 300 };
    const desk = new PartnerCenterSupportDesk(sources);
    return {
      ledger,
      quotes,
      profiles: new LocalUserProfiles(ledger),
      desk,
    };
  };
  return {
    folder,
    clock,
    standIn,
    begin,
    ...(await begin()),
    clients: () => clients,
    tickets: (customerId = 'contoso') => ticketsOf(standIn, customerId),
    /** How often an operation of support was asked for. */
    count: (operation: string) => standIn.calls.filter((call) => call.operation === operation).length,
    close: async () => {
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type OpenSupportDesk = Awaited<ReturnType<typeof openSupportDesk>>;

/** What the contracts of requests and profiles ask for, and nothing else. */
export function contractBackend({ desk, quotes, profiles, ledger }: SupportParts): ContractBackend {
  const portfolio = {
    openRequests: async (_caller: Caller, { page, pageSize }: { page: number; pageSize: number }) => {
      const open: unknown[] = [];
      for await (const { requests } of ledger.filed()) {
        open.push(...requests.filter(({ status }) => status === 'Open' || status === 'InProgress'));
      }
      return pageOf(open, page, pageSize);
    },
  };
  return { desk, quotes, profiles, portfolio } as unknown as ContractBackend;
}

/** What Microsoft support writes about a ticket. */
export function supportWrites(
  ticket: StandInTicket,
  body: string,
  message: Partial<StandInCommunication> = {},
): void {
  const name = `theirs-${ticket.communications.length}`;
  const createdDate = '2026-06-15T11:00:00.000Z';
  const sender = 'engineer@example.com';
  ticket.communications.push({
    name,
    sender,
    subject: 'Re',
    body,
    createdDate,
    direction: 'inbound',
    ...message,
  });
}

function ticketsOf(standIn: StandIn, customerId: string): StandInTicket[] {
  return [...(standIn.world.customer(customerId)?.tickets.values() ?? [])];
}

function quotesOver(
  clients: TenantClients,
  reservations: PartnerCenterReservations,
  ledger: Pick<DeskLedger, 'requestsOf'>,
  clock: StillClock,
  documents: readonly CustomerDocument[],
): PartnerCenterQuotes {
  const prices = new DemoPriceList(new DemoRates(readDemoTables().usdRates));
  const sources = {
    reservation: reservations.whole.bind(reservations),
    requests: async (caller: Caller, customerId: string) => {
      customerIn(documents, caller, customerId);
      return ledger.requestsOf(caller, customerId);
    },
    products: {
      offer: async (_caller: Caller, _id: string, key: Parameters<DemoPriceList['offer']>[0]) =>
        prices.offer(key, 'EUR'),
    },
    service: new CapacityQuotes(clients, new BillingScopes(new TenantScopes(clients, clock), clock)),
    limits: new KnownLimits(clock),
  };
  return new PartnerCenterQuotes(sources, CSP_2018, clock);
}

function customerIn(documents: readonly CustomerDocument[], caller: Caller, id: string) {
  const found = documents.find(isOf(caller, id));
  if (!found) throw new RefusedError('CustomerNotFound', 'no such customer of this partner');
  return found.profile;
}

function isOf({ partnerId }: Caller, id: string) {
  return ({ profile }: CustomerDocument) => profile.id === id && profile.partnerId === partnerId;
}
