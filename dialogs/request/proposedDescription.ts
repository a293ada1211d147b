import { lineViews, totalViews } from '../../cards/quote/quoteLines.js';
import { exchangeLines } from '../../cards/request/exchangeSection.js';
import type { Texts } from '../../services/localization/texts.js';
import type { ListedReservation } from '../../services/model.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { RequestSubject } from './requestSubject.js';

/**
 * The description that the request for a refund or an exchange begins with: everything that support asks for first.
 * Undefined when it asks for neither.
 */
export function proposedDescription(
  texts: Texts,
  { customer, reservation, refund, exchange }: RequestSubject,
): string | undefined {
  const customerLine = lineOf(texts, texts.say('request.facts.customer'), customer.name);
  if (exchange) {
    const lines = exchangeLines(texts, exchange).map(({ label, value }) => lineOf(texts, label, value));
    return [texts.say('request.description.exchange'), customerLine, ...lines].join('\n');
  }
  if (!reservation || !refund) return undefined;
  const lines = [...reservationLines(texts, reservation), ...quoteLines(texts, refund)];
  return [texts.say('request.description.refund'), customerLine, ...lines].join('\n');
}

/** The user's words with the ids that support asks for below them, where they do not hold a reservation's id already. */
export function withReservations(
  texts: Texts,
  description: string,
  reservations: readonly ListedReservation[],
): string {
  const unnamed = reservations.filter(({ id }) => !description.includes(id));
  const blocks = unnamed.map((reservation) => reservationLines(texts, reservation).join('\n'));
  return [description, ...blocks].join('\n\n');
}

function reservationLines(texts: Texts, { displayName, sku, id, orderId }: ListedReservation): string[] {
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
