import assert from 'node:assert/strict';
import { endWords, failureWords } from '../../../cards/approvals/approvalWords.js';
import { EXCHANGE_REFUSAL_CODES } from '../../../services/quotes/exchangeQuote.js';
import { REFUSAL_CODES } from '../../../services/quotes/refundQuote.js';
import { approval } from '../../services/approvals/approvalSamples.js';
import { allTexts, textsIn } from '../cardChecks.js';

const KIM = { decidedBy: { userId: 'kim', name: 'Kim' } };
const english = textsIn('en');

describe('endWords', () => {
  it('should name the amounts that were filed', () => {
    const filed = approval({ state: 'Approved', requestId: 'SR-000001', ...KIM });
    assert.equal(
      endWords(english, filed),
      'Your refund for Contoso Ltd (AP-000001) was approved by Kim and is filed as SR-000001.\n' +
        'Refund: €1,056.00 · Counts against the limit: $1,056.00.',
    );
  });

  it('should name what was asked for beside what was filed, where that changed', () => {
    const [refund, counted] = approval().summary.amounts;
    const askedAmounts = [
      { figure: 'refund', amount: { amountMinor: 110_000, currency: 'EUR' } },
      counted!,
    ] as const;
    assert.ok(refund);
    const filed = approval({ state: 'Approved', requestId: 'SR-000001', askedAmounts, ...KIM });
    assert.match(
      endWords(english, filed) ?? '',
      /The amounts changed before it was approved\. Refund: €1,056\.00 \(asked for: €1,100\.00\) · Counts[^(]*\.$/,
    );
  });

  for (const texts of allTexts) {
    it(`should say in ${texts.language} that what came to nothing is kept`, () => {
      for (const over of [
        approval({ state: 'Rejected', reason: 'No', ...KIM }),
        approval({ state: 'Failed', failure: 'QuoteChanged', ...KIM }),
      ]) {
        const [, kept, ...others] = (endWords(texts, over) ?? '').split('\n');
        assert.deepEqual(others, []);
        assert.ok(kept?.includes(texts.say('approvals.told.menuWord')), kept);
      }
      assert.equal(endWords(texts, approval()), undefined);
    });
  }
});

describe('failureWords', () => {
  const figures = {
    currency: 'USD',
    resourceType: 'VirtualMachines',
    expiryDate: '2026-06-01',
    boughtFrom: '2027-02-01',
    boughtOn: '2027-03-01',
    with: 'EUR',
  };
  for (const texts of allTexts) {
    it(`should have a sentence for every refusal of a quote in ${texts.language}`, () => {
      for (const [kind, codes] of [
        ['refund', REFUSAL_CODES],
        ['exchange', EXCHANGE_REFUSAL_CODES],
      ] as const) {
        for (const code of codes) {
          const { summary } = approval();
          const refused = { summary: { ...summary, kind }, refusals: [{ code, figures }] };
          const words = failureWords(texts, refused as Parameters<typeof failureWords>[1]);
          assert.ok(words.length > 5, `${kind} ${code}`);
          assert.doesNotMatch(words, /\{\{|undefined|\.refusal\./);
        }
      }
    });
  }
});
