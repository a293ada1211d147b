import { MenuPrompt } from '../../../dialogs/menu/menuPrompt.js';
import { SUPPORT_DIALOG, SupportDialog } from '../../../dialogs/request/supportDialog.js';
import type { SupportOptions } from '../../../dialogs/request/supportDraft.js';
import type { Customer, RequestContact, Reservation } from '../../../services/model.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness, languages, type Replies } from '../deskHarness.js';
import { FakeProfiles, FakeSupportDesk } from './requestFakes.js';

export interface Chat {
  readonly options?: SupportOptions;
  readonly locale?: string;
  readonly customer?: Partial<Customer>;
  readonly reservation?: Partial<Reservation>;
  /** What an earlier conversation left behind. */
  readonly after?: { readonly profiles: FakeProfiles; readonly requests: FakeSupportDesk };
}

export const KNOWN = { customerId: 'customer-1', reservationId: 'reservation-1' };

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
export function supportChat({ options = {}, locale = 'en-US', customer, reservation, after }: Chat = {}) {
  const clock = new StillClock();
  const desk = new FakeDesk(clock, [aCustomer(customer)], [aReservation(reservation)]);
  const profiles = after?.profiles ?? new FakeProfiles();
  const requests = after?.requests ?? new FakeSupportDesk(desk, clock);
  const { customers, reservations, quotes } = desk;
  const parts = { customers, reservations, quotes, desk: requests, profiles, clock, languages };
  const harness = new DeskHarness({
    dialogs: (kit) => [new SupportDialog(kit, parts), new MenuPrompt(kit, profiles)],
    begin: SUPPORT_DIALOG,
    options,
    locale,
    clock,
  });
  return { harness, desk, profiles, requests, clock };
}

/** What the user agreed to in the refund task: all four units at the price of the fixed clock. */
export async function agreedRefund(quantity = 4) {
  const { desk } = supportChat();
  const quote = await desk.quotes.quoteRefund(CALLER, { ...KNOWN, quantity });
  return { quantity, refundMinor: quote.refund.amountMinor, policyId: quote.policyId };
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
