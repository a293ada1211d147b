import type { AuditStore } from '../audit/auditStore.js';
import type { Backend } from '../backend.js';
import type { Clock } from '../clock.js';
import { RefusedError, UnreachableError } from '../errors.js';
import type { IdSource } from '../ids.js';
import { DemoColleagues } from '../local/demo/demoColleagues.js';
import { demoPeopleOf } from '../local/demo/demoPartners.js';
import { readDemoTables } from '../local/demo/demoTables.js';
import { LocalIdentityDirectory } from '../local/localIdentityDirectory.js';
import { LocalUserProfiles } from '../local/localUserProfiles.js';
import type { DocumentMedium } from '../local/medium/documentMedium.js';
import type { RefundPolicy } from '../quotes/refundPolicy.js';
import type { RemoteCall } from '../remote/remoteCall.js';
import { RemoteCalls } from '../remote/remoteCalls.js';
import type { RemoteLimits } from '../remote/remoteLimits.js';
import { PartnerCenterAccess } from './access/partnerCenterAccess.js';
import { ReservationRoles } from './access/reservationRoles.js';
import { TenantPeople } from './access/tenantPeople.js';
import { TenantClients } from './azure/tenantClients.js';
import type { BackendLog } from './backendLog.js';
import { CustomerIndex } from './customers/customerIndex.js';
import { openCustomerReader } from './customers/openCustomerReader.js';
import { PartnerCenterDirectory } from './customers/partnerCenterDirectory.js';
import { CapacityOrders } from './execution/capacityOrders.js';
import { PartnerCenterExecution } from './execution/partnerCenterExecution.js';
import { openPartnerTokens } from './identity/openPartnerTokens.js';
import { DeskLedger } from './ledger/deskLedger.js';
import type { PartnerCenterSettings } from './partnerCenterSettings.js';
import { PartnerCenterPortfolio } from './portfolio/partnerCenterPortfolio.js';
import { BillingScopes } from './products/billingScopes.js';
import { PartnerCenterProducts } from './products/partnerCenterProducts.js';
import { CapacityQuotes } from './quotes/capacityQuotes.js';
import { KnownLimits } from './quotes/knownLimits.js';
import { PartnerCenterQuotes } from './quotes/partnerCenterQuotes.js';
import { type QuoteSources, withoutRequest } from './quotes/quoteSources.js';
import { readLimit } from './quotes/readLimit.js';
import { PartnerCenterReservations } from './reservations/partnerCenterReservations.js';
import { PartnerCenterReservationSettings } from './settings/partnerCenterReservationSettings.js';
import { TenantScopes } from './settings/tenantScopes.js';
import type { HandedFiles } from './support/handingOver.js';
import { PartnerCenterSupportDesk } from './support/partnerCenterSupportDesk.js';
import { PartnerCenterUsage } from './usage/partnerCenterUsage.js';

export interface PartnerCenterBackendOptions {
  readonly settings: PartnerCenterSettings;
  /** Where the desk's ledger lies. */
  readonly medium: DocumentMedium;
  /** A shared medium needs trails that are shared as well. */
  readonly audits: AuditStore;
  readonly auditKey?: string | undefined;
  /** Whether requests can be carried out at all. */
  readonly carriesOut?: boolean | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** From 0 up to and without 1. */
  readonly random: () => number;
  /** By which quotes are explained. */
  readonly policy: RefundPolicy;
  /** What users attached to requests; nothing is handed on where absent. */
  readonly files?: HandedFiles | undefined;
  readonly log: BackendLog;
  /** Hears of every call to a service once, when it is over. */
  readonly seen?: ((call: RemoteCall) => void) | undefined;
  readonly limits?: Partial<RemoteLimits> | undefined;
}

/**
 * Opens the real back end: Partner Center for customers, Azure Reservations, Azure Support and the rest of Azure Resource
 * Manager in the customers' tenants. It begins to read the customers in the background; nothing is asked for sooner.
 * @throws UnreachableError `BackendUnreachable` when the ledger cannot be used
 */
