import type { Texts } from '../../services/localization/texts.js';
import type { Customer } from '../../services/model.js';
import type {
  ExchangeQuote,
  ExchangeRefusal,
  PurchaseLine,
  ReturnLine,
} from '../../services/quotes/exchangeQuote.js';
import type { Button } from '../button.js';
import type { BasketCardView, BasketRow, BasketTotal } from './basketCard.js';
import { exchangeRefusalView } from './exchangeRefusals.js';
import { isReturnRefused, offerWords, purchaseTitle, returnTitle } from './lineWords.js';

/** What an exchange consists of so far. */
export interface BasketModel {
  readonly quote: ExchangeQuote;
  readonly customer: Customer;
  /**
   * What pressing each line does, in the quote's order: one a return, or one a purchase. The titles, such as
   * `2. Remove`, stand at the ends of the lines.
   */
  readonly presses: readonly Button[];
}

/** What is given back so far, what it is worth and which commitment goes with it. */
export function returnsBasketView(
  texts: Texts,
  { quote, customer, presses }: BasketModel,
  buttons: readonly Button[],
): BasketCardView {
  const { returns, credit, neededCommitment, refusals } = quote;
  return {
    title: texts.say('exchange.basket.returnsTitle'),
    text:
      returns.length > 0
        ? customer.name
        : texts.say('exchange.basket.emptyReturns', { customer: customer.name }),
    rows: returns.flatMap((line, index) => {
      const own = refusals.filter(({ returnIndex }) => returnIndex === index);
      return rowOf(texts, quote, own, presses[index], {
        title: returnTitle(texts, line),
        notes: returnNotes(texts, line, isReturnRefused(quote, index)),
      });
    }),
    totals: [
      { label: texts.say('exchange.sum.credit'), amount: texts.money(credit), color: 'Default' },
      { label: texts.say('exchange.sum.toReach'), amount: texts.money(neededCommitment), color: 'Default' },
    ],
    notes: [],
    buttons,
  };
}

/** What is to be bought so far, and how far that is from the commitment to reach. */
export function purchasesBasketView(
  texts: Texts,
  { quote, customer, presses, hasDemoPrices }: BasketModel & { readonly hasDemoPrices: boolean },
  buttons: readonly Button[],
): BasketCardView {
  const { purchases, refusals } = quote;
  const tooSmall = refusals.filter(({ code }) => code === 'CommitmentTooSmall');
  return {
    title: texts.say('exchange.basket.purchasesTitle'),
    text:
      purchases.length > 0
        ? customer.name
        : texts.say('exchange.basket.emptyPurchases', { customer: customer.name }),
    rows: purchases.flatMap((line, index) => {
      const own = refusals.filter(
        ({ code, purchaseIndex }) => purchaseIndex === index && code !== 'CommitmentTooSmall',
      );
      return rowOf(texts, quote, own, presses[index], {
        title: purchaseTitle(texts, line),
        notes: [offerWords(texts, line), priceOf(texts, line)],
      });
    }),
    totals: purchaseTotals(texts, quote),
    notes: [
      ...tooSmall.map((refusal) => exchangeRefusalView(texts, refusal, quote).remedy),
      ...(hasDemoPrices ? [texts.say('exchange.demoPrices')] : []),
    ],
    buttons,
  };
}

function rowOf(
  texts: Texts,
  quote: ExchangeQuote,
  refusals: readonly ExchangeRefusal[],
  press: Button | undefined,
  words: Pick<BasketRow, 'title' | 'notes'>,
): BasketRow[] {
  if (!press) return [];
  const views = refusals.map((refusal) => exchangeRefusalView(texts, refusal, quote));
  const sentences = views.flatMap(({ reason, remedy }) => [reason, remedy]);
  return [
    {
      ...words,
      refusals: sentences.filter((sentence) => sentence !== ''),
      press: press.title,
      data: press.data,
    },
  ];
}

function returnNotes(texts: Texts, line: ReturnLine, isRefused: boolean): string[] {
  if (isRefused) return [line.displayName];
  return [
    line.displayName,
    texts.say('exchange.basket.worth', { credit: texts.money(line.credit) }),
    texts.say('exchange.basket.remaining', { remaining: texts.money(line.remainingCommitment) }),
  ];
}

function priceOf(texts: Texts, { quantity, unitCommitment, commitment }: PurchaseLine): string {
  return texts.say('exchange.basket.price', {
    quantity: texts.number(quantity),
    unit: texts.money(unitCommitment),
    total: texts.money(commitment),
  });
}

function purchaseTotals(texts: Texts, quote: ExchangeQuote): BasketTotal[] {
  const { neededCommitment, purchaseTotal } = quote;
  return [
    { label: texts.say('exchange.sum.toReach'), amount: texts.money(neededCommitment), color: 'Default' },
    { label: texts.say('exchange.sum.purchases'), amount: texts.money(purchaseTotal), color: 'Default' },
    distanceOf(texts, quote),
  ];
}

/** How far the purchases are from the commitment to reach, or beyond it. */
function distanceOf(texts: Texts, { neededCommitment, purchaseTotal }: ExchangeQuote): BasketTotal {
  const beyond = purchaseTotal.amountMinor - neededCommitment.amountMinor;
  const amount = texts.money({ ...purchaseTotal, amountMinor: Math.abs(beyond) });
  return beyond < 0
    ? { label: texts.say('exchange.sum.missing'), amount, color: 'Attention' }
    : { label: texts.say('exchange.sum.beyond'), amount, color: 'Good' };
}
