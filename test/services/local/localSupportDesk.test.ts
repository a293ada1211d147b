import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  ANA,
  BEN,
  customerFile,
  customerOnDisk,
  openDesk,
  refundSubmission,
  submission,
  usersOnDisk,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalSupportDesk', () => {
  const folder = useTempFolder();
  const onDisk = () => customerOnDisk(folder(), 'contoso');

  it('should have a request on disk once it is filed', async () => {
    const { desk } = await openDesk(folder());
    const request = await desk.submit(ANA, submission());
    assert.deepEqual(onDisk().requests, [request]);
  });

  it('should have one on disk for one key, also after a restart', async () => {
    const before = await openDesk(folder());
    const request = await before.desk.submit(ANA, submission());
    await before.close();
    const after = await openDesk(folder());
    await after.desk.submit(ANA, submission());
    assert.deepEqual(onDisk().requests, [request]);
  });

  it('should have one refund in the pool when the same key is sent twice at once', async () => {
    const backend = await openDesk(folder());
    const refund = await refundSubmission(backend, 2);
    await Promise.all([backend.desk.submit(ANA, refund), backend.desk.submit(ANA, refund)]);
    assert.deepEqual([onDisk().requests.length, onDisk().refundPool.length], [1, 1]);
  });

  it('should put a refund into the pool by what the quote counts', async () => {
    const { desk, quotes } = await openDesk(folder());
    const request = await desk.submit(ANA, await refundSubmission({ quotes }, 4));
    const countedUsdMinor = request.refund!.pool.counted.amountMinor;
    assert.deepEqual(onDisk().refundPool, [
      { requestId: request.id, at: request.createdAt, countedUsdMinor },
    ]);
  });

  it('should have one refund in the pool when two of the same units are sent at once', async () => {
    const backend = await openDesk(folder());
    const sent = await refundSubmission(backend, 8);
    await Promise.allSettled([
      backend.desk.submit(ANA, sent),
      backend.desk.submit(BEN, { ...sent, key: 'key-2' }),
    ]);
    assert.equal(onDisk().refundPool.length, 1);
  });

  it('should take a refund out of the pool when it is withdrawn', async () => {
    const backend = await openDesk(folder());
    const { id } = await backend.desk.submit(ANA, await refundSubmission(backend, 10));
    await backend.desk.withdraw(ANA, id);
    assert.deepEqual(onDisk().refundPool, []);
  });

  for (const [what, changes] of [
    ['amount', { refundMinor: 1 }],
    ['policy', { policyId: 'azure-2022' }],
  ] as const) {
    it(`should write nothing of a refund with another ${what} than agreed`, async () => {
      const backend = await openDesk(folder());
      const sent = await refundSubmission(backend, 2);
      const tampered = { ...sent, refund: { ...sent.refund!, ...changes } };
      await assert.rejects(backend.desk.submit(ANA, tampered), { code: 'QuoteChanged' });
      assert.deepEqual(onDisk().requests, []);
      assert.deepEqual(usersOnDisk(folder()), []);
    });
  }

  it('should have a comment on disk once it is added', async () => {
    const { desk } = await openDesk(folder());
    const { id } = await desk.submit(ANA, submission());
    const { comments } = await desk.comment(ANA, id, 'c1', 'Please hurry');
    assert.equal(comments.length, 1);
    assert.deepEqual(onDisk().requests[0]?.comments, comments);
  });

  it('should read a request that was filed before quotes told what is free on a day', async () => {
    const before = await openDesk(folder());
    const { id } = await before.desk.submit(ANA, await refundSubmission(before, 4));
    await before.close();
    const file = customerFile(folder(), 'contoso');
    const older = JSON.parse(readFileSync(file, 'utf8'));
    for (const refill of older.requests[0].refund.pool.refills) delete refill.free;
    writeFileSync(file, JSON.stringify(older));
    const after = await openDesk(folder());
    assert.deepEqual(await after.desk.get(ANA, id), older.requests[0]);
  });
});
