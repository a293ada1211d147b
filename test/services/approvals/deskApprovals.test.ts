import assert from 'node:assert/strict';
import type { SubmissionOutcome } from '../../../services/approvals/approval.js';
import type { Caller } from '../../../services/model.js';
import {
  ANA,
  BEN,
  exchangeSubmission,
  purchase,
  refundSubmission,
  STRANGER,
  submission,
} from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import { type ApprovalServer, approvalServers } from './approvalsDesk.js';

const refusedWith = (code: string) => ({ name: 'RefusedError', code });
const LATER = new Date('2026-06-17T10:00:00.000Z');

describe('DeskApprovals', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  /** Four units for a refund of some 2,100 EUR and USD. */
  const asked = async (caller: Caller = SARA, key = 'key-1', { approvals, backend } = one) =>
    idOf(await approvals.submit(caller, await refundSubmission(backend, 4, { key })));
  const requestsOf = async (caller: Caller, { backend } = one) =>
    (await backend.desk.list(caller, 0, 10)).items.map(({ id }) => id);
  const actions = async () =>
    (await servers.entries()).map(({ action, actor }) => `${action} ${actor.userId}`);

  describe('submit', () => {
    it('should file what comes to less, and what asks for no money', async () => {
      const small = await one.approvals.submit(SARA, await refundSubmission(one.backend, 2));
      const other = await one.approvals.submit(SARA, submission({ key: 'key-2' }));
      assert.deepEqual([small.kind, other.kind], ['filed', 'filed']);
      assert.equal((await requestsOf(SARA)).length, 2);
      assert.deepEqual(await one.approvals.own(SARA), []);
    });

    it('should file a small one once, however often it is sent', async () => {
      const sent = await refundSubmission(one.backend, 2);
      const [first, again] = [await one.approvals.submit(SARA, sent), await one.approvals.submit(SARA, sent)];
      assert.ok(first.kind === 'filed' && again.kind === 'filed');
      assert.equal(again.request.id, first.request.id);
    });

    it('should ask for the rest, and file nothing', async () => {
      const outcome = await one.approvals.submit(SARA, await refundSubmission(one.backend, 4), {
        name: 'Sara',
      });
      assert.ok(outcome.kind === 'asked');
      const { id, state, summary, askedBy } = outcome.approval;
      assert.deepEqual([id, state, outcome.isPosted], ['AP-000001', 'Waiting', false]);
      assert.deepEqual(askedBy, { userId: SARA.userId, name: 'Sara' });
      assert.equal(summary.customerName, 'Contoso Ltd');
      assert.deepEqual(summary.given, [{ name: 'Web', sku: 'Standard_D4s_v5', quantity: 4 }]);
      assert.deepEqual(
        summary.amounts.map(({ figure, amount }) => `${figure} ${amount.currency}`),
        ['refund EUR', 'counted USD'],
      );
      assert.deepEqual(await requestsOf(SARA), []);
    });

    it('should ask once, however often and from wherever it is sent', async () => {
      const other = await servers.open();
      const sent = await refundSubmission(one.backend, 4);
      const ids = await Promise.all(
        [one, other, one].map(async ({ approvals }) => idOf(await approvals.submit(SARA, sent))),
      );
      assert.deepEqual(ids, ['AP-000001', 'AP-000001', 'AP-000001']);
      assert.equal((await one.approvals.own(SARA)).length, 1);
    });

    it('should ask for an exchange above the amount in US dollars', async () => {
      const sent = await exchangeSubmission(
        one.backend,
        [{ reservationId: 'r-web', quantity: 4 }],
        [purchase(5)],
      );
      const outcome = await one.approvals.submit(SARA, sent);
      assert.ok(outcome.kind === 'asked');
      const { kind, bought, amounts } = outcome.approval.summary;
      assert.equal(kind, 'exchange');
      assert.deepEqual(bought, [{ sku: 'Standard_D4s_v5', region: 'westeurope', term: 'P1Y', quantity: 5 }]);
      assert.deepEqual(
        amounts.map(({ figure }) => figure),
        ['credit', 'purchases', 'net'],
      );
    });

    it('should refuse what could not be filed either', async () => {
      const sent = await refundSubmission(one.backend, 4);
      const other = { ...sent, refund: { ...sent.refund!, refundMinor: 1 } };
      await assert.rejects(one.approvals.submit(SARA, other), refusedWith('QuoteChanged'));
      const foreign = submission({ customerId: 'foreign', reservationId: 'r-foreign', refund: sent.refund });
      await assert.rejects(one.approvals.submit(SARA, foreign), refusedWith('CustomerNotFound'));
      assert.deepEqual(await one.approvals.own(SARA), []);
    });
  });

  describe('decide', () => {
    it('should file an approved one for whoever asked', async () => {
      const id = await asked();
      const approval = await one.approvals.decide(ANA, id, { kind: 'approve' }, { name: 'Ana' });
      assert.deepEqual([approval.state, approval.requestId], ['Approved', 'SR-000001']);
      assert.deepEqual(approval.decidedBy, { userId: ANA.userId, name: 'Ana' });
      assert.deepEqual(await requestsOf(SARA), ['SR-000001']);
      assert.deepEqual(await requestsOf(ANA), []);
      assert.deepEqual(await actions(), [
        'approval.asked test:sara',
        'approval.approved test:ana',
        'request.filed test:sara',
      ]);
    });

    it('should file nothing of a rejected one, and keep the reason out of the trail', async () => {
      const id = await asked();
      const reason = 'They renew in May';
      const { state } = await one.approvals.decide(ANA, id, { kind: 'reject', reason });
      assert.equal(state, 'Rejected');
      assert.equal((await one.approvals.get(SARA, id))?.reason, reason);
      assert.deepEqual(await requestsOf(SARA), []);
      assert.deepEqual(await actions(), ['approval.asked test:sara', 'approval.rejected test:ana']);
      assert.doesNotMatch(JSON.stringify(await servers.entries()), /renew|Contoso|Zwei/);
    });

    it('should say of one whose amounts have changed since that it could not be filed', async () => {
      const id = await asked();
      servers.clock.current = LATER;
      const approval = await one.approvals.decide(ANA, id, { kind: 'approve' });
      assert.deepEqual([approval.state, approval.failure], ['Failed', 'QuoteChanged']);
      assert.deepEqual(await requestsOf(SARA), []);
    });

    it('should refuse everybody who may not', async () => {
      const id = await asked(BEN);
      for (const [caller, code] of [
        [BEN, 'OwnApproval'],
        [SARA, 'RoleNeeded'],
        [STRANGER, 'ApprovalNotFound'],
      ] as const) {
        await assert.rejects(one.approvals.decide(caller, id, { kind: 'approve' }), refusedWith(code));
      }
      assert.equal((await one.approvals.get(BEN, id))?.state, 'Waiting');
    });

    for (const kind of ['approve', 'reject'] as const) {
      it(`should let one decision count where two servers get an approval and a ${kind} at once`, async () => {
        const other = await servers.open();
        const id = await asked();
        const results = await Promise.allSettled([
          one.approvals.decide(ANA, id, { kind: 'approve' }),
          other.approvals.decide(BEN, id, kind === 'approve' ? { kind } : { kind, reason: 'No' }),
        ]);
        assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
        const [late] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
        assert.equal(late.code, 'ApprovalNotOpen');
        const { state, requestId } = (await other.approvals.get(SARA, id))!;
        const filed = await requestsOf(SARA, other);
        assert.deepEqual(filed, state === 'Approved' ? [requestId] : []);
        const decisions = (await actions()).filter((action) => /approved|rejected/.test(action));
        assert.equal(decisions.length, 1);
      });
    }

    it('should not count a decision that another server makes while it is written', async () => {
      const other = await servers.open();
      const id = await asked();
      let isFirst = true;
      one.medium.before = async (call, file) => {
        if (call !== 'write' || !file.startsWith('approvals/') || !isFirst) return;
        isFirst = false;
        await other.approvals.withdraw(SARA, id);
      };
      await assert.rejects(
        one.approvals.decide(ANA, id, { kind: 'approve' }),
        refusedWith('ApprovalNotOpen'),
      );
      assert.deepEqual(await requestsOf(SARA), []);
    });
  });

  describe('withdraw', () => {
    it('should be for who asked, and enter it', async () => {
      const id = await asked();
      await assert.rejects(one.approvals.withdraw(ANA, id), refusedWith('ApprovalNotFound'));
      assert.equal((await one.approvals.withdraw(SARA, id)).state, 'Withdrawn');
      await assert.rejects(
        one.approvals.decide(ANA, id, { kind: 'approve' }),
        refusedWith('ApprovalNotOpen'),
      );
      assert.deepEqual(await actions(), ['approval.asked test:sara', 'approval.withdrawn test:sara']);
    });
  });

  describe('looking', () => {
    it('should show Admin agents what waits, and others what is theirs', async () => {
      const first = await asked();
      const second = await asked(BEN, 'key-2');
      const ids = (approvals: readonly { readonly id: string }[]) => approvals.map(({ id }) => id);
      assert.deepEqual(ids(await one.approvals.waiting(ANA)), [first, second]);
      assert.deepEqual(ids(await one.approvals.own(BEN)), [second]);
      await assert.rejects(one.approvals.waiting(SARA), refusedWith('RoleNeeded'));
      assert.equal(await one.approvals.get(SARA, second), undefined);
      assert.deepEqual(await one.approvals.waiting(STRANGER), []);
      assert.equal(await one.approvals.get(STRANGER, first), undefined);
    });

    it('should never show one partner the approvals of another under the same number', async () => {
      const id = await asked();
      const sent = await foreignSubmission();
      const theirs = idOf(await one.approvals.submit(STRANGER, sent));
      assert.equal(theirs, id);
      assert.equal((await one.approvals.get(STRANGER, theirs))?.summary.customerName, 'Foreign Customer');
      assert.equal((await one.approvals.get(SARA, id))?.summary.customerName, 'Contoso Ltd');
    });
  });

  describe('the board', () => {
    it('should be told of every change, and keep a place for each partner that only Admin agents set', async () => {
      const place = { address: { channelId: 'msteams' }, locale: 'fr-FR' };
      await assert.rejects(one.approvals.setPlace(SARA, place), refusedWith('RoleNeeded'));
      await one.approvals.setPlace(ANA, place);
      assert.equal((await one.approvals.place('partner-1'))?.locale, 'fr-FR');
      assert.equal(await one.approvals.place('partner-2'), undefined);
      const outcome = await one.approvals.submit(SARA, await refundSubmission(one.backend, 4));
      assert.ok(outcome.kind === 'asked' && outcome.isPosted);
      await one.approvals.decide(ANA, 'AP-000001', { kind: 'approve' });
      assert.deepEqual(one.changed, ['partner-1 AP-000001', 'partner-1 AP-000001']);
      await one.approvals.setPlace(ANA, undefined);
      assert.equal(await one.approvals.place('partner-1'), undefined);
    });
  });

  async function foreignSubmission() {
    const base = submission({ customerId: 'foreign', reservationId: 'r-foreign' });
    const ask = { customerId: 'foreign', reservationId: 'r-foreign', quantity: 4 };
    const { refund, policyId } = await one.backend.quotes.quoteRefund(STRANGER, ask);
    return { ...base, refund: { quantity: 4, refundMinor: refund.amountMinor, policyId } };
  }
});

function idOf(outcome: SubmissionOutcome): string {
  assert.ok(outcome.kind === 'asked', 'not asked for');
  return outcome.approval.id;
}
