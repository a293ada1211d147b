import assert from 'node:assert/strict';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { oracleExchange } from '../../services/quotes/oracle.js';
import { type DocumentOnDisk, documentsIn, policyOnDisk, type ReservationOnDisk } from './expectedQuotes.js';
import { quotesIn, runCommand } from './quoteRun.js';

const { excludedResourceTypes } = policyOnDisk('csp-2018');

/** What is bought for each kind of reservation. */
const GROUPS: readonly { readonly types: readonly string[]; readonly sku: string }[] = [
  { types: ['VirtualMachines', 'DedicatedHost', 'AppService', 'AVS'], sku: 'Standard_D8s_v5' },
  { types: ['SqlDatabases', 'SqlManagedInstance', 'SqlElasticPool'], sku: 'SQLDB_GP_Compute_Gen5' },
  { types: ['CosmosDb'], sku: 'CosmosDB_RU' },
  { types: ['SqlDataWarehouse'], sku: 'DW100c' },
];

/** All running reservations of a customer that are like one another. */
interface Basket {
  readonly domain: string;
  readonly reservations: readonly ReservationOnDisk[];
  readonly sku: string;
}

describe('exchange quotes of the command line', function () {
  this.timeout(30_000);
  const folder = useTempFolder();

  for (const on of ['2026-12-31', '2028-02-29']) {
    it(`should follow the rules for every reservation on ${on}, one or more at a time`, async () => {
      await runCommand(folder(), ['--all']);
      const answers = new Set<string>();
      for (const basket of documentsIn(folder()).flatMap((document) => basketsOf(document, on))) {
        const { status, out, err } = await runCommand(folder(), [...wordsFor(basket), '--on', on, '--json']);
        assert.deepEqual([status, err], [0, '']);
        const [quote] = quotesIn<ExchangeQuote>(out);
        assert.deepEqual(figuresOf(quote!), expectedFigures(basket, quote!, on), basket.domain);
        for (const { code } of quote!.refusals) answers.add(code);
        if (quote!.refusals.length === 0) answers.add('granted');
      }
      assert.deepEqual([...answers].sort(), ['CommitmentTooSmall', 'granted']);
    });
  }
});

function basketsOf({ profile, reservations }: DocumentOnDisk, on: string): Basket[] {
  const running = reservations.filter(
    ({ state, expiryDate, resourceType }) =>
      state === 'Succeeded' && expiryDate > on && !excludedResourceTypes.includes(resourceType),
  );
  return GROUPS.map(({ types, sku }) => ({
    domain: profile.domain,
    reservations: running.filter(({ resourceType }) => types.includes(resourceType)),
    sku,
  })).filter((basket) => basket.reservations.length > 0);
}

const PURCHASES = [
  { term: 'P3Y', billingPlan: 'Monthly', quantity: 5 },
  { term: 'P1Y', billingPlan: 'Upfront', quantity: 7 },
];

function half({ quantity }: ReservationOnDisk): number {
  return Math.ceil(quantity / 2);
}

function wordsFor({ domain, reservations, sku }: Basket): string[] {
  const given = reservations.flatMap((one) => ['--return', `${one.id}=${half(one)}`]);
  const bought = PURCHASES.flatMap(({ term, billingPlan, quantity }) => [
    '--buy',
    `${sku}@westeurope:${term}:${billingPlan}=${quantity}`,
  ]);
  return ['--customer', domain, ...given, ...bought];
}

/** By the rules, at the prices that the quote names. */
function expectedFigures({ reservations }: Basket, { purchases }: ExchangeQuote, on: string) {
  const returns = reservations.map((reservation) => ({ reservation, quantity: half(reservation) }));
  const bought = PURCHASES.map((purchase, place) => ({
    ...purchase,
    unitMinor: purchases[place]!.unitCommitment.amountMinor,
  }));
  const exchange = oracleExchange(returns, bought, on);
  const { passing } = exchange;
  return {
    credits: exchange.credits.map(Number),
    remaining: exchange.remaining.map(Number),
    credit: Number(exchange.credit),
    needed: Number(exchange.needed),
    commitments: exchange.commitments.map(Number),
    purchased: Number(exchange.purchased),
    netPayable: Number(exchange.netPayable),
    firstPayments: exchange.firstPayments.map(Number),
    charged: exchange.firstPayments.reduce((sum, payment) => sum + Number(payment), 0),
    expiryDates: exchange.expiryDates,
    passing: passing ? [[passing.purchaseIndex, Number(passing.quantity)]] : [],
    startDate: on,
  };
}

function figuresOf(quote: ExchangeQuote): ReturnType<typeof expectedFigures> {
  return {
    credits: quote.returns.map(({ credit }) => credit.amountMinor),
    remaining: quote.returns.map(({ remainingCommitment }) => remainingCommitment.amountMinor),
    credit: quote.credit.amountMinor,
    needed: quote.neededCommitment.amountMinor,
    commitments: quote.purchases.map(({ commitment }) => commitment.amountMinor),
    purchased: quote.purchaseTotal.amountMinor,
    netPayable: quote.netPayable.amountMinor,
    firstPayments: quote.purchases.map(({ firstPayment }) => firstPayment.amountMinor),
    charged: quote.firstPayments.amountMinor,
    expiryDates: quote.purchases.map(({ expiryDate }) => expiryDate),
    passing: quote.refusals.map(({ purchaseIndex, passingQuantity }) => [purchaseIndex!, passingQuantity!]),
    startDate: quote.startDate,
  };
}
