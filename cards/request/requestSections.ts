import type { Texts } from '../../services/localization/texts.js';
import type { RequestBasics, RequestContact, RequestProblem } from '../../services/model.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import { beginningOf, jsonBytes, LONG_TEXT_BYTES } from '../longText.js';
import { lineViews, totalViews } from '../quote/quoteLines.js';
import type { RequestFact, RequestSection } from './requestCard.js';

/** Lines of a text that are drawn one by one; what follows stands in the last of them. */
const LINES_DRAWN = 40;

/** What the template puts around a line. */
const BYTES_A_LINE = 110;

/** The reservation that a request is about, as far as it is known. */
export interface RequestReservation {
  readonly name?: string;
  readonly id: string;
  readonly orderId?: string;
}

/**
 * Whom a request is for, and which reservation it is about.
 * @param ticketNumber Microsoft's own number of the request, once it has one
 */
export function aboutSection(
  texts: Texts,
  customerName: string,
  reservation: RequestReservation | undefined,
  ticketNumber?: string,
): RequestSection {
  const { name, id, orderId } = reservation ?? {};
  return section(texts.say('request.sections.about'), [
    ...ticketFacts(texts, ticketNumber),
    fact(texts.say('request.facts.customer'), customerName),
    ...(name === undefined ? [] : [fact(texts.say('request.facts.reservation'), name)]),
    ...(id === undefined ? [] : [fact(texts.say('request.facts.reservationId'), id)]),
    ...(orderId === undefined ? [] : [fact(texts.say('request.facts.orderId'), orderId)]),
  ]);
}

/** Microsoft's own number of a request, where it has one. */
export function ticketFacts(texts: Texts, ticketNumber: string | undefined): RequestFact[] {
  return ticketNumber === undefined ? [] : [fact(texts.say('service.ticket'), ticketNumber)];
}

/** How the refund comes about, line by line. */
export function refundSection(texts: Texts, quote: RefundQuote): RequestSection {
  const { quantity, reservedQuantity, policyId, policyDate } = quote;
  const units = { quantity: texts.number(quantity), reserved: texts.number(reservedQuantity) };
  return section(texts.say('request.sections.refund'), [
    fact(texts.say('request.facts.quantity'), texts.say('request.facts.units', units)),
    ...[...lineViews(texts, quote), ...totalViews(texts, quote)].map(({ label, amount }) =>
      fact(label, amount),
    ),
    fact(
      texts.say('request.facts.policy'),
      texts.say('request.facts.policySince', { policy: policyId, date: texts.date(policyDate) }),
    ),
  ]);
}

export function basicsSection(texts: Texts, { issueType }: RequestBasics): RequestSection {
  return section(texts.say('request.basics.title'), [
    fact(texts.say('request.fields.issueType.label'), texts.label('issueType', issueType)),
  ]);
}

/** @param maxBytes what the description may take of the card */
export function problemSection(
  texts: Texts,
  problem: RequestProblem,
  maxBytes = LONG_TEXT_BYTES,
): RequestSection {
  const { problemType, category, severity, description } = problem;
  return {
    ...section(texts.say('request.problem.title'), [
      fact(texts.say('request.fields.problemType.label'), texts.label('problemType', problemType)),
      fact(texts.say('request.fields.category.label'), texts.label('category', category)),
      fact(texts.say('request.fields.severity.label'), texts.label('severity', severity)),
    ]),
    writings: [writing(texts, texts.say('request.fields.description.label'), description, maxBytes)],
  };
}

export function contactSection(texts: Texts, contact: RequestContact): RequestSection {
  const { firstName, lastName, email, phone, method, country, language, timeZone } = contact;
  return section(texts.say('request.contact.title'), [
    fact(texts.say('request.facts.name'), texts.say('request.facts.fullName', { firstName, lastName })),
    fact(texts.say('request.fields.email.label'), email),
    ...(phone === undefined ? [] : [fact(texts.say('request.fields.phone.label'), phone)]),
    fact(texts.say('request.fields.method.label'), texts.label('contactMethod', method)),
    fact(texts.say('request.fields.country.label'), texts.country(country)),
    fact(texts.say('request.fields.language.label'), texts.label('language', language)),
    fact(texts.say('request.fields.timeZone.label'), timeZone.replaceAll('_', ' ')),
  ]);
}

/**
 * A text under its label, one entry a line, because clients draw line breaks differently. One that takes more than
 * `maxBytes` of the card is shown in part, and its label says so.
 */
export function writing(texts: Texts, label: string, text: string, maxBytes: number): RequestFact {
  const shown = beginningOf(text, maxBytes);
  const counts = { shown: texts.number(shown.length), length: texts.number(text.length) };
  const lines = shown.split('\n').filter((line) => line.trim() !== '');
  const rest = lines.slice(LINES_DRAWN).join(' ');
  return {
    label: shown === text ? label : texts.say('request.inPart', { label, ...counts }),
    lines: [...lines.slice(0, LINES_DRAWN), ...(rest === '' ? [] : [rest])],
  };
}

/** What a text takes of the card as it is drawn. */
export function bytesOf({ label, lines }: RequestFact): number {
  return [label, ...lines].reduce((sum, line) => sum + jsonBytes(line) + BYTES_A_LINE, 0);
}

export function fact(label: string, value: string): RequestFact {
  return { label, lines: [value] };
}

export function section(title: string, facts: readonly RequestFact[]): RequestSection {
  return { title, facts, writings: [], buttons: [] };
}
