import assert from 'node:assert/strict';
import { ANA, BEN, refundSubmission, STRANGER, submission } from '../local/deskFixture.js';
import { SharedFiles, SharedMemoryMedium } from '../local/medium/sharedMemory.js';
import { SARA } from './approvalSamples.js';
import { itDecidesOnce } from './approvalsContract.js';
import {
  APPROVE,
  type ApprovalServer,
  approvalServers,
  askedFor,
  idOf,
  refusedWith,
  serversOn,
} from './approvalsDesk.js';

describe('approvals of two servers on shared documents', () => {
  itDecidesOnce(() => {
    const shared = new SharedFiles();
    return serversOn(() => new SharedMemoryMedium(shared));
  });
});

describe('DeskApprovals', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  const actions = async () =>
    (await servers.entries()).map(({ action, actor }) => `${action} ${actor.userId}`);

  describe('withdraw', () => {
    it('should be for who asked, and enter it', async () => {
      const id = await askedFor(one);
      await assert.rejects(one.approvals.withdraw(ANA, id), refusedWith('ApprovalNotFound'));
      assert.equal((await one.approvals.withdraw(SARA, id)).state, 'Withdrawn');
      await assert.rejects(one.approvals.decide(ANA, id, APPROVE), refusedWith('ApprovalNotOpen'));
      assert.deepEqual(await actions(), ['approval.asked test:sara', 'approval.withdrawn test:sara']);
    });
  });

  describe('looking', () => {
    it('should show Admin agents what waits, and others what is theirs', async () => {
      const first = await askedFor(one);
      const second = await askedFor(one, BEN, 'key-2');
      const ids = (approvals: readonly { readonly id: string }[]) => approvals.map(({ id }) => id);
      assert.deepEqual(ids(await one.approvals.waiting(ANA)), [first, second]);
      assert.deepEqual(ids(await one.approvals.own(BEN)), [second]);
      await assert.rejects(one.approvals.waiting(SARA), refusedWith('RoleNeeded'));
      assert.equal(await one.approvals.get(SARA, second), undefined);
      assert.deepEqual(await one.approvals.waiting(STRANGER), []);
      assert.equal(await one.approvals.get(STRANGER, first), undefined);
    });

    it('should never show one partner the approvals of another under the same number', async () => {
      const id = await askedFor(one);
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
      await one.approvals.decide(ANA, 'AP-000001', APPROVE);
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
