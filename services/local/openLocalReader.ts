import type { Backend } from '../backend.js';
import type { Clock } from '../clock.js';
import type { RefundPolicy } from '../quotes/refundPolicy.js';
import { CustomerQuotes } from './customerQuotes.js';
import { demoDesks } from './demo/demoDesk.js';
import { demoPartnersOn } from './demo/demoPartners.js';
import { DemoPriceList } from './demo/demoPriceList.js';
import { DemoRates } from './demo/demoRates.js';
import { readDemoTables } from './demo/demoTables.js';
import { DeskReader } from './deskReader.js';
import { LocalCustomerDirectory } from './localCustomerDirectory.js';
import { LocalIdentityDirectory } from './localIdentityDirectory.js';
import { LocalProductCatalog } from './localProductCatalog.js';
import { LocalQuoteService } from './localQuoteService.js';
import { LocalReservationCatalog } from './localReservationCatalog.js';
import type { DocumentMedium } from './medium/documentMedium.js';

export interface LocalReaderOptions {
  /** Where the desk's documents lie. */
  readonly medium: DocumentMedium;
  /** The instant that quotes are for. */
  readonly clock: Clock;
  /** The present instant, around which demo data is laid down. */
  readonly now: Clock;
  readonly policy: RefundPolicy;
}

/** The ports that only read. */
export type LocalReader = Pick<Backend, 'customers' | 'reservations' | 'products' | 'quotes' | 'identities'>;

/**
 * Opens the embedded back end's documents without changing them, also while a desk is running over them. Lays down the
 * demo desk where there is none.
 * @throws UnreachableError `BackendUnreachable` when the data directory cannot be used
 */
export async function openLocalReader({
  medium,
  clock,
  now,
  policy,
}: LocalReaderOptions): Promise<LocalReader> {
  const documents = await DeskReader.open({
    medium,
    seed: () => demoDesks(now.now()),
  });
  const prices = new DemoPriceList(new DemoRates(readDemoTables().usdRates));
  return {
    customers: new LocalCustomerDirectory(documents),
    reservations: new LocalReservationCatalog(documents, clock),
    products: new LocalProductCatalog(documents, prices, policy.exchange.groups),
    quotes: new LocalQuoteService(documents, new CustomerQuotes(policy, prices), clock),
    identities: new LocalIdentityDirectory(demoPartnersOn(documents.customers)),
  };
}
