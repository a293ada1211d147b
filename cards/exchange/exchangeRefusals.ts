import type { TextKey, TextParams, Texts } from '../../services/localization/texts.js';
import type { ExchangeQuote, ExchangeRefusal } from '../../services/quotes/exchangeQuote.js';
import type { QuoteRefusalView } from '../quote/quoteCard.js';
import { purchaseTitle } from './lineWords.js';

/** Why one thing about the exchange is refused, and what would make it pass, in words. */
export function exchangeRefusalView(
  texts: Texts,
  refusal: ExchangeRefusal,
  quote: ExchangeQuote,
): QuoteRefusalView {
  return { reason: exchangeRefusalReason(texts, refusal), remedy: remedyOf(texts, refusal, quote) };
}

/** All of them, each with the line that it is about in front. */
export function exchangeRefusalViews(texts: Texts, quote: ExchangeQuote): QuoteRefusalView[] {
  return quote.refusals.map((refusal) => {
    const line = lineOf(texts, refusal, quote);
    const { reason, remedy } = exchangeRefusalView(texts, refusal, quote);
    return { reason: line === '' ? reason : texts.say('exchange.refusal.about', { line, reason }), remedy };
  });
}

/** The line that a refusal is about; empty when it is about the whole. */
function lineOf(
  texts: Texts,
  { code, returnIndex, purchaseIndex }: ExchangeRefusal,
  { returns, purchases }: ExchangeQuote,
): string {
  const returned = returns[returnIndex ?? -1];
  if (returned) {
    const { displayName: name, sku } = returned;
    return texts.say('exchange.terms.reservationName', { name, sku });
  }
  const purchase = code === 'CommitmentTooSmall' ? undefined : purchases[purchaseIndex ?? -1];
  return purchase ? purchaseTitle(texts, purchase) : '';
}

/** Why an exchange is refused. */
export function exchangeRefusalReason(
  texts: Texts,
  { code, figures, returnIndex }: Pick<ExchangeRefusal, 'code' | 'figures' | 'returnIndex'>,
): string {
  if (code === 'InvalidQuantity' && returnIndex === undefined) {
    return texts.say('exchange.refusal.InvalidPurchaseQuantity', { min: figures.min ?? 1 });
  }
  if (code === 'ServiceRefused') return texts.serviceRefusal(String(figures.serviceCode ?? ''));
  return texts.say(`exchange.refusal.${code}`, wordsOf(texts, { code, figures }));
}

/** The figures of a refusal as the user's language writes them. */
function wordsOf(texts: Texts, { code, figures }: Pick<ExchangeRefusal, 'code' | 'figures'>): TextParams {
  const text = (name: string) => String(figures[name] ?? '');
  const count = (name: string) => texts.number(Number(figures[name] ?? 0));
  const money = (name: string) =>
    texts.money({ amountMinor: Number(figures[name] ?? 0), currency: text('currency') });
  const type = (name: string) => texts.label('resourceType', text(name));
  switch (code) {
    case 'InvalidQuantity':
      return { max: count('max') };
    case 'AlreadyRequested':
      return { pending: count('pending'), available: count('available') };
    case 'NotExchangeable':
      return { type: type('resourceType') };
    case 'Expired':
      return { date: texts.date(text('expiryDate')) };
    case 'SavingsPlanCovers': {
      const [boughtFrom, boughtOn] = [texts.date(text('boughtFrom')), texts.date(text('boughtOn'))];
      return { type: type('resourceType'), boughtFrom, boughtOn };
    }
    case 'OtherType':
      return { type: type('resourceType'), with: type('with') };
    case 'OtherCurrency':
      return { currency: text('currency'), with: text('with') };
    case 'CommitmentTooSmall':
      return {
        purchased: money('purchasedMinor'),
        needed: money('neededMinor'),
        missing: money('missingMinor'),
      };
    default:
      return {};
  }
}

function remedyOf(texts: Texts, refusal: ExchangeRefusal, quote: ExchangeQuote): string {
  const { passingQuantity, returnIndex } = refusal;
  const fewer =
    passingQuantity === undefined || returnIndex === undefined
      ? ''
      : texts.say('exchange.remedy.give', { count: passingQuantity });
  return [fewer, otherRemedyOf(texts, refusal, quote)].filter((remedy) => remedy !== '').join(' ');
}

/** Refusals whose remedy is the same whatever their figures. */
const REMEDIES = {
  NothingReturned: 'exchange.remedy.addReturn',
  NothingBought: 'exchange.remedy.addPurchase',
  ReturnedTwice: 'exchange.remedy.once',
  AlreadyRequested: 'quote.remedy.withdraw',
  NotExchangeable: 'exchange.remedy.anotherReturn',
  Expired: 'exchange.remedy.anotherReturn',
  Cancelled: 'exchange.remedy.anotherReturn',
  Processing: 'quote.remedy.wait',
  SavingsPlanCovers: 'exchange.remedy.refund',
} as const satisfies Partial<Record<ExchangeRefusal['code'], TextKey>>;

function otherRemedyOf(
  texts: Texts,
  { code, figures, returnIndex, purchaseIndex, passingQuantity }: ExchangeRefusal,
  { purchases }: ExchangeQuote,
): string {
  const wanted = String(figures.with ?? '');
  switch (code) {
    case 'InvalidQuantity':
    case 'ServiceRefused':
      return '';
    case 'OtherType':
      return returnIndex === undefined
        ? texts.say('exchange.remedy.matchingProduct', { with: texts.label('resourceType', wanted) })
        : texts.say('exchange.remedy.alone');
    case 'OtherCurrency':
      return returnIndex === undefined
        ? texts.say('exchange.remedy.matchingCurrency', { with: wanted })
        : texts.say('exchange.remedy.alone');
    case 'CommitmentTooSmall': {
      const purchase = purchases[purchaseIndex ?? -1];
      return passingQuantity === undefined || !purchase
        ? texts.say('exchange.remedy.larger')
        : texts.say('exchange.remedy.get', { quantity: texts.number(passingQuantity), sku: purchase.sku });
    }
    default:
      return texts.say(REMEDIES[code]);
  }
}
