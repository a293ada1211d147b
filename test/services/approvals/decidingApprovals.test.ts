import assert from 'node:assert/strict';
import { RefusedError, UnreachableError } from '../../../services/errors.js';
import { ANA, BEN, STRANGER } from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import {
  APPROVE,
  type ApprovalServer,
  approvalServers,
  askedFor,
  refusedWith,
  requestsOf,
} from './approvalsDesk.js';

describe('deciding on approvals', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  const actions = async () =>
    (await servers.entries()).map(({ action, actor }) => `${action} ${actor.userId}`);

  it('should file an approved one for whoever asked', async () => {
    const id = await askedFor(one);
    const approval = await one.approvals.decide(ANA, id, APPROVE, { name: 'Ana' });
    assert.deepEqual([approval.state, approval.requestId], ['Approved', 'SR-000001']);
    assert.deepEqual(approval.decidedBy, { userId: ANA.userId, name: 'Ana' });
    assert.deepEqual(await requestsOf(SARA, one), ['SR-000001']);
    assert.deepEqual(await requestsOf(ANA, one), []);
    assert.deepEqual(await actions(), [
      'approval.asked test:sara',
      'approval.approved test:ana',
      'request.filed test:sara',
    ]);
    const [, approved] = await servers.entries();
    const amounts = approved?.after?.amounts;
    assert.deepEqual(Array.isArray(amounts) && amounts[0], {
      figure: 'refund',
      amountMinor: approval.summary.amounts[0]?.amount.amountMinor,
      currency: 'EUR',
    });
  });

  it('should file nothing of a rejected one, and keep the reason out of the trail', async () => {
    const id = await askedFor(one);
    const reason = 'They renew in May';
    const { state } = await one.approvals.decide(ANA, id, { kind: 'reject', reason });
    assert.equal(state, 'Rejected');
    assert.equal((await one.approvals.get(SARA, id))?.reason, reason);
    assert.deepEqual(await requestsOf(SARA, one), []);
    assert.deepEqual(await actions(), ['approval.asked test:sara', 'approval.rejected test:ana']);
    assert.doesNotMatch(JSON.stringify(await servers.entries()), /renew|Contoso|Zwei/);
  });

  it('should refuse everybody who may not', async () => {
    const id = await askedFor(one, BEN);
    for (const [caller, code] of [
      [BEN, 'OwnApproval'],
      [SARA, 'RoleNeeded'],
      [STRANGER, 'ApprovalNotFound'],
    ] as const) {
      await assert.rejects(one.approvals.decide(caller, id, APPROVE), refusedWith(code));
    }
    assert.equal((await one.approvals.get(BEN, id))?.state, 'Waiting');
  });

  it('should not count a decision that another server makes while it is written', async () => {
    const other = await servers.open();
    const id = await askedFor(one);
    let isFirst = true;
    one.medium.before = async (call, file) => {
      if (call !== 'write' || !file.startsWith('approvals/') || !isFirst) return;
      isFirst = false;
      await other.approvals.withdraw(SARA, id);
    };
    await assert.rejects(one.approvals.decide(ANA, id, APPROVE), refusedWith('ApprovalNotOpen'));
    assert.deepEqual(await requestsOf(SARA, one), []);
  });

  it('should give what is rejected back to whoever asked, and keep no copy', async () => {
    const id = await askedFor(one);
    await one.approvals.decide(ANA, id, { kind: 'reject', reason: 'No' });
    const [returned, ...others] = servers.givenBack;
    assert.deepEqual([returned?.to, others], [SARA.userId, []]);
    assert.equal(returned?.submission.contact.email, 'ana@example.com');
    const [kept] = await one.approvals.involving(SARA);
    assert.equal(kept?.submission, undefined);
  });

  it('should give back as soon as that can be done', async () => {
    const id = await askedFor(one);
    const away = () => Promise.reject(new UnreachableError('BackendUnreachable', 'away'));
    const broken = await servers.open({ drafts: { describe: () => undefined, giveBack: away } });
    await broken.approvals.withdraw(SARA, id);
    assert.deepEqual(servers.givenBack, []);
    await one.approvals.own(SARA);
    assert.deepEqual(
      servers.givenBack.map(({ to }) => to),
      [SARA.userId],
    );
  });

  it('should not wait for ever on a profile that cannot be read', async () => {
    const id = await askedFor(one);
    const damaged = () => Promise.reject(new RefusedError('DocumentCorrupt', 'damaged'));
    const broken = await servers.open({ drafts: { describe: () => undefined, giveBack: damaged } });
    await broken.approvals.withdraw(SARA, id);
    assert.deepEqual(
      broken.events.map(({ code }) => code),
      ['DocumentCorrupt'],
    );
    await one.approvals.own(SARA);
    assert.deepEqual(servers.givenBack, []);
  });
});
