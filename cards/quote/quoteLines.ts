import type { Texts } from '../../services/localization/texts.js';
import type { QuoteLine, RefundQuote } from '../../services/quotes/refundQuote.js';
import type { QuoteLineView, QuoteTotalView } from './quoteCard.js';

/** The lines above the refund, in order, each amount with the sign that it has in the sum. */
export function lineViews(texts: Texts, quote: RefundQuote): QuoteLineView[] {
  return quote.lines
    .filter(({ code }) => code !== 'refund')
    .map((line) => ({
      label: texts.say(`quote.line.${line.code}`),
      explanation: explanationOf(texts, line, quote),
      amount: signedAmount(texts, line),
    }));
}

/** The refund itself, where there is one to show. */
export function totalViews(texts: Texts, quote: RefundQuote): QuoteTotalView[] {
  return quote.lines
    .filter(({ code }) => code === 'refund')
    .map(({ code, amount }) => ({
      label: texts.say(`quote.line.${code}`),
      amount: texts.money(amount),
      style: quote.refusals.length > 0 ? 'emphasis' : 'good',
    }));
}

function signedAmount(texts: Texts, { code, amount }: QuoteLine): string {
  const isTakenOff = code === 'consumed' || code === 'fee';
  return texts.money(isTakenOff ? { ...amount, amountMinor: -amount.amountMinor } : amount);
}

function explanationOf(texts: Texts, { code, figures }: QuoteLine, quote: RefundQuote): string {
  const units = { quantity: texts.number(quote.quantity), reserved: texts.number(quote.reservedQuantity) };
  switch (code) {
    case 'paid': {
      const { payments, months } = figures;
      return payments === undefined || months === undefined
        ? texts.say('quote.explain.paidUpfront', units)
        : texts.say('quote.explain.paidMonthly', { ...units, payments, months });
    }
    case 'consumed':
      return consumedExplanation(texts, figures, quote);
    case 'balance':
      return texts.say('quote.explain.balance');
    case 'fee':
      return texts.say('quote.explain.fee', { rate: texts.percent(figures.ratePercent ?? 0) });
    case 'refund':
      return '';
  }
}

function consumedExplanation(
  texts: Texts,
  { unused, fullMonths, monthUsedDays, monthDays }: QuoteLine['figures'],
  quote: RefundQuote,
): string {
  const days = { usedDays: texts.number(quote.usedDays), termDays: texts.number(quote.termDays) };
  if (unused !== undefined) return texts.say('quote.explain.unused', days);
  if (fullMonths === undefined || monthUsedDays === undefined || monthDays === undefined) {
    return texts.say('quote.explain.consumedUpfront', days);
  }
  return texts.say('quote.explain.consumedMonthly', { ...days, fullMonths, monthUsedDays, monthDays });
}
