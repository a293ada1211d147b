import assert from 'node:assert/strict';
import { MOST_WAITING } from '../../../services/approvals/approvalRules.js';
import {
  ANA,
  BEN,
  exchangeSubmission,
  purchase,
  refundSubmission,
  submission,
} from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import {
  APPROVE,
  type ApprovalServer,
  approvalServers,
  askedFor,
  idOf,
  refusedWith,
  requestsOf,
} from './approvalsDesk.js';

describe('asking for approval', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  it('should file what comes to less, and what asks for no money', async () => {
    const small = await one.approvals.submit(SARA, await refundSubmission(one.backend, 2));
    const other = await one.approvals.submit(SARA, submission({ key: 'key-2' }));
    assert.deepEqual([small.kind, other.kind], ['filed', 'filed']);
    assert.equal((await requestsOf(SARA, one)).length, 2);
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
    assert.deepEqual(await requestsOf(SARA, one), []);
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

  it('should ask for so many of one user and no more, until one is decided', async () => {
    for (let n = 0; n < MOST_WAITING; n += 1) await askedFor(one, SARA, `key-${n}`);
    await assert.rejects(askedFor(one, SARA, 'one more'), refusedWith('TooManyApprovals'));
    assert.equal((await one.approvals.own(SARA)).length, MOST_WAITING);
    await askedFor(one, BEN, 'of somebody else');
    assert.equal(await askedFor(one, SARA, 'key-0'), 'AP-000001', 'sent again it is the same one');
    await one.approvals.decide(ANA, 'AP-000001', { kind: 'reject', reason: 'No' });
    await askedFor(one, SARA, 'one more');
  });

  it('should ask anew for what came to nothing, under the same key', async () => {
    const sent = await refundSubmission(one.backend, 4);
    const first = idOf(await one.approvals.submit(SARA, sent));
    await one.approvals.decide(ANA, first, { kind: 'reject', reason: 'No' });
    const again = idOf(await one.approvals.submit(SARA, sent));
    assert.notEqual(again, first);
    await one.approvals.decide(ANA, again, APPROVE);
    assert.deepEqual(await requestsOf(SARA, one), ['SR-000001']);
    assert.equal(idOf(await one.approvals.submit(SARA, sent)), again, 'on file it is that one');
  });
});
