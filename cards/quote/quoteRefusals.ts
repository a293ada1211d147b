import type { Texts } from '../../services/localization/texts.js';
import type { QuoteRefusal, RefundQuote } from '../../services/quotes/refundQuote.js';
import type { QuoteRefusalView } from './quoteCard.js';

/** Why the quote is refused, and what would make it pass, in words. */
export function refusalViews(texts: Texts, quote: RefundQuote): QuoteRefusalView[] {
  return quote.refusals.map((refusal) => ({
    reason: refusalReason(texts, refusal),
    remedy: remedyOf(texts, refusal, quote),
  }));
}

/** Why a refund is refused. */
export function refusalReason(
  texts: Texts,
  { code, figures }: Pick<QuoteRefusal, 'code' | 'figures'>,
): string {
  const money = (name: string) =>
    texts.money({ amountMinor: Number(figures[name] ?? 0), currency: String(figures.currency ?? '') });
  switch (code) {
    case 'InvalidQuantity':
      return texts.say('quote.refusal.InvalidQuantity', { max: texts.number(Number(figures.max ?? 0)) });
    case 'NotRefundable':
      return texts.say('quote.refusal.NotRefundable', {
        type: texts.label('resourceType', String(figures.resourceType ?? '')),
      });
    case 'Expired':
      return texts.say('quote.refusal.Expired', { date: texts.date(String(figures.expiryDate ?? '')) });
    case 'LimitExceeded':
      return texts.say('quote.refusal.LimitExceeded', {
        counted: money('countedMinor'),
        free: money('freeMinor'),
      });
    case 'AlreadyRequested':
      return texts.say('quote.refusal.AlreadyRequested', {
        pending: Number(figures.pending ?? 0),
        available: Number(figures.available ?? 0),
      });
    case 'ServiceRefused':
      return texts.serviceRefusal(String(figures.serviceCode ?? ''));
    case 'Cancelled':
    case 'Processing':
      return texts.say(`quote.refusal.${code}`);
  }
}

function remedyOf(
  texts: Texts,
  { code, passingQuantity, passingDate }: QuoteRefusal,
  { quantity }: RefundQuote,
): string {
  const remedies = [
    passingQuantity === undefined ? '' : texts.say('quote.remedy.quantity', { count: passingQuantity }),
    passingDate === undefined
      ? ''
      : texts.say('quote.remedy.date', { count: quantity, date: texts.date(passingDate) }),
    code === 'AlreadyRequested' ? texts.say('quote.remedy.withdraw') : '',
    code === 'Processing' ? texts.say('quote.remedy.wait') : '',
  ];
  return remedies.filter((remedy) => remedy !== '').join(' ');
}
