import { PORTFOLIO_DIALOG, PortfolioDialog } from '../../../dialogs/portfolio/portfolioDialog.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { LocalCustomerDirectory } from '../../../services/local/localCustomerDirectory.js';
import type { Caller, SupportRequest } from '../../../services/model.js';
import type { Understander } from '../../../services/understanding/understanding.js';
import { customer, reservation, StillClock, submission } from '../../services/local/deskFixture.js';
import { openPortfolio } from '../../services/local/portfolio/openPortfolio.js';
import { languages } from '../../support/languages.js';
import { CALLER, DeskHarness, StubTask } from '../deskHarness.js';

export interface ChatSetup {
  readonly options?: object;
  readonly locale?: string;
  readonly caller?: Caller;
  readonly seed?: () => CustomerDocument[];
  readonly understander?: Understander;
}

/** A chat in the portfolio of a desk below `dataDir`, on 15 June 2026; the overview is a stand-in. */
export async function portfolioChat(dataDir: string, setup: ChatSetup = {}) {
  const { options = {}, locale = 'en-US', caller = CALLER, seed = portfolioDesk, understander } = setup;
  const clock = new StillClock();
  const { store, portfolio, reservations, desk } = await openPortfolio(dataDir, { clock, seed });
  const ports = { portfolio, reservations, customers: new LocalCustomerDirectory(store), languages };
  const overview = new StubTask('overview');
  const harness = new DeskHarness({
    dialogs: (kit) => [new PortfolioDialog(kit, ports, clock), overview],
    begin: PORTFOLIO_DIALOG,
    options,
    locale,
    caller,
    ...(understander && { understander }),
  });
  await harness.start();
  return { harness, overview, clock, store, desk };
}

/**
 * Contoso with one reservation that expires in ten days and one in 40 that is hardly used, a limit of which 900 USD are
 * left, and two open requests; Fabrikam with eleven that expire in 60 days; a foreign customer.
 */
export function portfolioDesk(): CustomerDocument[] {
  const contoso = customer('contoso', 'Contoso Ltd', 'partner-1', [
    reservation({ id: 'soon', expiryDate: '2026-06-25', quantity: 3, displayName: 'Soon over' }),
    reservation({ id: 'idle', expiryDate: '2026-07-25', renew: true, sku: 'Standard_E8s_v5' }),
  ]);
  const parts = Array.from({ length: 11 }, (_, index) =>
    reservation({
      id: `part-${index}`,
      customerId: 'fabrikam',
      displayName: `Part ${index}`,
      expiryDate: '2026-08-14',
    }),
  );
  return [
    {
      ...contoso,
      usage: [
        { reservationId: 'idle', lastDay: '2026-06-14', percents: [12, 13] },
        { reservationId: 'soon', lastDay: '2026-06-14', percents: [70] },
      ],
      refundPool: [{ requestId: 'x', at: '2026-05-01T09:00:00.000Z', countedUsdMinor: 4_910_000 }],
      requests: [
        aRequest({ id: 'SR-000001', reservationId: 'soon', createdBy: 'test:ben' }),
        aRequest({ id: 'SR-000002', createdAt: '2026-06-14T23:00:00.000Z', createdBy: CALLER.userId }),
      ],
    },
    customer('fabrikam', 'Fabrikam Inc', 'partner-1', parts),
    customer('foreign', 'Foreign Customer', 'partner-2', [
      reservation({
        id: 'r-foreign',
        customerId: 'foreign',
        displayName: 'Foreign',
        expiryDate: '2026-06-20',
      }),
    ]),
  ];
}

function aRequest(changes: Partial<SupportRequest>): SupportRequest {
  const { basics, problem, contact } = submission();
  return {
    id: 'SR-000001',
    key: `key of ${changes.id}`,
    customerId: 'contoso',
    customerName: 'Contoso Ltd',
    createdBy: CALLER.userId,
    createdAt: '2026-06-05T08:00:00.000Z',
    status: 'Open',
    basics,
    problem,
    contact,
    comments: [],
    ...changes,
  };
}
