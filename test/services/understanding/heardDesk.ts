import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import type { Caller } from '../../../services/model.js';
import { DeskUnderstander } from '../../../services/understanding/deskUnderstander.js';
import type { Intents } from '../../../services/understanding/intents.js';
import type { Understanding } from '../../../services/understanding/understanding.js';
import { intents as trainedIntents } from '../../support/intents.js';
import { languages } from '../../support/languages.js';
import { ANA, customer, openDesk, reservation, StillClock } from '../local/deskFixture.js';

/** From here months and days without a year are told. */
export const NOW = new Date('2026-11-22T09:00:00Z');

export const WEB_ID = '6f1f2a8e-3f0a-4c61-9d5e-0c6f3b1a7e21';
export const LINE_ORDER_ID = '0b7c9d2e-54a1-4e3f-8f6a-2d1c0e9b8a77';

const WEB = reservation({
  id: WEB_ID,
  displayName: 'Web front end',
  region: 'uksouth',
  expiryDate: '2027-03-15',
});
const REPORTING = reservation({
  id: 'r-report',
  displayName: 'Reporting',
  sku: 'Standard_E8s_v5',
  term: 'P3Y',
  expiryDate: '2027-06-20',
});
const ORDERS = reservation({
  id: 'r-orders',
  displayName: 'Order database',
  sku: 'SQLDB_GP_Compute_Gen5',
  resourceType: 'SqlDatabases',
  region: 'uksouth',
  expiryDate: '2027-06-25',
});
const LINE = reservation({
  id: 'r-line',
  orderId: LINE_ORDER_ID,
  customerId: 'fabrikam',
  displayName: 'Assembly line',
  sku: 'Standard_D8s_v5',
});
const WINGTIP_WEB = reservation({
  id: 'r-shop',
  customerId: 'wingtiptoys',
  displayName: 'Web front end',
  sku: 'P1_v3',
  resourceType: 'AppService',
});

/** Customers of Ana's partner and one of another; one is called by words that everybody says. */
function documents(): CustomerDocument[] {
  return [
    customer('contoso', 'Contoso Ltd', 'partner-1', [WEB, REPORTING, ORDERS]),
    customer('fabrikam', 'Fabrikam Inc', 'partner-1', [LINE]),
    customer('tailspintoys', 'Tailspin Toys', 'partner-1'),
    customer('wingtiptoys', 'Wingtip Toys', 'partner-1', [WINGTIP_WEB]),
    customer('experts', 'Reservation Experts', 'partner-1'),
    customer('umbrella', 'Umbrella Corp', 'partner-2', [
      reservation({ id: 'r-hive', customerId: 'umbrella', displayName: 'Hive mind' }),
    ]),
  ];
}

interface Hearing {
  readonly language?: string;
  readonly customerId?: string;
  readonly caller?: Caller;
}

interface DeskParts {
  readonly languages?: LanguageBook;
  readonly intents?: Intents;
}

/** One desk for all tests of the suite, which change nothing in it; answers what a sentence is understood as. */
export function useHeardDesk(
  partsOf: () => DeskParts = () => ({}),
): (text: string, hearing?: Hearing) => Promise<Understanding> {
  let folder = '';
  let understander: DeskUnderstander | undefined;
  let close = async (): Promise<void> => {};
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'heard-desk-'));
    const clock = new StillClock(NOW);
    const backend = await openDesk(folder, { clock, seed: documents });
    close = () => backend.close();
    understander = new DeskUnderstander({
      ...backend,
      languages,
      intents: trainedIntents,
      clock,
      ...partsOf(),
    });
  });
  after(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  return (text, { language = 'en', customerId, caller = ANA } = {}) =>
    understander!.understand(caller, text, language, customerId);
}

export function namesOf({ customers }: Understanding): string[] {
  return customers.map(({ name }) => name);
}

export function reservationsOf({ reservations }: Understanding): string[] {
  return reservations.map(({ displayName }) => displayName);
}
