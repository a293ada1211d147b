import type { Texts } from '../../services/localization/texts.js';
import type { Customer } from '../../services/model.js';
import type { ExchangeQuote } from '../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../services/quotes/refundQuote.js';
import type { Button } from '../button.js';
import { refusalViews } from '../quote/quoteRefusals.js';
import type { CompareCardView, CompareSide } from './compareCard.js';
import { exchangeColumn, refundColumn } from './compareColumns.js';
import { exchangeRefusalViews } from './exchangeRefusals.js';
import { returnTitle } from './lineWords.js';

export interface CompareModel {
  readonly customer: Customer;
  /** Of the exchange's returns, in their order (`QuoteService.quoteRefunds`). */
  readonly refunds: readonly RefundQuote[];
  readonly exchange: ExchangeQuote;
  /** Whether the prices of the purchases are invented. */
  readonly hasDemoPrices: boolean;
}

/** What a refund and an exchange of the same units come to; `compareCard` draws it. */
export function compareView(
  texts: Texts,
  { customer, refunds, exchange, hasDemoPrices }: CompareModel,
  buttons: readonly Button[],
): CompareCardView {
  const refundReasons = reasonsOf(texts, refunds, exchange);
  const exchangeReasons = exchangeRefusalViews(texts, exchange).map(({ reason }) => reason);
  const refundName = texts.say('exchange.compare.refund');
  const exchangeName = texts.say('exchange.compare.exchange');
  const about = (line: string) => (reason: string) => texts.say('exchange.refusal.about', { line, reason });
  return {
    title: texts.say('exchange.compare.title'),
    about: [
      customer.name,
      ...exchange.returns.map((line) =>
        texts.say('exchange.together', { first: returnTitle(texts, line), second: line.displayName }),
      ),
    ],
    refund: sideOf(texts, refundName, refundReasons.length > 0),
    exchange: sideOf(texts, exchangeName, exchangeReasons.length > 0),
    reasons: [
      ...refundReasons.slice(0, 1).map(about(refundName)),
      ...exchangeReasons.slice(0, 1).map(about(exchangeName)),
    ],
    ...sideBySide(texts, refunds, exchange),
    notes: [
      ...(refunds.length > 1 ? [texts.say('exchange.compare.refundEach')] : []),
      ...(hasDemoPrices ? [texts.say('exchange.demoPrices')] : []),
    ],
    buttons,
  };
}

function sideOf(texts: Texts, name: string, isRefused: boolean): CompareSide {
  return isRefused
    ? { name, verdict: texts.say('exchange.compare.refused'), color: 'Attention' }
    : { name, verdict: texts.say('exchange.compare.possible'), color: 'Good' };
}

/** Why refunds are refused, each with its reservation where there are several. */
function reasonsOf(texts: Texts, refunds: readonly RefundQuote[], { returns }: ExchangeQuote): string[] {
  return refunds.flatMap((quote, index) => {
    const line = refunds.length > 1 ? returns[index]?.displayName : undefined;
    return refusalViews(texts, quote).map(({ reason }) =>
      line === undefined ? reason : texts.say('exchange.refusal.about', { line, reason }),
    );
  });
}

function sideBySide(
  texts: Texts,
  refunds: readonly RefundQuote[],
  exchangeQuote: ExchangeQuote,
): Pick<CompareCardView, 'rows' | 'net'> {
  const refund = refundColumn(texts, refunds);
  const exchange = exchangeColumn(texts, exchangeQuote);
  const members = ['back', 'fee', 'bought', 'limit', 'commitment', 'expiry'] as const;
  return {
    rows: members.map((member) => ({
      label: texts.say(`exchange.compare.${member}`),
      refund: refund[member],
      exchange: exchange[member],
    })),
    net: { label: texts.say('exchange.compare.net'), refund: refund.net, exchange: exchange.net },
  };
}
