import type { Texts } from '../../services/localization/texts.js';
import type { Customer } from '../../services/model.js';
import type { ExchangeQuote, PurchaseLine, ReturnLine } from '../../services/quotes/exchangeQuote.js';
import type { Button } from '../button.js';
import type { QuoteCardView, QuoteItem, QuoteLineView, QuoteTotalView } from '../quote/quoteCard.js';
import { serviceNotes } from '../quote/serviceFacts.js';
import { exchangeSections } from './exchangeFacts.js';
import { exchangeRefusalViews } from './exchangeRefusals.js';
import {
  hasWholeSums,
  isReturnRefused,
  netPayableOf,
  offerWords,
  purchaseTitle,
  returnTitle,
} from './lineWords.js';

export interface ExchangeQuoteModel {
  readonly quote: ExchangeQuote;
  readonly customer: Customer;
  /** Whether the prices of the purchases are invented. */
  readonly hasDemoPrices: boolean;
}

/** An exchange quote in words; `quoteCard` (cards/quote) draws it. */
export function exchangeQuoteView(
  texts: Texts,
  { quote, customer, hasDemoPrices }: ExchangeQuoteModel,
  buttons: readonly Button[],
): QuoteCardView {
  const { returns, purchases, refusals } = quote;
  const isRefused = refusals.length > 0;
  return {
    title: texts.say(isRefused ? 'exchange.refusedTitle' : 'exchange.title'),
    product: customer.name,
    subtitle: texts.say('exchange.summary', {
      returns: texts.number(returns.length),
      purchases: texts.number(purchases.length),
    }),
    refusals: exchangeRefusalViews(texts, quote),
    warnings: [],
    groups: [
      { title: texts.say('exchange.quote.returns'), items: returnItems(texts, quote) },
      {
        title: texts.say('exchange.quote.purchases'),
        items: purchases.map((line) => purchaseItem(texts, line)),
      },
    ].filter(({ items }) => items.length > 0),
    lines: hasWholeSums(quote) && purchases.length > 0 ? sumLines(texts, quote) : [],
    totals: totalsOf(texts, quote),
    notes: [
      ...serviceNotes(texts, quote),
      ...(hasDemoPrices && purchases.length > 0 ? [texts.say('exchange.demoPrices')] : []),
    ],
    outlooks: [],
    sections: exchangeSections(texts, quote),
    buttons,
  };
}

function returnItems(texts: Texts, quote: ExchangeQuote): QuoteItem[] {
  return quote.returns.map((line, index) =>
    isReturnRefused(quote, index)
      ? {
          title: returnTitle(texts, line),
          notes: [line.displayName],
          amount: texts.say('exchange.noAmount'),
        }
      : returnItem(texts, line),
  );
}

function returnItem(texts: Texts, line: ReturnLine): QuoteItem {
  return {
    title: returnTitle(texts, line),
    notes: [
      line.displayName,
      texts.say('exchange.quote.paid', { paid: texts.money(line.paid) }),
      texts.say('exchange.quote.used', {
        consumed: texts.money(line.consumed),
        usedDays: texts.number(line.usedDays),
        termDays: texts.number(line.termDays),
      }),
      texts.say('exchange.basket.remaining', { remaining: texts.money(line.remainingCommitment) }),
    ],
    amount: texts.money(line.credit),
  };
}

function purchaseItem(texts: Texts, line: PurchaseLine): QuoteItem {
  const { payments, firstPayment, unitCommitment, expiryDate, commitment } = line;
  const monthly = texts.say('exchange.quote.payments', {
    count: texts.number(payments),
    first: texts.money(firstPayment),
  });
  return {
    title: purchaseTitle(texts, line),
    notes: [
      offerWords(texts, line),
      texts.say('exchange.quote.unitPrice', { unit: texts.money(unitCommitment) }),
      ...(payments > 1 ? [monthly] : []),
      texts.say('exchange.quote.until', { date: texts.date(expiryDate) }),
    ],
    amount: texts.money(commitment),
  };
}

function totalsOf(texts: Texts, quote: ExchangeQuote): QuoteTotalView[] {
  const net = netPayableOf(quote);
  if (!net) return [];
  const style = quote.refusals.length > 0 ? 'emphasis' : 'good';
  return [{ label: texts.say('exchange.sum.net'), amount: texts.money(net), style }];
}

function sumLines(texts: Texts, { purchaseTotal, credit }: ExchangeQuote): QuoteLineView[] {
  return [
    {
      label: texts.say('exchange.sum.purchases'),
      explanation: texts.say('exchange.quote.purchasesExplained'),
      amount: texts.money(purchaseTotal),
    },
    {
      label: texts.say('exchange.sum.credit'),
      explanation: texts.say('exchange.quote.creditExplained'),
      amount: texts.money({ ...credit, amountMinor: -credit.amountMinor }),
    },
  ];
}
