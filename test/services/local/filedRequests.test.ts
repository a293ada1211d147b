import assert from 'node:assert/strict';
import { ANA, BEN, customerOnDisk, openDesk, refundSubmission, STRANGER, submission } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalSupportDesk, filed requests', () => {
  const folder = useTempFolder();

  describe('list and get', () => {
    it("should page through the caller's own requests, newest first", async () => {
      const { desk } = await openDesk(folder());
      for (let n = 1; n <= 5; n++) {
        const customerId = n % 2 ? 'contoso' : 'fabrikam';
        await desk.submit(ANA, submission({ key: `a${n}`, customerId, reservationId: undefined }));
      }
      await desk.submit(BEN, submission({ key: 'b' }));
      const first = await desk.list(ANA, 0, 2);
      assert.deepEqual(
        first.items.map(({ id }) => id),
        ['SR-000005', 'SR-000004'],
      );
      assert.deepEqual([first.page, first.pageCount, first.total], [0, 3, 5]);
      const past = await desk.list(ANA, 99, 2);
      assert.deepEqual([past.page, past.items.map(({ id }) => id)], [2, ['SR-000001']]);
    });

    it('should give an empty page to a user without requests', async () => {
      const { desk } = await openDesk(folder());
      assert.deepEqual(await desk.list(ANA, 0, 10), { items: [], page: 0, pageCount: 1, total: 0 });
    });

    it("should not reach another user's request", async () => {
      const { desk } = await openDesk(folder());
      const { id } = await desk.submit(ANA, submission());
      for (const other of [BEN, STRANGER, { ...ANA, partnerId: 'partner-2' }]) {
        assert.equal(await desk.get(other, id), undefined);
        assert.equal((await desk.list(other, 0, 10)).total, 0);
        await assert.rejects(desk.comment(other, id, 'c', 'hello'), { code: 'RequestNotFound' });
        await assert.rejects(desk.withdraw(other, id), { code: 'RequestNotFound' });
      }
      assert.equal((await desk.get(ANA, id))?.status, 'Open');
    });
  });

  describe('comment', () => {
    it('should add a comment once, however often it is sent', async () => {
      const { desk } = await openDesk(folder());
      const { id } = await desk.submit(ANA, submission());
      await Promise.all([
        desk.comment(ANA, id, 'c1', 'Please hurry'),
        desk.comment(ANA, id, 'c1', 'Please hurry'),
      ]);
      const request = await desk.comment(ANA, id, 'c1', 'Please hurry');
      const at = '2026-06-15T10:00:00.000Z';
      assert.deepEqual(request.comments, [{ id: 'c1', authorId: ANA.userId, at, text: 'Please hurry' }]);
      assert.deepEqual(customerOnDisk(folder(), 'contoso').requests[0]?.comments, request.comments);
    });

    it('should refuse a comment on a withdrawn or an unknown request', async () => {
      const { desk } = await openDesk(folder());
      const { id } = await desk.submit(ANA, submission());
      await desk.withdraw(ANA, id);
      await assert.rejects(desk.comment(ANA, id, 'c1', 'x'), {
        name: 'RefusedError',
        code: 'RequestNotOpen',
      });
      await assert.rejects(desk.comment(ANA, 'SR-000099', 'c1', 'x'), { code: 'RequestNotFound' });
    });
  });

  describe('withdraw', () => {
    it('should give the refund back to the pool and its units back to the reservation', async () => {
      const backend = await openDesk(folder());
      const sent = await refundSubmission(backend, 10);
      const { id } = await backend.desk.submit(ANA, sent);
      const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 10 };
      assert.notDeepEqual((await backend.quotes.quoteRefund(ANA, ask)).refusals, []);

      assert.equal((await backend.desk.withdraw(ANA, id)).status, 'Withdrawn');
      assert.deepEqual(customerOnDisk(folder(), 'contoso').refundPool, []);
      const quote = await backend.quotes.quoteRefund(ANA, ask);
      assert.deepEqual(quote.refusals, []);
      assert.equal(quote.pool.before.amountMinor, quote.pool.limit.amountMinor);
    });

    it('should refuse to withdraw twice', async () => {
      const { desk } = await openDesk(folder());
      const { id } = await desk.submit(ANA, submission());
      await desk.withdraw(ANA, id);
      await assert.rejects(desk.withdraw(ANA, id), { name: 'RefusedError', code: 'RequestNotOpen' });
    });
  });
});
