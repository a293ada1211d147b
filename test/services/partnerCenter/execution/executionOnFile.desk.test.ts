import assert from 'node:assert/strict';
import type { AgreedExecution } from '../../../../services/execution.js';
import { refused } from '../../contract/contractDesk.js';
import { agreedTo } from '../../contract/executionContract.js';
import { ANA } from '../../local/deskFixture.js';
import { carryOut, type ExecutionDesk, filed, openExecutionDesk, type Server } from './executionDesk.js';

const FULL = Object.assign(new Error('no room'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
const tells = (state: string) => (text: string) => text.includes(`"execution":{"state":"${state}"`);

describe('a request that is carried out, on file', function () {
  this.timeout(10_000);
  let desk: ExecutionDesk;
  beforeEach(async () => {
    desk = await openExecutionDesk();
  });
  afterEach(() => desk.close());

  it('should be left to support by a desk that is not told to carry anything out', async () => {
    const request = await filed(desk, 'return');
    const backend = await desk.beginWithout();
    assert.equal(backend.execution, undefined);
    assert.equal((await backend.desk.get(ANA, request.id))?.status, 'Open');
    await backend.close();
  });

  it('should be known as begun before anything is sent', async () => {
    const request = await filed(desk, 'return');
    const sentWhenWritten: number[] = [];
    desk.medium.beforeWriting = (text) => {
      if (tells('Begun')(text)) sentWhenWritten.push(desk.sent());
    };
    await carryOut(desk, request);
    assert.deepEqual(sentWhenWritten, [0]);
    assert.deepEqual([desk.sent(), desk.onFile(request)?.state], [1, 'Done']);
  });

  it('should never be sent again after the process died before it sent anything, until it is long ago', async () => {
    const request = await filed(desk, 'return');
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    desk.medium.afterWriting = (text) => (tells('Begun')(text) ? asleep : undefined);
    const late = carryOut(desk, request);
    await until(() => desk.onFile(request)?.state === 'Begun');
    const next = await desk.begin();
    await assert.rejects(carryOut(next, request), refused('RequestNotOpen'));
    await assert.rejects(next.backend.desk.withdraw(ANA, request.id), refused('RequestNotOpen'));
    assert.equal((await next.backend.desk.get(ANA, request.id))?.execution?.state, 'Begun');
    desk.later(59);
    assert.equal((await next.execution.follow(ANA, request.id)).execution?.state, 'Begun');
    desk.later(2);
    assert.equal((await next.execution.follow(ANA, request.id)).execution, undefined);
    assert.equal(desk.sent(), 0);
    assert.equal((await carryOut(next, request)).execution?.state, 'Done');
    // Should it have been stopped only, it does not go on where it was.
    wake();
    await assert.rejects(late, { name: 'UnreachableError', code: 'ServiceUnavailable' });
    assert.deepEqual([desk.sent(), desk.contoso.carriedOut.length], [1, 1]);
    assert.equal(desk.onFile(request)?.state, 'Done');
  });

  it('should be sent by one of two servers that are asked at once', async () => {
    const request = await filed(desk, 'exchange');
    const other = await desk.begin();
    const agreed = agreedTo(await desk.execution.terms(ANA, request.id));
    const outcomes = await Promise.allSettled(
      [desk, other].map(({ execution }) => execution.execute(ANA, request.id, agreed)),
    );
    const codes = outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'done')).sort();
    assert.deepEqual(codes, ['RequestNotOpen', 'done']);
    assert.deepEqual([desk.sent(), desk.contoso.carriedOut.length], [1, 1]);
  });

  for (const [what, meanwhile, end] of [
    [
      'carries it out',
      (other: Server, id: string, agreed: AgreedExecution) => other.execution.execute(ANA, id, agreed),
      'Closed',
    ],
    ['withdraws it', (other: Server, id: string) => other.backend.desk.withdraw(ANA, id), 'Withdrawn'],
  ] as const) {
    it(`should not be sent by a server that is about to write it down while another one ${what}`, async () => {
      const request = await filed(desk, 'return');
      const other = await desk.begin();
      const agreed = agreedTo(await desk.execution.terms(ANA, request.id));
      desk.medium.beforeWriting = async (text) => {
        if (!tells('Begun')(text)) return;
        desk.medium.beforeWriting = () => {};
        await meanwhile(other, request.id, agreed);
      };
      await assert.rejects(desk.execution.execute(ANA, request.id, agreed), refused('RequestNotOpen'));
      const isCarriedOut = end === 'Closed';
      assert.deepEqual([desk.sent(), desk.contoso.carriedOut.length], isCarriedOut ? [1, 1] : [0, 0]);
      assert.equal((await desk.backend.desk.get(ANA, request.id))?.status, end);
    });
  }

  it('should not be withdrawn by a server that is about to write that down while another one carries it out', async () => {
    const request = await filed(desk, 'return');
    const other = await desk.begin();
    desk.medium.beforeWriting = async (text) => {
      if (!text.includes('"isClosing":true')) return;
      desk.medium.beforeWriting = () => {};
      desk.standIn.script({ operation: 'reservations.return' }, { kind: 'hang' });
      await carryOut(other, request);
    };
    await assert.rejects(desk.backend.desk.withdraw(ANA, request.id), refused('RequestNotOpen'));
    const [ticket] = desk.contoso.tickets.values();
    assert.deepEqual([desk.onFile(request)?.state, ticket?.status], ['Begun', 'Open']);
  });

  it('should be either withdrawn or carried out by two servers that are asked at once', async () => {
    const request = await filed(desk, 'return');
    const other = await desk.begin();
    const agreed = agreedTo(await desk.execution.terms(ANA, request.id));
    const outcomes = await Promise.allSettled([
      desk.execution.execute(ANA, request.id, agreed),
      other.backend.desk.withdraw(ANA, request.id),
    ]);
    const [carried] = outcomes.map(({ status }) => status === 'fulfilled');
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(desk.contoso.carriedOut.length, carried ? 1 : 0);
    const { status } = (await desk.backend.desk.get(ANA, request.id))!;
    assert.equal(status, carried ? 'Closed' : 'Withdrawn');
  });

  it('should not be sent when that cannot be written down', async () => {
    const request = await filed(desk, 'return');
    desk.medium.beforeWriting = (text) => {
      if (tells('Begun')(text)) throw FULL;
    };
    await assert.rejects(carryOut(desk, request), { name: 'UnreachableError', code: 'BackendUnreachable' });
    assert.deepEqual([desk.sent(), desk.onFile(request)], [0, undefined]);
    desk.medium.beforeWriting = () => {};
    assert.equal((await carryOut(desk, request)).execution?.state, 'Done');
  });

  it('should be found out to be done when that could not be written down', async () => {
    const request = await filed(desk, 'return');
    desk.medium.beforeWriting = (text) => {
      if (tells('Done')(text)) throw FULL;
    };
    assert.equal((await carryOut(desk, request)).execution?.state, 'Begun');
    assert.equal(desk.onFile(request)?.state, 'Begun');
    desk.medium.beforeWriting = () => {};
    const done = await desk.execution.follow(ANA, request.id);
    assert.deepEqual([done.execution?.state, done.status, desk.sent()], ['Done', 'Closed', 1]);
  });

  it('should be found out not to be done when its refusal could not be written down', async () => {
    const request = await filed(desk, 'return');
    const refusal = { kind: 'status', status: 400, code: 'RefundLimitExceeded' } as const;
    desk.standIn.script({ operation: 'reservations.return' }, refusal);
    let isBegun = false;
    desk.medium.beforeWriting = (text) => {
      if (isBegun) throw FULL;
      isBegun = tells('Begun')(text);
    };
    await assert.rejects(carryOut(desk, request), refused('RefundRefused'));
    assert.equal(desk.onFile(request)?.state, 'Begun');
    desk.medium.beforeWriting = () => {};
    desk.standIn.clearFaults();
    desk.later(61);
    assert.equal((await desk.execution.follow(ANA, request.id)).execution, undefined);
    assert.equal((await desk.backend.desk.withdraw(ANA, request.id)).status, 'Withdrawn');
  });

  it('should leave a trace of each step in the audit trail', async () => {
    const request = await filed(desk, 'return');
    const refusal = { kind: 'status', status: 400, code: 'RefundLimitExceeded' } as const;
    desk.standIn.script({ operation: 'reservations.return', times: 1 }, refusal);
    await assert.rejects(carryOut(desk, request), refused('RefundRefused'));
    await carryOut(desk, request);
    const entries = (await desk.entries()).filter(({ action }) => action === 'request.executed');
    assert.deepEqual(
      entries.map(({ before, after }) => [before.execution, after.execution, after.status, after.why]),
      [
        [null, 'Begun', 'Open', undefined],
        ['Begun', null, 'Open', 'RefundLimitExceeded'],
        [null, 'Begun', 'Open', undefined],
        ['Begun', 'Done', 'Closed', undefined],
      ],
    );
    assert.match(entries[3].after.correlation, /^[\w-]{8,}$/);
    const [first] = entries;
    assert.deepEqual(first.subject, { requestId: request.id, reservationId: 'r-web' });
    assert.equal(first.after.refundMinor, request.refund?.refund.amountMinor);
  });
});

/** @throws AssertionError after a second */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 1_000;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(isSo());
}
