import assert from 'node:assert/strict';
import { UnreachableError } from '../../../services/errors.js';
import type { Caller } from '../../../services/model.js';
import { ANA, BEN, refundSubmission } from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import { type ApprovalServer, approvalServers } from './approvalsDesk.js';

describe('DeskApprovals after a crash between the decision and what follows', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  /** Four units for a refund of some 2,100 EUR and USD. */
  const asked = async () => {
    const outcome = await one.approvals.submit(SARA, await refundSubmission(one.backend, 4));
    assert.ok(outcome.kind === 'asked');
    return outcome.approval.id;
  };
  const requestsOf = async (caller: Caller) =>
    (await one.backend.desk.list(caller, 0, 10)).items.map(({ id }) => id);
  const actions = async () =>
    (await servers.entries()).map(({ action, actor }) => `${action} ${actor.userId}`);
  const away = () => Promise.reject(new UnreachableError('BackendUnreachable', 'away'));

  it('should leave an approval that is filed as soon as somebody looks', async () => {
    const id = await asked();
    const broken = await servers.open({ desk: { ...one.backend.desk, submit: away } });
    const approved = await broken.approvals.decide(ANA, id, { kind: 'approve', figures: 1 });
    assert.deepEqual([approved.state, approved.requestId], ['Approved', undefined]);
    assert.deepEqual(
      broken.events.map(({ code }) => code),
      ['BackendUnreachable'],
    );
    const [own] = await one.approvals.own(SARA);
    assert.equal(own?.requestId, 'SR-000001');
    assert.deepEqual(await requestsOf(SARA), ['SR-000001']);
  });

  it('should file one request where two servers finish it at once', async () => {
    const id = await asked();
    const broken = await servers.open({ desk: { ...one.backend.desk, submit: away } });
    await broken.approvals.decide(ANA, id, { kind: 'approve', figures: 1 });
    const other = await servers.open();
    await Promise.all([one.approvals.own(SARA), other.approvals.waiting(BEN)]);
    assert.deepEqual(await requestsOf(SARA), ['SR-000001']);
    assert.equal((await one.approvals.get(SARA, id))?.requestId, 'SR-000001');
  });

  it('should file nothing before the decision is in the audit trail', async () => {
    const id = await asked();
    const broken = await servers.open({ enter: away });
    const approved = await broken.approvals.decide(ANA, id, { kind: 'approve', figures: 1 });
    assert.equal(approved.requestId, undefined);
    assert.deepEqual(await requestsOf(SARA), []);
    await one.approvals.own(SARA);
    assert.deepEqual((await actions()).slice(-2), ['approval.approved test:ana', 'request.filed test:sara']);
  });
});
