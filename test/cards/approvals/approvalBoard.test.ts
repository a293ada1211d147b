import assert from 'node:assert/strict';
import { approvalBoard } from '../../../cards/approvals/approvalBoard.js';
import { approvalReceipt, approvalView } from '../../../cards/approvals/approvalView.js';
import { requestCard } from '../../../cards/request/requestCard.js';
import type { Approval } from '../../../services/approvals/approval.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { approval } from '../../services/approvals/approvalSamples.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME, textsIn } from '../cardChecks.js';

const OURS = 'ours';
const DECIDED = { decidedBy: { userId: 'kim', name: 'Kim' }, decidedAt: '2026-06-15T11:00:00.000Z' };
const ASKED = [
  { figure: 'refund', amount: { amountMinor: 123_456, currency: 'EUR' } },
  { figure: 'counted', amount: { amountMinor: 105_600, currency: 'USD' } },
] as const;

const ALL: Record<string, Approval> = {
  waiting: approval(),
  changed: approval({ figures: 2, askedAmounts: ASKED }),
  approved: approval({ state: 'Approved', ...DECIDED }),
  filed: approval({ state: 'Approved', requestId: 'SR-000001', ...DECIDED }),
  rejected: approval({ state: 'Rejected', reason: 'Not now', ...DECIDED }),
  withdrawn: approval({ state: 'Withdrawn', decidedAt: DECIDED.decidedAt }),
  failed: approval({ state: 'Failed', failure: 'QuoteChanged', ...DECIDED }),
  refused: approval({
    state: 'Failed',
    failure: 'RefundRefused',
    refusals: [
      {
        code: 'LimitExceeded',
        figures: { limitMinor: 5_000_000, freeMinor: 1_050, countedMinor: 105_600, currency: 'USD' },
      },
    ],
    ...DECIDED,
  }),
};

interface Execute {
  readonly type: string;
  readonly verb: string;
  readonly data: object;
  readonly associatedInputs: string;
  readonly fallback: { readonly type: string; readonly data: object };
}

describe('approvalBoard', () => {
  for (const texts of allTexts) {
    for (const [name, one] of Object.entries(ALL)) {
      it(`should be drawable for one that is ${name} in ${texts.language}`, () => {
        const card = approvalBoard(texts, one, OURS);
        assertDrawable(card);
        assertDrawable(requestCard(approvalView(texts, one, 'kim', [])));
        assertDrawable(requestCard(approvalReceipt(texts, one, 'test:sara', true)));
        const { text } = ShownCard.of(card);
        assert.match(text, /Contoso Ltd/);
        assert.doesNotMatch(text, /undefined|approvals\.|ana@example/);
      });
    }
  }

  it('should have a button for each decision while it waits, and send the reason with the rejection alone', () => {
    const { actions } = approvalBoard(textsIn('en'), approval(), OURS).content as { actions: Execute[] };
    assert.deepEqual(
      actions.map(({ type, verb, data, associatedInputs }) => ({ type, verb, data, associatedInputs })),
      [
        {
          type: 'Action.Execute',
          verb: 'approval.approve',
          data: { item: 'AP-000001', figures: '1', partner: OURS },
          associatedInputs: 'none',
        },
        {
          type: 'Action.Execute',
          verb: 'approval.reject',
          data: { item: 'AP-000001', figures: '1', partner: OURS },
          associatedInputs: 'auto',
        },
      ],
    );
    assert.deepEqual(
      actions.map(({ fallback }) => [fallback.type, fallback.data]),
      [
        [
          'Action.Submit',
          { action: 'approval.approve', step: 'any', item: 'AP-000001', figures: '1', partner: OURS },
        ],
        [
          'Action.Submit',
          { action: 'approval.reject', step: 'any', item: 'AP-000001', figures: '1', partner: OURS },
        ],
      ],
    );
  });

  for (const [name, one] of Object.entries(ALL).filter(([, one]) => one.state !== 'Waiting')) {
    it(`should be read only once it is ${name}, with who, when and why`, () => {
      const card = approvalBoard(textsIn('en'), one, OURS);
      const { actions, body } = card.content as { actions: unknown[]; body: { type: string }[] };
      assert.deepEqual([actions, body.filter(({ type }) => type.startsWith('Input'))], [[], []]);
      const { text } = ShownCard.of(card);
      assert.match(text, name === 'withdrawn' ? /Withdrawn\nJune 15, 2026/ : /Kim, June 15, 2026/);
      if (name === 'rejected') assert.match(text, /Reason\nNot now/);
      if (name === 'failed') assert.match(text, /The amounts are no longer/);
      if (name === 'refused') assert.match(text, /would take \$1,056\.00 .* but only \$10\.50 is free/);
      if (name === 'filed') assert.match(text, /Filed as\nSR-000001/);
    });
  }

  it('should mark the reason as needed nowhere: approving needs none', () => {
    const { body } = approvalBoard(textsIn('en'), approval(), OURS).content as {
      body: Record<string, unknown>[];
    };
    const inputs = body.filter(({ type }) => String(type).startsWith('Input'));
    assert.deepEqual(
      inputs.map(({ id, isRequired }) => [id, isRequired]),
      [['reason', undefined]],
    );
  });

  it('should show what was asked for beside what it is now, where that has changed, and say so', () => {
    const texts = textsIn('en');
    for (const card of [
      approvalBoard(texts, ALL.changed!, OURS),
      requestCard(approvalView(texts, ALL.changed!, 'kim', [])),
    ]) {
      const { text } = ShownCard.of(card);
      assert.match(text, /have changed since this was asked for/);
      assert.match(text, /Asked for\nNow\nRefund\n€1,234\.56\n€1,056\.00\nCounts/);
    }
    const { actions } = approvalBoard(texts, ALL.changed!, OURS).content as { actions: { data: object }[] };
    assert.deepEqual(actions[0]?.data, { item: 'AP-000001', figures: '2', partner: OURS });
    assert.doesNotMatch(
      ShownCard.of(approvalBoard(texts, approval(), OURS)).text,
      /Asked for\nNow|have changed/,
    );
  });

  it('should show names and reasons as they were typed', () => {
    const { summary } = approval();
    const given = [{ name: HOSTILE_NAME, sku: 'x', quantity: 1 }];
    const one = approval({
      summary: { ...summary, customerName: HOSTILE_NAME, given },
      state: 'Rejected',
      reason: HOSTILE_NAME,
      ...DECIDED,
      decidedBy: { userId: 'kim', name: HOSTILE_NAME },
    });
    assertShownAsTyped(approvalBoard(textsIn('en'), one, OURS));
    assertShownAsTyped(requestCard(approvalView(textsIn('en'), one, 'x', [])));
  });
});
