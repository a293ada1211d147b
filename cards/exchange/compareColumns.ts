import type { Texts } from '../../services/localization/texts.js';
import type { Money } from '../../services/money.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { QuoteLineCode, RefundQuote } from '../../services/quotes/refundQuote.js';
import { hasWholeSums, netPayableOf, purchaseTitle } from './lineWords.js';

/** What one way comes to, each value one entry a line. */
export interface CompareColumn {
  readonly back: readonly string[];
  readonly fee: readonly string[];
  readonly bought: readonly string[];
  /** What it takes from the refund limit. */
  readonly limit: readonly string[];
  /** What stays to be paid or used for these units. */
  readonly commitment: readonly string[];
  readonly expiry: readonly string[];
  readonly net: string;
}

/** The refunds added up; without figures when one of them has none. */
export function refundColumn(texts: Texts, refunds: readonly RefundQuote[]): CompareColumn {
  const back = sumOf(refunds, 'balance');
  const fee = sumOf(refunds, 'fee');
  const refund = sumOf(refunds, 'refund');
  const counted = totalOf(refunds.map(({ pool }) => pool.counted));
  const none = texts.say('exchange.noAmount');
  if (!back || !fee || !refund || !counted) {
    const nothing = [none];
    return {
      back: nothing,
      fee: nothing,
      bought: nothing,
      limit: nothing,
      commitment: nothing,
      expiry: nothing,
      net: none,
    };
  }
  return {
    back: [texts.money(back)],
    fee: [
      fee.amountMinor === 0
        ? texts.say('exchange.compare.noFee')
        : texts.money({ ...fee, amountMinor: -fee.amountMinor }),
    ],
    bought: [texts.say('exchange.compare.nothing')],
    limit: [texts.money(counted)],
    commitment: [texts.say('exchange.compare.noCommitment')],
    expiry: [texts.say('exchange.compare.ends')],
    net: texts.say('exchange.compare.toGet', { amount: texts.money(refund) }),
  };
}

/** The exchange, as far as it has come. */
export function exchangeColumn(texts: Texts, quote: ExchangeQuote): CompareColumn {
  const { credit, purchases, purchaseTotal } = quote;
  const none = texts.say('exchange.noAmount');
  const total = hasWholeSums(quote) && purchases.length > 0 ? texts.money(purchaseTotal) : undefined;
  const expiries = [...new Set(purchases.map(({ expiryDate }) => expiryDate))].sort();
  const net = netPayableOf(quote);
  return {
    back: [hasWholeSums(quote) ? texts.money(credit) : none],
    fee: [texts.say('exchange.compare.noFee')],
    bought: [
      ...purchases.map((line) => purchaseTitle(texts, line)),
      total === undefined ? none : texts.say('exchange.compare.boughtFor', { total }),
    ],
    limit: [texts.say('exchange.compare.nothing')],
    commitment: [total ?? none],
    expiry: expiries.length > 0 ? expiries.map((date) => texts.date(date)) : [none],
    net: net ? texts.say('exchange.compare.toPay', { amount: texts.money(net) }) : none,
  };
}

/** One line of all the refunds added up; undefined when one of them has no such line, as a refused one has none. */
function sumOf(refunds: readonly RefundQuote[], code: QuoteLineCode): Money | undefined {
  return totalOf(refunds.map(({ lines }) => lines.find((line) => line.code === code)?.amount));
}

function totalOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  const currency = known[0]?.currency;
  const isWhole = known.length === amounts.length && known.every((amount) => amount.currency === currency);
  if (currency === undefined || !isWhole) return undefined;
  return { currency, amountMinor: known.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
}
