import assert from 'node:assert/strict';
import { UnreachableError } from '../../../services/errors.js';
import { ANA, BEN, exchangeSubmission, purchase, refundSubmission } from '../local/deskFixture.js';
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

/** The same UTC day as the still clock, after the quote ran out; the next day; after the reservation's term. */
const SAME_DAY = new Date('2026-06-15T23:59:59.000Z');
const NEXT_DAY = new Date('2026-06-16T10:00:00.000Z');
const NEXT_YEAR = new Date('2027-02-01T10:00:00.000Z');

describe('an approval that is given later', () => {
  let servers: ReturnType<typeof approvalServers>;
  let one: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    one = await servers.open();
  });
  afterEach(() => servers.close());

  const shown = async (id: string) => (await one.approvals.get(SARA, id))!;
  const refundOf = ({ summary }: Awaited<ReturnType<typeof shown>>) => summary.amounts[0]!.amount.amountMinor;
  const filedRefund = async () => (await one.backend.desk.get(SARA, 'SR-000001'))?.refund?.refund.amountMinor;

  it('should be filed as it was asked for while the amounts are the same', async () => {
    const id = await askedFor(one);
    servers.clock.current = SAME_DAY;
    const approval = await one.approvals.decide(ANA, id, APPROVE);
    assert.deepEqual([approval.requestId, approval.askedAmounts], ['SR-000001', undefined]);
  });

  it('should wait on with the amounts of now, be shown anew, and then be filed with them', async () => {
    const id = await askedFor(one);
    const asked = refundOf(await shown(id));
    servers.clock.current = NEXT_DAY;
    await assert.rejects(one.approvals.decide(ANA, id, APPROVE), refusedWith('FiguresChanged'));
    const changed = await shown(id);
    assert.deepEqual([changed.state, changed.figures], ['Waiting', 2]);
    assert.equal(changed.askedAmounts?.[0]?.amount.amountMinor, asked);
    assert.ok(refundOf(changed) < asked);
    assert.deepEqual(one.changed, ['partner-1 AP-000001', 'partner-1 AP-000001']);
    assert.deepEqual(await requestsOf(SARA, one), []);
    const approved = await one.approvals.decide(ANA, id, { kind: 'approve', figures: 2 });
    assert.equal(approved.requestId, 'SR-000001');
    assert.equal(await filedRefund(), refundOf(changed));
  });

  it('should not be given by somebody who saw the amounts of before, however many others saw those of now', async () => {
    const id = await askedFor(one);
    servers.clock.current = NEXT_DAY;
    await assert.rejects(one.approvals.decide(BEN, id, APPROVE), refusedWith('FiguresChanged'));
    for (const figures of [1, 0, 3, Number.NaN]) {
      const decision = { kind: 'approve', figures } as const;
      await assert.rejects(one.approvals.decide(ANA, id, decision), refusedWith('FiguresChanged'));
    }
    assert.deepEqual(await requestsOf(SARA, one), []);
    assert.equal((await shown(id)).figures, 2, 'the same amounts are the same figures');
  });

  it('should change again where the amounts do, and compare with what was asked for', async () => {
    const id = await askedFor(one);
    const asked = refundOf(await shown(id));
    servers.clock.current = NEXT_DAY;
    await assert.rejects(one.approvals.decide(ANA, id, APPROVE), refusedWith('FiguresChanged'));
    servers.clock.current = new Date('2026-06-20T10:00:00.000Z');
    const second = { kind: 'approve', figures: 2 } as const;
    await assert.rejects(one.approvals.decide(ANA, id, second), refusedWith('FiguresChanged'));
    const changed = await shown(id);
    assert.deepEqual([changed.figures, changed.askedAmounts?.[0]?.amount.amountMinor], [3, asked]);
  });

  it('should still be rejected whatever amounts were seen', async () => {
    const id = await askedFor(one);
    servers.clock.current = NEXT_DAY;
    const { state } = await one.approvals.decide(ANA, id, { kind: 'reject', reason: 'Too late' });
    assert.equal(state, 'Rejected');
  });

  it('should renew the description that the desk wrote, and leave that of the asker', async () => {
    const sent = await refundSubmission(one.backend, 4);
    const text = `${sent.refund?.refundMinor} back, in fr-FR`;
    const written = { ...sent, key: 'key-1', problem: { ...sent.problem, description: text } };
    const proposal = { text, locale: 'fr-FR' };
    const proposed = idOf(await one.approvals.submit(SARA, written, { proposal }));
    const own = idOf(await one.approvals.submit(SARA, { ...sent, key: 'key-2' }, { proposal }));
    servers.clock.current = NEXT_DAY;
    for (const id of [proposed, own]) {
      await assert.rejects(one.approvals.decide(ANA, id, APPROVE), refusedWith('FiguresChanged'));
      await one.approvals.decide(ANA, id, { kind: 'approve', figures: 2 });
    }
    const descriptions = (await one.backend.desk.list(SARA, 0, 10)).items.map(
      ({ problem }) => problem.description,
    );
    assert.deepEqual(descriptions, [sent.problem.description, `${await filedRefund()} back, in fr-FR`]);
  });

  it('should compare an exchange to the cent, too', async () => {
    const returns = [{ reservationId: 'r-web', quantity: 4 }];
    const id = idOf(
      await one.approvals.submit(SARA, await exchangeSubmission(one.backend, returns, [purchase(5)])),
    );
    servers.clock.current = NEXT_DAY;
    await assert.rejects(one.approvals.decide(ANA, id, APPROVE), refusedWith('FiguresChanged'));
    const { summary, askedAmounts } = await shown(id);
    const [credit, purchases] = summary.amounts;
    assert.ok(credit!.amount.amountMinor < askedAmounts![0]!.amount.amountMinor);
    assert.deepEqual(purchases, askedAmounts![1]);
    const approved = await one.approvals.decide(ANA, id, { kind: 'approve', figures: 2 });
    const filed = await one.backend.desk.get(SARA, approved.requestId ?? '');
    assert.equal(filed?.exchange?.credit.amountMinor, credit!.amount.amountMinor);
  });

  it('should end with the reason where the rules forbid it by now, and give it back', async () => {
    const id = await askedFor(one);
    servers.clock.current = NEXT_YEAR;
    const failed = await one.approvals.decide(ANA, id, APPROVE);
    assert.deepEqual([failed.state, failed.failure], ['Failed', 'RefundRefused']);
    assert.deepEqual(failed.refusals, [{ code: 'Expired', figures: { expiryDate: '2027-01-01' } }]);
    assert.deepEqual(await requestsOf(SARA, one), []);
    assert.deepEqual(
      servers.givenBack.map(({ to }) => to),
      [SARA.userId],
    );
    const told = (await servers.entries()).map(({ action }) => action);
    assert.deepEqual(told, ['approval.asked', 'approval.approved', 'approval.failed']);
    assert.equal((await servers.entries()).at(-1)?.after?.failure, 'RefundRefused');
    await assert.rejects(one.approvals.decide(BEN, id, APPROVE), refusedWith('ApprovalNotOpen'));
  });

  it('should end where others have taken the units since', async () => {
    const first = await askedFor(one, SARA, 'key-1');
    const eight = idOf(
      await one.approvals.submit(BEN, await refundSubmission(one.backend, 8, { key: 'key-2' })),
    );
    await one.approvals.decide(ANA, eight, APPROVE);
    const failed = await one.approvals.decide(ANA, first, APPROVE);
    assert.deepEqual(
      failed.refusals?.map(({ code }) => code),
      ['AlreadyRequested'],
    );
  });

  it('should wait on where the quote cannot be had for the moment', async () => {
    const id = await askedFor(one);
    const away = () => Promise.reject(new UnreachableError('BackendUnreachable', 'away'));
    const quotes = { ...one.backend.quotes, quoteRefund: away };
    const broken = await servers.open({ quotes });
    await assert.rejects(broken.approvals.decide(ANA, id, APPROVE), { code: 'BackendUnreachable' });
    assert.equal((await shown(id)).state, 'Waiting');
  });

  it('should be compared by amounts that were kept before they were counted', async () => {
    const id = await askedFor(one);
    const kept = servers.files.nameOf('approvals/');
    const before = JSON.parse(servers.files.files.get(kept)!.text);
    for (const approval of before.approvals) delete approval.figures;
    servers.files.put(kept, JSON.stringify(before));
    const other = await servers.open();
    assert.equal((await other.approvals.decide(ANA, id, APPROVE)).requestId, 'SR-000001');
  });
});
