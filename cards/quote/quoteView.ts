import type { Texts } from '../../services/localization/texts.js';
import type { Customer, Reservation } from '../../services/model.js';
import type { PoolAroundQuote, PoolRefill, RefundQuote } from '../../services/quotes/refundQuote.js';
import type { Button } from '../button.js';
import type { QuoteCardView, QuoteFact } from './quoteCard.js';
import { lineViews, totalViews } from './quoteLines.js';
import { refusalViews } from './quoteRefusals.js';

/** Refills that are listed one by one; what comes back after them is one sum. */
const REFILLS_SHOWN = 4;

export interface QuoteModel {
  readonly quote: RefundQuote;
  readonly customer: Customer;
  readonly reservation: Reservation;
}

type LabelledValue = Omit<QuoteFact, 'alignment'>;

/** A refund quote in words. */
export function quoteView(
  texts: Texts,
  { quote, customer, reservation }: QuoteModel,
  buttons: readonly Button[],
): QuoteCardView {
  const isRefused = quote.refusals.length > 0;
  return {
    title: texts.say(isRefused ? 'quote.refusedTitle' : 'quote.title'),
    product: texts.say('quote.product', {
      quantity: texts.number(quote.quantity),
      reserved: texts.number(quote.reservedQuantity),
      sku: reservation.sku,
    }),
    subtitle: `${customer.name} · ${reservation.displayName}`,
    refusals: refusalViews(texts, quote, reservation),
    lines: lineViews(texts, quote),
    totals: totalViews(texts, quote),
    sections: [
      { title: texts.say('quote.limit.title'), facts: aligned('Right', limitFacts(texts, quote.pool)) },
      {
        title: texts.say('quote.terms.title'),
        facts: aligned('Left', termsFacts(texts, quote, isRefused)),
      },
    ],
    buttons,
  };
}

function aligned(alignment: QuoteFact['alignment'], facts: readonly LabelledValue[]): QuoteFact[] {
  return facts.map((fact) => ({ ...fact, alignment }));
}

function limitFacts(texts: Texts, pool: PoolAroundQuote): LabelledValue[] {
  const { limit, before, counted, after, refills } = pool;
  const isShort = after.amountMinor < 0;
  const around = [
    { label: texts.say('quote.limit.counted'), value: texts.money(counted) },
    isShort
      ? {
          label: texts.say('quote.limit.short'),
          value: texts.money({ ...after, amountMinor: -after.amountMinor }),
        }
      : { label: texts.say('quote.limit.after'), value: texts.money(after) },
  ];
  return [
    { label: texts.say('quote.limit.limit'), value: texts.money(limit) },
    { label: texts.say('quote.limit.before'), value: texts.money(before) },
    ...(counted.amountMinor === 0 ? [] : around),
    ...refillFacts(texts, refills),
  ];
}

function refillFacts(texts: Texts, refills: readonly PoolRefill[]): LabelledValue[] {
  const later = refills.slice(REFILLS_SHOWN);
  const [firstLater] = later;
  const facts = refills.slice(0, REFILLS_SHOWN).map(({ date, amount }) => ({
    label: texts.say('quote.limit.refill', { date: texts.date(date) }),
    value: texts.money(amount),
  }));
  if (!firstLater) return facts;
  const amountMinor = later.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  const value = texts.money({ ...firstLater.amount, amountMinor });
  return [...facts, { label: texts.say('quote.limit.laterRefills'), value }];
}

function termsFacts(texts: Texts, quote: RefundQuote, isRefused: boolean): LabelledValue[] {
  const validity = {
    label: texts.say('quote.terms.validUntil'),
    value: texts.say('quote.terms.utc', { instant: texts.instant(quote.expiresAt) }),
  };
  return [
    {
      label: texts.say('quote.terms.policy'),
      value: texts.say('quote.terms.policySince', {
        policy: quote.policyId,
        date: texts.date(quote.policyDate),
      }),
    },
    ...(isRefused ? [] : [validity]),
    { label: texts.say('quote.terms.reservationId'), value: quote.reservationId },
    { label: texts.say('quote.terms.orderId'), value: quote.orderId },
  ];
}
