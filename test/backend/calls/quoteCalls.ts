import type { Page } from '../../../services/ports.js';
import type { Offer, Product } from '../../../services/products.js';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { WEB } from '../../services/contract/contractSeeds.js';
import { ANA, purchase } from '../../services/local/deskFixture.js';
import { CONTOSO, type FaultedCall } from '../faultedCall.js';
import type { RealBackend } from '../realBackend.js';

const EXCHANGE = {
  customerId: CONTOSO,
  returns: [{ reservationId: 'r-web', quantity: 4 }],
  purchases: [purchase(3)],
};

async function quoteExchange({ backend }: RealBackend) {
  return () => backend.quotes.quoteExchange(ANA, EXCHANGE);
}

/** Products, prices and quotes. */
export const QUOTE_CALLS: readonly FaultedCall[] = [
  {
    call: 'reservations.catalog',
    by: 'list products',
    async begin({ backend }) {
      return () => backend.products.list(ANA, { customerId: CONTOSO, resourceType: 'VirtualMachines' }, 0, 5);
    },
    missing: (answer) => ((answer as Page<Product>).total > 0 ? undefined : 'products'),
  },
  {
    call: 'reservations.calculatePrice',
    by: 'price a product',
    begin:
      async ({ backend }) =>
      () =>
        backend.products.offer(ANA, CONTOSO, purchase(1)),
    missing: (answer) => ((answer as Offer | undefined) ? undefined : 'the offer'),
  },
  {
    call: 'reservations.getOrder',
    by: 'quote a refund',
    begin: quoteRefund,
    missing: refusalsOf,
  },
  {
    call: 'reservations.calculateRefund',
    by: 'quote a refund',
    begin: quoteRefund,
    missing: refusalsOf,
  },
  {
    call: 'reservations.calculateRefund',
    by: 'ask how many units can be returned',
    begin:
      async ({ backend }) =>
      () =>
        backend.quotes.refundableUnits(ANA, WEB),
  },
  {
    call: 'reservations.calculateExchange',
    by: 'quote an exchange',
    begin: quoteExchange,
    missing: refusalsOf,
  },
  { call: 'reservations.poll', by: 'quote an exchange', begin: quoteExchange, missing: refusalsOf },
];

async function quoteRefund({ backend }: RealBackend) {
  return () => backend.quotes.quoteRefund(ANA, { ...WEB, quantity: 2 });
}

function refusalsOf(answer: unknown): string | undefined {
  const { refusals } = answer as RefundQuote | ExchangeQuote;
  const codes = refusals.map(({ code, figures }) => [code, figures.serviceCode].filter(Boolean).join('/'));
  return codes.length === 0 ? undefined : `a figure: ${codes.join()}`;
}
