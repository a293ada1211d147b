import assert from 'node:assert/strict';
import fc from 'fast-check';
import { APPROVAL_STATES } from '../../../services/approvals/approval.js';
import {
  decided,
  filed,
  type Ruling,
  withdrawn,
  without,
} from '../../../services/approvals/approvalRules.js';
import type { KeptApproval } from '../../../services/approvals/keptApproval.js';
import { RefusedError } from '../../../services/errors.js';
import { type Caller, ROLES } from '../../../services/model.js';
import { AS_ASKED, approval, person, quotedAt, SARA } from './approvalSamples.js';

const AT = '2026-06-15T11:00:00.000Z';
const KIM = person('test:kim', 'AdminAgent');
const APPROVE: Ruling = { kind: 'approve', figures: 1, terms: AS_ASKED };
const REJECT: Ruling = { kind: 'reject', reason: 'Not this quarter' };

const by = (caller: Caller) => ({ caller, at: AT });
const refusedWith = (code: string) => ({ name: 'RefusedError', code });

describe('rules of approvals', () => {
  it('should have an approved one filed, and keep what is to be filed until it is', () => {
    const approved = decided(approval(), APPROVE, { caller: KIM, name: 'Kim', at: AT });
    assert.equal(approved.state, 'Approved');
    assert.deepEqual(approved.decidedBy, { userId: KIM.userId, name: 'Kim' });
    assert.equal(approved.decidedAt, AT);
    assert.deepEqual(approved.due, ['approved', 'file']);
    assert.ok(approved.submission);
    const done = filed(without(approved, 'approved'), { requestId: 'SR-000001' });
    assert.deepEqual([done.state, done.requestId, done.due], ['Approved', 'SR-000001', []]);
    assert.equal(done.submission, undefined);
  });

  it('should keep no contact data of one that is over, once it is given back', () => {
    for (const over of [
      decided(approval(), REJECT, by(KIM)),
      withdrawn(approval(), by(SARA)),
      filed(decided(approval(), APPROVE, by(KIM)), { failure: 'QuoteChanged' }),
    ]) {
      assert.ok(over.submission);
      assert.equal(over.due.at(-1), 'giveBack');
      const returned = without(over, 'giveBack');
      assert.doesNotMatch(JSON.stringify(returned), /ana@example\.com|Zwei Stück/);
    }
  });

  it('should keep the reason of one that is rejected, and the failure of one that could not be filed', () => {
    assert.equal(decided(approval(), REJECT, by(KIM)).reason, 'Not this quarter');
    const failed = filed(decided(approval(), APPROVE, by(KIM)), { failure: 'QuoteChanged' });
    assert.deepEqual([failed.state, failed.failure], ['Failed', 'QuoteChanged']);
  });

  it('should let what filing came to stand once it is known', () => {
    const approved = decided(approval(), APPROVE, by(KIM));
    const first = filed(approved, { requestId: 'SR-000001' });
    assert.equal(filed(first, { failure: 'QuoteChanged' }), first);
  });

  it('should wait on with both amounts where they are no longer those that were asked for', () => {
    const changed = decided(approval(), { ...APPROVE, terms: quotedAt(105_599) }, by(KIM));
    assert.deepEqual([changed.state, changed.figures, changed.due], ['Waiting', 2, []]);
    assert.deepEqual(changed.askedAmounts, approval().summary.amounts);
    assert.equal(changed.summary.amounts[0]?.amount.amountMinor, 105_599);
    assert.equal(changed.submission?.refund?.refundMinor, 105_599);
    assert.equal(changed.decidedBy, undefined);
  });

  it('should be approved with the amounts of now by whoever saw them, and by nobody else', () => {
    const now = quotedAt(99_900);
    const changed = decided(approval(), { ...APPROVE, terms: now }, by(KIM));
    assert.equal(decided(changed, { ...APPROVE, terms: now }, by(KIM)), changed, 'saw the first amounts');
    for (const figures of [0, 3, Number.NaN]) {
      assert.equal(decided(changed, { kind: 'approve', figures, terms: now }, by(KIM)), changed);
    }
    const approved = decided(changed, { kind: 'approve', figures: 2, terms: now }, by(KIM));
    assert.equal(approved.state, 'Approved');
    assert.equal(approved.submission?.refund?.refundMinor, 99_900);
    assert.deepEqual(approved.askedAmounts, approval().summary.amounts);
  });

  it('should compare with what was asked for, however often the amounts change', () => {
    const once = decided(approval(), { ...APPROVE, terms: quotedAt(99_900) }, by(KIM));
    const twice = decided(once, { ...APPROVE, terms: quotedAt(98_000) }, by(KIM));
    assert.deepEqual([twice.figures, twice.askedAmounts], [3, approval().summary.amounts]);
    const back = decided(twice, { ...APPROVE, terms: AS_ASKED }, by(KIM));
    assert.deepEqual([back.state, back.figures, back.askedAmounts], ['Waiting', 4, undefined]);
  });

  it('should end where it is granted no more, whichever amounts were seen', () => {
    const refusals = [{ code: 'Expired', figures: { expiryDate: '2026-06-01' } }] as const;
    const terms = { kind: 'refused', failure: 'RefundRefused', refusals } as const;
    const failed = decided(approval(), { kind: 'approve', figures: 9, terms }, by(KIM));
    assert.deepEqual([failed.state, failed.failure, failed.refusals], ['Failed', 'RefundRefused', refusals]);
    assert.deepEqual(failed.due, ['approved', 'failed', 'giveBack']);
  });

  it('should let nobody but who asked withdraw it', () => {
    assert.equal(withdrawn(approval(), by(SARA)).state, 'Withdrawn');
    assert.throws(() => withdrawn(approval(), by(KIM)), refusedWith('ApprovalNotFound'));
  });

  const caller = fc
    .record({
      userId: fc.constantFrom('test:sara', 'test:kim', 'test:ben'),
      roles: fc.uniqueArray(fc.constantFrom(...ROLES)),
    })
    .map(({ userId, roles }) => person(userId, ...roles));
  const step = fc.record({ caller, kind: fc.constantFrom('approve', 'reject', 'withdraw', 'file') });

  it('should be decided once, and only by an Admin agent who did not ask for it, whoever tries what in which order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = approval();
        const changes: KeptApproval[] = [];
        for (const { caller: who, kind } of steps) {
          const next = tried(now, who, kind);
          if (next !== now && kind !== 'file') changes.push(next);
          now = next;
        }
        assert.ok(changes.length <= 1, 'decided twice');
        const decider = now.decidedBy?.userId;
        if (decider === undefined) assert.ok(['Waiting', 'Withdrawn'].includes(now.state));
        else {
          assert.notEqual(decider, now.askedBy.userId);
          const deciding = steps.find((one) => one.caller.userId === decider);
          assert.ok(deciding);
        }
        assert.equal(now.state === 'Waiting', now.decidedAt === undefined);
        assert.equal(now.state === 'Rejected', now.reason !== undefined);
      }),
    );
  });

  it('should be decided by no role but Admin agent', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ROLES)), (roles) => {
        const decide = () => decided(approval(), APPROVE, by(person('test:kim', ...roles)));
        if (roles.includes('AdminAgent')) assert.equal(decide().state, 'Approved');
        else assert.throws(decide, refusedWith('RoleNeeded'));
      }),
    );
  });

  for (const state of APPROVAL_STATES.filter((one) => one !== 'Waiting')) {
    it(`should not decide or withdraw one that is ${state}`, () => {
      const over = approval({ state });
      for (const attempt of [
        () => decided(over, APPROVE, by(KIM)),
        () => decided(over, REJECT, by(KIM)),
        () => withdrawn(over, by(SARA)),
      ]) {
        assert.throws(attempt, refusedWith('ApprovalNotOpen'));
      }
    });
  }

  it('should say to an Admin agent who asked that nobody approves their own', () => {
    const own = approval({ askedBy: { userId: KIM.userId } });
    assert.throws(() => decided(own, APPROVE, by(KIM)), refusedWith('OwnApproval'));
    assert.throws(() => decided(own, REJECT, by(KIM)), refusedWith('OwnApproval'));
  });
});

function tried(now: KeptApproval, caller: Caller, kind: string): KeptApproval {
  try {
    switch (kind) {
      case 'withdraw':
        return withdrawn(now, by(caller));
      case 'file':
        return filed(now, { requestId: 'SR-000001' });
      default:
        return decided(now, kind === 'approve' ? APPROVE : REJECT, by(caller));
    }
  } catch (error) {
    if (error instanceof RefusedError) return now;
    throw error;
  }
}
