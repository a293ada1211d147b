import { agreedExchangeOf } from '../../../dialogs/exchange/exchangeConsent.js';
import { EXCHANGE_DIALOG, ExchangeDialog } from '../../../dialogs/exchange/exchangeDialog.js';
import type { ExchangeLines } from '../../../dialogs/exchange/exchangeRemedies.js';
import { MenuPrompt } from '../../../dialogs/menu/menuPrompt.js';
import { agreedRefundOf } from '../../../dialogs/refund/agreedRefund.js';
import type { AttachedFilesPorts } from '../../../dialogs/request/attachedFiles.js';
import { SUPPORT_DIALOG, SupportDialog } from '../../../dialogs/request/supportDialog.js';
import type { SupportOptions } from '../../../dialogs/request/supportDraft.js';
import type { AgreedExchange, Customer, RequestContact, Reservation } from '../../../services/model.js';
import { languages } from '../../support/languages.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness, type Replies, StubTask } from '../deskHarness.js';
import { FakeProfiles, FakeSupportDesk } from './requestFakes.js';

export interface Chat {
  readonly options?: SupportOptions;
  readonly locale?: string;
  readonly customer?: Partial<Customer>;
  readonly reservation?: Partial<Reservation>;
  /** Whether the exchange task is the real one; else a stand-in records what it is begun with. */
  readonly withExchangeTask?: boolean;
  readonly files?: AttachedFilesPorts;
  /** What an earlier conversation left behind. */
  readonly after?: { readonly profiles: FakeProfiles; readonly requests: FakeSupportDesk };
}

export const KNOWN = { customerId: 'customer-1', reservationId: 'reservation-1' };

const EXCHANGE_LINES: ExchangeLines = {
  returns: [{ reservationId: KNOWN.reservationId, quantity: 4 }],
  purchases: [
    {
      sku: 'Standard_D4s_v5',
      region: 'northeurope',
      term: 'P1Y',
      billingPlan: 'Upfront',
      quantity: 2,
    },
  ],
};

export const CONTACT: RequestContact = {
  firstName: 'Anna',
  lastName: 'Müller',
  email: 'anna@fabrikam.com',
  phone: '+14255550100',
  method: 'Email',
  country: 'US',
  language: 'en',
  timeZone: 'America/New_York',
};

/** A conversation that begins with a support request. */
export function supportChat({
  options = {},
  locale = 'en-US',
  customer,
  reservation,
  withExchangeTask = false,
  after,
  files,
}: Chat = {}) {
  const clock = new StillClock();
  const desk = new FakeDesk(clock, [aCustomer(customer)], [aReservation(reservation)]);
  const profiles = after?.profiles ?? new FakeProfiles();
  const requests = after?.requests ?? new FakeSupportDesk(desk, clock);
  const { customers, reservations, quotes, products } = desk;
  const parts = {
    customers,
    reservations,
    quotes,
    products,
    desk: requests,
    files,
    profiles,
    clock,
    languages,
  };
  const exchange = new StubTask(EXCHANGE_DIALOG);
  const harness = new DeskHarness({
    dialogs: (kit) => [
      new SupportDialog(kit, parts),
      new MenuPrompt(kit, profiles),
      withExchangeTask ? new ExchangeDialog(kit, parts, clock) : exchange,
    ],
    begin: SUPPORT_DIALOG,
    options,
    locale,
    clock,
  });
  return { harness, desk, profiles, requests, clock, exchange };
}

/** What the user agreed to in the refund task: all four units at the price of the fixed clock. */
export async function agreedRefund(quantity = 4) {
  const { desk } = supportChat();
  const quote = await desk.quotes.quoteRefund(CALLER, { ...KNOWN, quantity });
  return agreedRefundOf(quote);
}

/** Four units of 2026 for two for a year from now, as agreed to at the fixed clock. */
export async function agreedExchange(changes: Partial<ExchangeLines> = {}): Promise<AgreedExchange> {
  const { desk } = supportChat();
  const lines = { ...EXCHANGE_LINES, ...changes };
  const quote = await desk.quotes.quoteExchange(CALLER, { customerId: KNOWN.customerId, ...lines });
  return agreedExchangeOf(quote, lines);
}

/** Presses a button with everything that stands in the card, as a client does, after changing some of it. */
export function pressWith(
  harness: DeskHarness,
  title: string,
  changes: Record<string, string> = {},
): Promise<Replies> {
  const sent = Object.entries({ ...harness.card.inputs, ...changes }).filter(([, value]) => value !== '');
  return harness.press(title, Object.fromEntries(sent));
}
