import assert from 'node:assert/strict';
import type { ExchangeQuote } from '../../../services/quotes/exchangeQuote.js';
import { type ExchangeCase, type ExchangeFigures, exchangeCases, exchangeOn } from './exchangeFixtures.js';
import { oracleExchange } from './oracle.js';

const CASES = exchangeCases();

describe('the figures of an exchange quote', () => {
  for (const row of CASES) {
    it(`should be right for ${row.title}`, () => {
      const quote = exchangeOn(row.on, row.returns, row.purchases);
      assert.deepEqual(figuresOf(quote), row.expected);
      assert.deepEqual(oracleFigures(row), row.expected);
    });
  }

  it('should be tried at least twenty times', () => {
    assert.ok(CASES.length >= 20);
  });
});

function figuresOf(quote: ExchangeQuote): ExchangeFigures {
  const [tooSmall] = quote.refusals;
  assert.ok(quote.refusals.length === 0 || tooSmall?.code === 'CommitmentTooSmall');
  return {
    credits: quote.returns.map((line) => BigInt(line.credit.amountMinor)),
    remaining: quote.returns.map((line) => BigInt(line.remainingCommitment.amountMinor)),
    purchased: BigInt(quote.purchaseTotal.amountMinor),
    netPayable: BigInt(quote.netPayable.amountMinor),
    firstPayments: quote.purchases.map((line) => BigInt(line.firstPayment.amountMinor)),
    expiryDates: quote.purchases.map((line) => line.expiryDate),
    passing: tooSmall === undefined ? '-' : `${tooSmall.purchaseIndex} x ${tooSmall.passingQuantity}`,
  };
}

function oracleFigures({ returns, purchases, on }: ExchangeCase): ExchangeFigures {
  const plain = purchases.map(({ offer: { term, billingPlan, unitCommitment }, quantity }) => ({
    term,
    billingPlan,
    unitMinor: unitCommitment.amountMinor,
    quantity,
  }));
  const { credits, remaining, purchased, netPayable, firstPayments, expiryDates, passing } = oracleExchange(
    returns,
    plain,
    on,
  );
  return {
    credits,
    remaining,
    purchased,
    netPayable,
    firstPayments,
    expiryDates,
    passing: passing === undefined ? '-' : `${passing.purchaseIndex} x ${passing.quantity}`,
  };
}
