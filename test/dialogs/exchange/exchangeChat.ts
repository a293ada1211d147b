import {
  EXCHANGE_DIALOG,
  ExchangeDialog,
  type ExchangeOptions,
} from '../../../dialogs/exchange/exchangeDialog.js';
import type { Reservation } from '../../../services/model.js';
import { languages } from '../../support/languages.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, StubTask } from '../deskHarness.js';

export interface ExchangeChat {
  /** Of the first reservation. */
  readonly changes?: Partial<Reservation>;
  readonly options?: ExchangeOptions;
  readonly locale?: string;
}

export const KNOWN: ExchangeOptions = { customerId: 'customer-1', reservationId: 'reservation-1' };

const SMALL = { amountMinor: 100_000, currency: 'USD' };

/** Four machines, one machine, an app plan and four databases, all for a year, bought on 1 May 2026. */
function reservations(changes: Partial<Reservation>): Reservation[] {
  return [
    aReservation(changes),
    aReservation({
      id: 'reservation-2',
      displayName: 'VM-Test',
      sku: 'Standard_D2s_v5',
      quantity: 1,
      commitment: SMALL,
      pricingCommitment: SMALL,
    }),
    aReservation({ id: 'sql', displayName: 'SQL-Prod', sku: 'SQLDB_GP', resourceType: 'SqlDatabases' }),
    aReservation({ id: 'cosmos', displayName: 'Old-RU', sku: 'RU', resourceType: 'CosmosDb' }),
    aReservation({ id: 'gone', displayName: 'VM-Old', sku: 'E8s_v3', state: 'Cancelled' }),
  ];
}

/** A conversation that begins with an exchange; the tasks around it are stubs. */
export function exchangeChat({ changes = {}, options = {}, locale = 'en-US' }: ExchangeChat = {}) {
  const clock = new StillClock();
  const customers = [aCustomer(), aCustomer({ id: 'customer-2', name: 'Fabrikam' })];
  const desk = new FakeDesk(clock, customers, reservations(changes));
  const support = new StubTask('support');
  const refund = new StubTask('refund');
  const parts = {
    customers: desk.customers,
    reservations: desk.reservations,
    quotes: desk.quotes,
    products: desk.products,
    languages,
  };
  const harness = new DeskHarness({
    dialogs: (kit) => [new ExchangeDialog(kit, parts, clock), support, refund],
    begin: EXCHANGE_DIALOG,
    options,
    locale,
    clock,
  });
  return { harness, desk, support, refund, clock };
}

/** At the basket of what is given back: all four machines. */
export async function atReturns(given: ExchangeChat = {}) {
  const conversation = exchangeChat(given);
  await conversation.harness.sayAll('', 'contoso', '1', '4');
  return conversation;
}

/** At the basket of what is bought: two D4s for a year, upfront, which reach the 1,753.42 USD that are given back. */
export async function atPurchases(given: ExchangeChat = {}) {
  const conversation = await atReturns(given);
  await conversation.harness.sayAll('choose what to get', 'D4s v5', 'next', '2');
  return conversation;
}

/** At the quote for it. */
export async function atQuote(given: ExchangeChat = {}) {
  const conversation = await atPurchases(given);
  await conversation.harness.say('show the quote');
  return conversation;
}

/** At the refused quote for one D2s, which commits to 600 USD. */
export async function atRefusedQuote(given: ExchangeChat = {}) {
  const conversation = await atReturns(given);
  await conversation.harness.sayAll('choose what to get', 'D2s v5', 'next', '1', 'show the quote');
  return conversation;
}
