import type { Texts } from '../../services/localization/texts.js';
import type { ExchangeQuote, ReturnLine } from '../../services/quotes/exchangeQuote.js';
import type { QuoteBlock, QuoteSection } from '../quote/quoteCard.js';
import { aligned, type LabelledValue, policyFact, validityFact } from '../quote/quoteFacts.js';
import { serviceFacts } from '../quote/serviceFacts.js';
import { hasWholeSums, labelled } from './lineWords.js';

/** What stands below the sums of an exchange quote: the commitment rule, the new terms, the ids. */
export function exchangeSections(texts: Texts, quote: ExchangeQuote): QuoteSection[] {
  const isRefused = quote.refusals.length > 0;
  const sections = [
    {
      title: texts.say('exchange.commitment.title'),
      facts: hasWholeSums(quote) ? aligned('Right', commitmentFacts(texts, quote)) : [],
      blocks: [],
    },
    {
      title: texts.say('exchange.terms.title'),
      facts: isRefused ? [] : aligned('Left', termFacts(texts, quote)),
      blocks: [],
    },
    {
      title: texts.say('quote.terms.title'),
      facts: aligned('Left', validityFacts(texts, quote, isRefused)),
      blocks: quote.returns.map((line) => idBlock(texts, line)),
    },
  ];
  return sections.filter(({ facts }) => facts.length > 0);
}

function commitmentFacts(texts: Texts, { neededCommitment, purchaseTotal }: ExchangeQuote): LabelledValue[] {
  const beyond = purchaseTotal.amountMinor - neededCommitment.amountMinor;
  return [
    { label: texts.say('exchange.commitment.given'), value: texts.money(neededCommitment) },
    { label: texts.say('exchange.commitment.bought'), value: texts.money(purchaseTotal) },
    {
      label: texts.say(beyond < 0 ? 'exchange.sum.missing' : 'exchange.sum.beyond'),
      value: texts.money({ ...purchaseTotal, amountMinor: Math.abs(beyond) }),
    },
  ];
}

/** Each new term once: its dates are the same for all purchases of that term. */
function termFacts(texts: Texts, { purchases, startDate, firstPayments }: ExchangeQuote): LabelledValue[] {
  const expiries = new Map(purchases.map(({ term, expiryDate }) => [term, expiryDate]));
  const terms = [...expiries].map(([term, expiryDate]) => ({
    label: texts.say('exchange.terms.newTerm', { term: texts.label('term', term) }),
    value: texts.say('exchange.terms.fromTo', {
      start: texts.date(startDate),
      end: texts.date(expiryDate),
    }),
  }));
  return [...terms, { label: texts.say('exchange.terms.firstPayments'), value: texts.money(firstPayments) }];
}

function validityFacts(texts: Texts, quote: ExchangeQuote, isRefused: boolean): LabelledValue[] {
  return [
    policyFact(texts, quote),
    ...(isRefused ? [] : [validityFact(texts, quote)]),
    ...serviceFacts(texts, quote),
  ];
}

/** What support asks for first, of each reservation that is given back. */
function idBlock(texts: Texts, { reservationId, orderId, displayName: name, sku }: ReturnLine): QuoteBlock {
  return {
    title: texts.say('exchange.terms.reservationName', { name, sku }),
    lines: [
      labelled(texts, texts.say('exchange.terms.reservation'), reservationId),
      labelled(texts, texts.say('exchange.terms.order'), orderId),
    ],
  };
}
