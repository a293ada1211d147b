import type { Texts } from '../../services/localization/texts.js';
import type { Customer, ListedReservation } from '../../services/model.js';
import type { RefundOutlook } from '../../services/quotes/refundOutlook.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { Button } from '../button.js';
import { limitFacts } from './limitFacts.js';
import { outlookRows } from './outlookRows.js';
import type { QuoteCardView } from './quoteCard.js';
import { aligned, type LabelledValue, policyFact, validityFact } from './quoteFacts.js';
import { lineViews, totalViews } from './quoteLines.js';
import { refusalViews } from './quoteRefusals.js';
import { serviceFacts, serviceNotes } from './serviceFacts.js';

export interface QuoteModel {
  readonly quote: RefundQuote;
  readonly customer: Customer;
  readonly reservation: ListedReservation;
  /** What the same return would bring later; not shown when it is absent or brings nothing on any day. */
  readonly outlook?: readonly RefundOutlook[] | undefined;
}

/** A refund quote in words. */
export function quoteView(
  texts: Texts,
  { quote, customer, reservation, outlook = [] }: QuoteModel,
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
    refusals: refusalViews(texts, quote),
    warnings: [],
    groups: [],
    lines: lineViews(texts, quote),
    totals: totalViews(texts, quote),
    notes: serviceNotes(texts, quote),
    outlooks: outlook.some(({ refund }) => refund.amountMinor > 0)
      ? [{ title: texts.say('quote.outlook.title'), rows: outlookRows(texts, outlook) }]
      : [],
    sections: [
      {
        title: texts.say('quote.limit.title'),
        facts: aligned('Right', limitFacts(texts, quote.pool)),
        blocks: [],
      },
      {
        title: texts.say('quote.terms.title'),
        facts: aligned('Left', termsFacts(texts, quote, isRefused)),
        blocks: [],
      },
    ],
    buttons,
  };
}

function termsFacts(texts: Texts, quote: RefundQuote, isRefused: boolean): LabelledValue[] {
  return [
    policyFact(texts, quote),
    ...(isRefused ? [] : [validityFact(texts, quote)]),
    { label: texts.say('quote.terms.reservationId'), value: quote.reservationId },
    { label: texts.say('quote.terms.orderId'), value: quote.orderId },
    ...serviceFacts(texts, quote),
  ];
}