export async function openPartnerCenterBackend(options: PartnerCenterBackendOptions): Promise<Backend> {
  const { settings, clock, policy, log } = options;
  const { calls, clients, credentials } = openServices(options);
  const { index, customers } = openCustomers(options, calls, credentials);
  const ledger = await DeskLedger.open({ ...options, log, customer: ownCustomer(customers) });
  const portfolio = PartnerCenterPortfolio.over({
    partnerId: settings.tenantId,
    index,
    policy,
    clock,
    async reservationsOf(customerId) {
      const listed = await reservations.of(customerId);
      await readLimit(customerId, listed, { quotes, service, limits });
      return listed;
    },
    openRequests: () => desk.standings.filed(ledger.filed()),
    lookAtRequests: async (id) => portfolio.noteRequests(id, await desk.standings.looked(id)),
    onRead: (run) => log({ level: 'info', code: 'PortfolioRead', ...run }),
    onFailed: (customerId, { code }) => log({ level: 'warn', code, customerId }),
  });
  const reservations = new PartnerCenterReservations({
    clients,
    customers,
    clock,
    log,
    listed: (customerId, listed) => portfolio.noteReservations(customerId, listed),
  });
  ledger.watch((customerId, document) => {
    portfolio.noteRequests(customerId, desk.standings.noted(customerId, document?.requests ?? []));
  });
  const billingScopes = new BillingScopes(new TenantScopes(clients, clock), clock);
  const products = new PartnerCenterProducts({
    clients,
    customers,
    billingScopes,
    clock,
    exchangeGroups: policy.exchange.groups,
  });
  const limits = new KnownLimits(clock, (customerId, limit) => portfolio.noteLimit(customerId, limit));
  const service = new CapacityQuotes(clients, billingScopes);
  const sources: QuoteSources = {
    reservation: (caller, ref) => reservations.whole(caller, ref),
    requests: async (caller, customerId) => {
      const { id } = await ownCustomer(customers)(caller, customerId);
      return desk.standing(caller, id);
    },
    products,
    service,
    limits,
  };
  const quotes = new PartnerCenterQuotes(sources, policy, clock);
  const desk: PartnerCenterSupportDesk = new PartnerCenterSupportDesk({
    clients,
    reservations,
    quotes,
    ledger,
    files: options.files,
    clock,
  });
  const execution = options.carriesOut
    ? new PartnerCenterExecution({
        ...desk.filed,
        quotesWithout: (requestId) =>
          new PartnerCenterQuotes(withoutRequest(sources, requestId), policy, clock),
        orders: new CapacityOrders(clients),
        reservations,
        limits,
        clock,
      })
    : undefined;
  return {
    customers,
    reservations,
    products,
    quotes,
    desk,
    ...(execution && { execution }),
    enter: (caller, customerId, change) =>
      ledger.withCustomer(caller, customerId, ({ data, write }) => write(data, change)),
    profiles: new LocalUserProfiles(ledger),
    access: new PartnerCenterAccess({
      clients,
      reservation: (caller, ref) => reservations.known(caller, ref),
      roles: new ReservationRoles(clients, clock),
      people: new TenantPeople({ calls, credentials, graphUrl: settings.graphUrl }),
      ledger,
    }),
    settings: new PartnerCenterReservationSettings({ clients, reservations, ledger, clock }),
    usage: new PartnerCenterUsage(clients, reservations, clock),
    portfolio,
    finder: portfolio,
    ...demoPeople(settings.tenantId),
    async check() {
      await ledger.check();
      if (!index.isReady) throw new UnreachableError('ServiceUnavailable', 'the customers are not read yet');
    },
    async close() {
      await portfolio.close();
      await index.close();
      await execution?.close();
      await desk.close();
      await ledger.close();
    },
  };
}

function openServices({ settings, clock, ids, random, seen, limits, log }: PartnerCenterBackendOptions) {
  const calls = new RemoteCalls({ clock, ids, random, seen, limits });
  const notStored = () => log({ level: 'error', code: 'RefreshTokenNotStored' });
  const credentials = openPartnerTokens(settings, { clock, ids, calls, notStored });
  const { managementUrl, tenantId: partnerTenantId } = settings;
  const clients = new TenantClients({ calls, credentials, managementUrl, partnerTenantId });
  return { calls, credentials, clients };
}

type Services = ReturnType<typeof openServices>;

function openCustomers(
  { settings, clock, log }: PartnerCenterBackendOptions,
  calls: Services['calls'],
  credentials: Services['credentials'],
) {
  const { tenantId: partnerId } = settings;
  const reader = openCustomerReader(settings, calls, credentials);
  const index = CustomerIndex.over({
    reader,
    clock,
    onFailed: ({ code }) => log({ level: 'warn', code }),
    onLoaded: (loaded) => log({ level: 'info', code: 'CustomersLoaded', ...loaded }),
  });
  return { index, customers: new PartnerCenterDirectory({ partnerId, index, reader, clock }) };
}

/** A ledger is kept of the partner's own customers only. */
function ownCustomer(customers: PartnerCenterDirectory) {
  return async (...ask: Parameters<PartnerCenterDirectory['customerOf']>) => {
    const customer = await customers.customerOf(...ask);
    if (!customer) throw new RefusedError('CustomerNotFound', 'no such customer of this partner');
    return customer;
  };
}

/** Who people are on a desk that asks nobody, as in a rehearsal: the demo's, at this partner. */
function demoPeople(tenantId: string): Pick<Backend, 'identities' | 'colleagues' | 'demoUsers'> {
  const partners = [{ ...readDemoTables().partner, id: tenantId }];
  return {
    identities: new LocalIdentityDirectory(partners),
    colleagues: new DemoColleagues(partners),
    demoUsers: demoPeopleOf(partners),
  };
}
