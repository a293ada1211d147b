import { lineViews, totalViews } from '../../cards/quote/quoteLines.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Reservation } from '../../services/model.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { RequestSubject } from './requestSubject.js';

/** The description that the request for a refund begins with: everything that support asks for first. */
export function refundDescription(
  texts: Texts,
  { customer, reservation, quote }: Required<RequestSubject>,
): string {
  return [
    texts.say('request.description.refund'),
    lineOf(texts, texts.say('request.facts.customer'), customer.name),
    ...reservationLines(texts, reservation),
    ...quoteLines(texts, quote),
  ].join('\n');
}

/** The user's words with the ids that support asks for below them, unless they hold the reservation's id already. */
export function withReservation(texts: Texts, description: string, reservation: Reservation): string {
  if (description.includes(reservation.id)) return description;
  return [description, '', ...reservationLines(texts, reservation)].join('\n');
}

function reservationLines(texts: Texts, { displayName, sku, id, orderId }: Reservation): string[] {
  return [
    lineOf(texts, texts.say('request.facts.reservation'), `${displayName} (${sku})`),
    lineOf(texts, texts.say('request.facts.reservationId'), id),
    lineOf(texts, texts.say('request.facts.orderId'), orderId),
  ];
}

function quoteLines(texts: Texts, quote: RefundQuote): string[] {
  const units = { quantity: texts.number(quote.quantity), reserved: texts.number(quote.reservedQuantity) };
  const policy = { policy: quote.policyId, date: texts.date(quote.policyDate) };
  const amounts = [...lineViews(texts, quote), ...totalViews(texts, quote)];
  return [
    lineOf(texts, texts.say('request.facts.quantity'), texts.say('request.facts.units', units)),
    ...amounts.map(({ label, amount }) => lineOf(texts, label, amount)),
    lineOf(texts, texts.say('request.facts.policy'), texts.say('request.facts.policySince', policy)),
  ];
}

function lineOf(texts: Texts, label: string, value: string): string {
  return texts.say('request.description.line', { label, value });
}
