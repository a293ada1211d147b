import type { ExchangeQuote, ExchangeRefusal } from '../../quotes/exchangeQuote.js';
import type { ServiceExchange, ServiceRefusal } from './serviceQuotes.js';
import { differencesOf } from './serviceRefunds.js';

/**
 * The quote as the service gives it, as of refunds (`quoteOfService`).
 * @param reckoned by the desk, refused for nothing
 */
export function exchangeOfService(
  reckoned: ExchangeQuote,
  answer: ServiceExchange | ServiceRefusal,
): ExchangeQuote {
  if ('refusedFor' in answer) {
    const { refusedFor, correlationId } = answer;
    const service = { correlationId, differs: [], refusedWith: [refusedFor] };
    return { ...reckoned, refusals: service.refusedWith.map(exchangeRefusal), service };
  }
  const { sessionId, correlationId, credit, purchaseTotal, netPayable, refusedWith } = answer;
  const differs = differencesOf<'credit' | 'netPayable'>(reckoned, { credit, netPayable });
  return {
    ...reckoned,
    credit,
    purchaseTotal,
    netPayable,
    refusals: refusedWith.map(exchangeRefusal),
    service: { sessionId, correlationId, differs, refusedWith },
  };
}

function exchangeRefusal(serviceCode: string): ExchangeRefusal {
  return { code: 'ServiceRefused', figures: { serviceCode } };
}
