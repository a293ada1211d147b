import type { QuoteService } from '../../services/ports.js';
import type { Metrics } from '../metrics.js';
import { counted } from './callOutcome.js';

interface Quote {
  readonly refusals: readonly unknown[];
}

/** The same quotes, counted. A quote that says why it is refused is an answer, and counts as refused. */
export function measuredQuotes(quotes: QuoteService, metrics: Metrics): QuoteService {
  const outcomeOf = ({ refusals }: Quote) => (refusals.length > 0 ? 'refused' : 'ok');
  return {
    canRefund: (...of) => quotes.canRefund(...of),
    canExchange: (...of) => quotes.canExchange(...of),
    canExchangeWith: (...of) => quotes.canExchangeWith(...of),
    refundableUnits: (...of) => quotes.refundableUnits(...of),
    refundOutlook: (...of) => quotes.refundOutlook(...of),
    quoteRefund: (...of) =>
      counted(
        () => quotes.quoteRefund(...of),
        (outcome) => metrics.quoteMade('refund', outcome),
        outcomeOf,
      ),
    quoteRefunds: (...of) =>
      counted(
        () => quotes.quoteRefunds(...of),
        (outcome) => metrics.quoteMade('refund', outcome),
        (made) => (made.some(({ refusals }) => refusals.length > 0) ? 'refused' : 'ok'),
      ),
    quoteExchange: (...of) =>
      counted(
        () => quotes.quoteExchange(...of),
        (outcome) => metrics.quoteMade('exchange', outcome),
        outcomeOf,
      ),
  };
}
