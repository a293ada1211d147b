import assert from 'node:assert/strict';
import { minorUnitDigits } from '../../../services/money.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { contextOf, policyNamed } from './fixtures.js';
import { oracleRefund } from './oracle.js';
import { type RefundCase, type RefundFigures, refundCases } from './refundCases.js';

const CASES = refundCases();

describe('the figures of a refund quote', () => {
  for (const row of CASES) {
    it(`should be right for ${row.title}`, () => {
      const quote = quoteOf(row);
      assert.deepEqual(quote.refusals, []);
      assert.deepEqual(figuresOf(quote), row.expected);
      assert.deepEqual([quote.refund.currency, quote.pool.counted.currency], [row.currency, 'USD']);
      assert.deepEqual(oracleFigures(row), row.expected);
    });
  }

  it('should be tried for every policy, plan, term and number of decimals', () => {
    const met = new Set(
      CASES.flatMap(({ policy, reservation: { billingPlan, term }, currency }) => [
        `${policy} ${billingPlan} ${term}`,
        `${policy} ${billingPlan} ${minorUnitDigits(currency)} decimals`,
      ]),
    );
    assert.ok(CASES.length >= 60);
    assert.equal(met.size, 3 * 2 * 2 + 3 * 2 * 3, [...met].sort().join('\n'));
  });
});

function quoteOf({ reservation, quantity, pendingQuantity, on, policy }: RefundCase): RefundQuote {
  return quoteRefund(reservation, quantity, contextOf(on, { policy: policyNamed(policy), pendingQuantity }));
}

function figuresOf({ usedDays, termDays, lines, remainingCommitment, pool }: RefundQuote): RefundFigures {
  const [paid = -1n, consumed = -1n, balance = -1n, fee = -1n, refund = -1n] = lines.map((line) =>
    BigInt(line.amount.amountMinor),
  );
  const remaining = BigInt(remainingCommitment.amountMinor);
  const counted = BigInt(pool.counted.amountMinor);
  return { days: `${usedDays} of ${termDays}`, paid, consumed, balance, fee, refund, remaining, counted };
}

function oracleFigures(row: RefundCase): RefundFigures {
  const { usedDays, termDays, ...figures } = oracleRefund({ ...row, policy: policyNamed(row.policy) });
  return { days: `${usedDays} of ${termDays}`, ...figures };
}
