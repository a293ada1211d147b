import type { AuditStore } from '../audit/auditStore.js';
import type { Backend } from '../backend.js';
import type { Clock } from '../clock.js';
import { DeskError } from '../errors.js';
import { type IdSource, randomIds } from '../ids.js';
import type { RefundPolicy } from '../quotes/refundPolicy.js';
import { regularly } from '../regularly.js';
import { auditFiles } from '../storage/openAuditStore.js';
import { CustomerQuotes } from './customerQuotes.js';
import { DemoAccess } from './demo/demoAccess.js';
import { DemoColleagues } from './demo/demoColleagues.js';
import { demoDesks } from './demo/demoDesk.js';
import { demoPartnersOn, demoPeopleOf } from './demo/demoPartners.js';
import { DemoPriceList } from './demo/demoPriceList.js';
import { DemoRates } from './demo/demoRates.js';
import { readDemoTables } from './demo/demoTables.js';
import type { CustomerDocument } from './deskDocuments.js';
import { deskFolder } from './deskFolder.js';
import type { DeskLog } from './deskLog.js';
import type { WriteText } from './durableWrite.js';
import { LocalAccessControl } from './localAccessControl.js';
import { LocalCustomerDirectory } from './localCustomerDirectory.js';
import { LocalIdentityDirectory } from './localIdentityDirectory.js';
import { LocalProductCatalog } from './localProductCatalog.js';
import { LocalQuoteService } from './localQuoteService.js';
import { LocalRequestExecution } from './localRequestExecution.js';
import { LocalReservationCatalog } from './localReservationCatalog.js';
import { LocalReservationSettings } from './localReservationSettings.js';
import { LocalStore } from './localStore.js';
import { LocalSupportDesk } from './localSupportDesk.js';
import { LocalUsageHistory } from './localUsageHistory.js';
import { LocalUserProfiles } from './localUserProfiles.js';
import type { DocumentMedium } from './medium/documentMedium.js';
import { FileMedium } from './medium/fileMedium.js';
import { LocalPortfolio } from './portfolio/localPortfolio.js';

export interface LocalBackendOptions {
  /** Folder of everything that is kept on this machine; the desk's documents lie below it in `desk`. */
  readonly dataDir: string;
  /** Where the desk's documents lie instead. */
  readonly medium?: DocumentMedium | undefined;
  /** Where their audit trails lie instead of beside them; a shared medium needs shared trails. */
  readonly audits?: AuditStore | undefined;
  readonly auditKey?: string | undefined;
  readonly clock: Clock;
  /** The refund policy in force. */
  readonly policy: RefundPolicy;
  readonly log?: DeskLog | undefined;
  /** Whether requests can be carried out at all. */
  readonly carriesOut?: boolean | undefined;
  /** Of the reservations that exchanges buy; random ones unless given. */
  readonly ids?: IdSource | undefined;
  /** What a new desk holds instead of the demo data. */
  readonly seed?: (() => Iterable<CustomerDocument>) | undefined;
  /** Instead of the durable write: for tests of what a failing disk leaves. */
  readonly writeText?: WriteText | undefined;
}

/** So old may be what the overview shows of another process's changes. */
const REVIEW_EVERY_MS = 15_000;

/**
 * Opens the embedded back end, laying down the demo desk on the first start. One process at a time, unless the medium is
 * a shared one.
 * @throws UnreachableError `BackendUnreachable` when the data directory cannot be used
 */
export async function openLocalBackend(options: LocalBackendOptions): Promise<Backend> {
  const { clock, policy, auditKey, ids = randomIds, log = ignoreEvents } = options;
  const medium = options.medium ?? new FileMedium(deskFolder(options.dataDir), options.writeText);
  const seed = options.seed ?? (() => demoDesks(clock.now()));
  const audits = options.audits ?? auditFiles(options.dataDir);
  const store = await LocalStore.open({ medium, clock, log, seed, audits, auditKey });
  const partners = demoPartnersOn(store.customers);
  const portfolio = LocalPortfolio.over(store, clock, policy);
  const endReviews = medium.isShared ? regularly(REVIEW_EVERY_MS, () => reviewOthers(store, log)) : undefined;
  const prices = new DemoPriceList(new DemoRates(readDemoTables().usdRates));
  const quotes = new CustomerQuotes(policy, prices);
  return {
    customers: new LocalCustomerDirectory(store),
    reservations: new LocalReservationCatalog(store, clock),
    products: new LocalProductCatalog(store, prices, policy.exchange.groups),
    quotes: new LocalQuoteService(store, quotes, clock),
    desk: new LocalSupportDesk(store, quotes, clock),
    ...(options.carriesOut && {
      execution: new LocalRequestExecution({ store, quotes, prices, clock, ids }),
    }),
    enter: (caller, customerId, change) =>
      store.withCustomer(caller, customerId, ({ data, write }) => write(data, change)),
    profiles: new LocalUserProfiles(store),
    access: new LocalAccessControl(store, new DemoAccess(partners), clock),
    settings: new LocalReservationSettings(store, clock),
    usage: new LocalUsageHistory(store),
    portfolio,
    finder: portfolio,
    identities: new LocalIdentityDirectory(partners),
    colleagues: new DemoColleagues(partners),
    demoUsers: demoPeopleOf(partners),
    check: () => medium.check(),
    async close() {
      await endReviews?.();
      await portfolio.close();
      await store.close();
    },
  };
}

/** What cannot be read now is read the next time. */
async function reviewOthers(store: LocalStore, log: DeskLog): Promise<void> {
  try {
    await store.reviewOthers();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    log({ level: 'warn', code: error.code });
  }
}

function ignoreEvents(): void {}
