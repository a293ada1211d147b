import type { Texts } from '../../services/localization/texts.js';
import type { ExchangeQuote, PurchaseLine, ReturnLine } from '../../services/quotes/exchangeQuote.js';
import { labelled, offerWords, purchaseTitle, returnTitle } from '../exchange/lineWords.js';
import type { RequestSection } from './requestCard.js';
import { fact, section } from './requestSections.js';

/** A line of the description that support gets: a label and its value. */
export interface ExchangeLine {
  readonly label: string;
  readonly value: string;
}

/** How the exchange comes about: the sums, then what is given back and bought, the ids named. */
export function exchangeSection(texts: Texts, quote: ExchangeQuote): RequestSection {
  return {
    ...section(
      texts.say('exchange.request.section'),
      sumLines(texts, quote).map(({ label, value }) => fact(label, value)),
    ),
    writings: [
      ...quote.returns.map((line) => ({
        label: labelled(texts, texts.say('exchange.request.given'), returnTitle(texts, line)),
        lines: [
          together(texts, [line.displayName, creditOf(texts, line)]),
          labelled(texts, texts.say('request.facts.reservationId'), line.reservationId),
          labelled(texts, texts.say('request.facts.orderId'), line.orderId),
        ],
      })),
      ...quote.purchases.map((line) => ({
        label: labelled(texts, texts.say('exchange.request.bought'), purchaseTitle(texts, line)),
        lines: [together(texts, [offerWords(texts, line), commitmentOf(texts, line)])],
      })),
    ],
  };
}

/** The same for the description that support gets, one line each. */
export function exchangeLines(texts: Texts, quote: ExchangeQuote): readonly ExchangeLine[] {
  const { returns, purchases } = quote;
  return [
    ...returns.flatMap((line) => [
      {
        label: texts.say('exchange.request.given'),
        value: together(texts, [returnTitle(texts, line), line.displayName, creditOf(texts, line)]),
      },
      { label: texts.say('request.facts.reservationId'), value: line.reservationId },
      { label: texts.say('request.facts.orderId'), value: line.orderId },
    ]),
    ...purchases.map((line) => ({
      label: texts.say('exchange.request.bought'),
      value: together(texts, [
        purchaseTitle(texts, line),
        offerWords(texts, line),
        commitmentOf(texts, line),
      ]),
    })),
    ...sumLines(texts, quote),
  ];
}

function creditOf(texts: Texts, { credit }: ReturnLine): string {
  return texts.say('exchange.request.credit', { credit: texts.money(credit) });
}

function commitmentOf(texts: Texts, { commitment }: PurchaseLine): string {
  return texts.say('exchange.request.commitment', { commitment: texts.money(commitment) });
}

function sumLines(texts: Texts, quote: ExchangeQuote): ExchangeLine[] {
  const { neededCommitment, purchaseTotal, credit, netPayable, startDate, policyId, policyDate } = quote;
  return [
    { label: texts.say('exchange.request.needed'), value: texts.money(neededCommitment) },
    { label: texts.say('exchange.request.purchases'), value: texts.money(purchaseTotal) },
    { label: texts.say('exchange.sum.credit'), value: texts.money(credit) },
    { label: texts.say('exchange.sum.net'), value: texts.money(netPayable) },
    { label: texts.say('exchange.request.starts'), value: texts.date(startDate) },
    {
      label: texts.say('quote.terms.policy'),
      value: texts.say('request.facts.policySince', { policy: policyId, date: texts.date(policyDate) }),
    },
  ];
}

function together(texts: Texts, parts: readonly string[]): string {
  return parts.reduce((first, second) => texts.say('exchange.together', { first, second }));
}
