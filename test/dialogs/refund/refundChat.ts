import { REFUND_DIALOG, RefundDialog, type RefundOptions } from '../../../dialogs/refund/refundDialog.js';
import type { Reservation } from '../../../services/model.js';
import { languages } from '../../support/languages.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, StubTask } from '../deskHarness.js';

export interface RefundChat {
  readonly changes?: Partial<Reservation>;
  readonly options?: RefundOptions;
  readonly locale?: string;
}

/** A refund of a customer with two reservations; the request that it ends in is a stand-in. */
export function refundChat({ changes = {}, options = {}, locale = 'en-US' }: RefundChat = {}) {
  const clock = new StillClock();
  const desk = new FakeDesk(
    clock,
    [aCustomer()],
    [aReservation(changes), aReservation({ id: 'single', sku: 'P1v3', quantity: 1 })],
  );
  const support = new StubTask('support');
  const ports = {
    customers: desk.customers,
    reservations: desk.reservations,
    quotes: desk.quotes,
    languages,
  };
  const harness = new DeskHarness({
    dialogs: (kit) => [new RefundDialog(kit, ports, clock), support],
    begin: REFUND_DIALOG,
    options,
    locale,
    clock,
  });
  return { harness, desk, support, clock };
}

export const KNOWN: RefundOptions = { customerId: 'customer-1', reservationId: 'reservation-1' };

/** At the quote for all four units of the first reservation, nothing of it chosen before. */
export async function atQuote(given: RefundChat = {}) {
  const conversation = refundChat(given);
  await conversation.harness.sayAll('', 'contoso', '1', 'all');
  return conversation;
}
