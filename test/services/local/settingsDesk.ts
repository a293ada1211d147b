import type { Clock } from '../../../services/clock.js';
import { CustomerQuotes } from '../../../services/local/customerQuotes.js';
import { demoDesk } from '../../../services/local/demo/demoDesk.js';
import { DemoPriceList } from '../../../services/local/demo/demoPriceList.js';
import { DemoRates } from '../../../services/local/demo/demoRates.js';
import { readDemoTables } from '../../../services/local/demo/demoTables.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { LocalCustomerDirectory } from '../../../services/local/localCustomerDirectory.js';
import { LocalQuoteService } from '../../../services/local/localQuoteService.js';
import { LocalReservationCatalog } from '../../../services/local/localReservationCatalog.js';
import { LocalReservationSettings } from '../../../services/local/localReservationSettings.js';
import { LocalStore } from '../../../services/local/localStore.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { smallDesk } from './deskFixture.js';

/** Opens the documents of a desk with the ports that configuration needs. */
export async function openSettingsDesk(
  dataDir: string,
  clock: Clock,
  seed: () => Iterable<CustomerDocument> = smallDesk,
) {
  const store = await LocalStore.open({ dataDir, clock, log: () => {}, seed });
  const quotes = new CustomerQuotes(CSP_2018, new DemoPriceList(new DemoRates(readDemoTables().usdRates)));
  return {
    customers: new LocalCustomerDirectory(store),
    reservations: new LocalReservationCatalog(store, clock),
    quotes: new LocalQuoteService(store, quotes, clock),
    settings: new LocalReservationSettings(store, clock),
  };
}

/** The demo customers as those of another partner. */
export function demoCustomersOf(partnerId: string, now: Date): CustomerDocument[] {
  return demoDesk(now).map((document) => ({ ...document, profile: { ...document.profile, partnerId } }));
}
