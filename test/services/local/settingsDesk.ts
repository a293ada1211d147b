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
import type { ScopeType } from '../../../services/model.js';
import type { NewScope, SettingChange } from '../../../services/reservationSettings.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { ANA, customer, mediumIn, reservation, StillClock, smallDesk } from './deskFixture.js';

/** Opens the documents of a desk with the ports that configuration needs. */
export async function openSettingsDesk(
  dataDir: string,
  clock: Clock,
  seed: () => Iterable<CustomerDocument> = smallDesk,
) {
  const store = await LocalStore.open({
    medium: mediumIn(dataDir),
    audits: auditFiles(dataDir),
    clock,
    log: () => {},
    seed,
  });
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

export const WEB = { customerId: 'contoso', reservationId: 'r-web' };
export const RENEW: SettingChange = { setting: 'renew', before: false, after: true };
export const RENAME: SettingChange = { setting: 'displayName', before: 'Web', after: 'Épreuves-2_b' };

/** The desk in a test's folder, opened once for each look at it. */
export function settingsDeskIn(folder: () => string) {
  const open = (seed: () => Iterable<CustomerDocument> = smallDesk) =>
    openSettingsDesk(folder(), new StillClock(), seed);
  /** A desk of one reservation. */
  const openWith = (changes: Parameters<typeof reservation>[0]) =>
    open(() => [customer('contoso', 'Contoso Ltd', 'partner-1', [reservation(changes)])]);

  /** The named target of a type, as a scope to apply. */
  async function scope(type: ScopeType, name: string, inSubscription = ''): Promise<NewScope> {
    const { settings } = await open();
    const ask =
      type === 'ResourceGroup'
        ? { type, subscriptionId: (await scope('Single', inSubscription)).id ?? '' }
        : { type: type === 'Single' ? type : ('ManagementGroup' as const) };
    const { items } = await settings.targets(ANA, WEB, ask, 0, 100);
    return { type, id: items.find(({ displayName }) => displayName === name)!.id };
  }

  return { open, openWith, scope };
}
