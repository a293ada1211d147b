import { CustomerQuotes } from '../../../../services/local/customerQuotes.js';
import { DemoPriceList } from '../../../../services/local/demo/demoPriceList.js';
import { DemoRates } from '../../../../services/local/demo/demoRates.js';
import { readDemoTables } from '../../../../services/local/demo/demoTables.js';
import { LocalQuoteService } from '../../../../services/local/localQuoteService.js';
import { LocalReservationCatalog } from '../../../../services/local/localReservationCatalog.js';
import { LocalStore } from '../../../../services/local/localStore.js';
import { LocalSupportDesk } from '../../../../services/local/localSupportDesk.js';
import { LocalPortfolio } from '../../../../services/local/portfolio/localPortfolio.js';
import type { RefundPolicy } from '../../../../services/quotes/refundPolicy.js';
import { auditFiles } from '../../../../services/storage/openAuditStore.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { type DeskSetup, mediumIn, StillClock, smallDesk } from '../deskFixture.js';

export interface PortfolioSetup extends DeskSetup {
  readonly policy?: RefundPolicy;
}

/** An open desk with its portfolio, and the ports that change what it tells. */
export async function openPortfolio(dataDir: string, setup: PortfolioSetup = {}) {
  const { clock = new StillClock(), policy = CSP_2018, seed = smallDesk, writeText, events } = setup;
  const log = (event: NonNullable<typeof events>[number]) => void events?.push(event);
  const store = await LocalStore.open({
    medium: mediumIn(dataDir, writeText),
    audits: auditFiles(dataDir),
    clock,
    log,
    seed,
  });
  const portfolio = LocalPortfolio.over(store, clock, policy);
  const prices = new DemoPriceList(new DemoRates(readDemoTables().usdRates));
  const quotes = new CustomerQuotes(policy, prices);
  return {
    store,
    portfolio,
    reservations: new LocalReservationCatalog(store, clock),
    quotes: new LocalQuoteService(store, quotes, clock),
    desk: new LocalSupportDesk(store, quotes, clock),
    async close() {
      await portfolio.close();
      await store.close();
    },
  };
}
