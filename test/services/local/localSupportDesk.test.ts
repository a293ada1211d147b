import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  ANA,
  asFiled,
  BEN,
  customerFile,
  customerOnDisk,
  openDesk,
  refundSubmission,
  StillClock,
  submission,
  usersOnDisk,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalSupportDesk', () => {
  const folder = useTempFolder();

  describe('submit', () => {
    it('should give the first request number, have the request on disk and find it again', async () => {
      const { desk } = await openDesk(folder());
      const request = await desk.submit(ANA, submission());
      assert.equal(request.id, 'SR-000001');
      assert.equal(request.status, 'Open');
      assert.equal(request.customerName, 'Contoso Ltd');
      assert.deepEqual(customerOnDisk(folder(), 'contoso').requests, [request]);
      assert.deepEqual(await desk.get(ANA, 'SR-000001'), request);
    });

    it('should give the same request for the same key, also after a restart', async () => {
      const before = await openDesk(folder());
      const request = await before.desk.submit(ANA, submission());
      assert.deepEqual(await before.desk.submit(ANA, submission()), request);
      await before.close();
      const after = await openDesk(folder());
      assert.deepEqual(await after.desk.submit(ANA, submission()), request);
      assert.equal(customerOnDisk(folder(), 'contoso').requests.length, 1);
      assert.equal((await after.desk.submit(ANA, submission({ key: 'key-2' }))).id, 'SR-000002');
    });

    it('should file one request when the same key is sent twice at once', async () => {
      const backend = await openDesk(folder());
      const refund = await refundSubmission(backend, 2);
      const [one, two] = await Promise.all([
        backend.desk.submit(ANA, refund),
        backend.desk.submit(ANA, refund),
      ]);
      assert.deepEqual(one, two);
      const onDisk = customerOnDisk(folder(), 'contoso');
      assert.equal(onDisk.requests.length, 1);
      assert.equal(onDisk.refundPool.length, 1);
    });

    it("should not give one user another user's request for the same key", async () => {
      const { desk } = await openDesk(folder());
      const anas = await desk.submit(ANA, submission());
      const bens = await desk.submit(BEN, submission());
      assert.notEqual(anas.id, bens.id);
      assert.equal(bens.createdBy, BEN.userId);
    });

    it('should not be changed by what the caller does to the submission afterwards', async () => {
      const { desk } = await openDesk(folder());
      const sent = submission();
      await desk.submit(ANA, sent);
      Object.assign(sent.contact, { email: 'changed@example.com' });
      assert.equal((await desk.get(ANA, 'SR-000001'))?.contact.email, 'ana@example.com');
    });

    it('should take a refund from the pool once, by what the quote counts', async () => {
      const backend = await openDesk(folder());
      const request = await backend.desk.submit(ANA, await refundSubmission(backend, 4));
      const counted = request.refund!.pool.counted.amountMinor;
      assert.ok(counted > 0);
      assert.deepEqual(customerOnDisk(folder(), 'contoso').refundPool, [
        { requestId: request.id, at: request.createdAt, countedUsdMinor: counted },
      ]);
      const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 1 };
      const next = await backend.quotes.quoteRefund(ANA, ask);
      assert.equal(next.pool.before.amountMinor, next.pool.limit.amountMinor - counted);
    });

    for (const [what, changes] of [
      ['amount', { refundMinor: 1 }],
      ['policy', { policyId: 'azure-2022' }],
    ] as const) {
      it(`should refuse a refund with another ${what} than agreed and leave nothing behind`, async () => {
        const backend = await openDesk(folder());
        const sent = await refundSubmission(backend, 2);
        const tampered = { ...sent, refund: { ...sent.refund!, ...changes } };
        await assert.rejects(backend.desk.submit(ANA, tampered), {
          name: 'RefusedError',
          code: 'QuoteChanged',
        });
        assert.deepEqual(customerOnDisk(folder(), 'contoso').requests, []);
        assert.deepEqual(usersOnDisk(folder()), []);
      });
    }

    it('should refuse a refund that is worth less on another day', async () => {
      const clock = new StillClock();
      const backend = await openDesk(folder(), { clock });
      const sent = await refundSubmission(backend, 2);
      clock.current = new Date('2026-06-16T10:00:00.000Z');
      await assert.rejects(backend.desk.submit(ANA, sent), { code: 'QuoteChanged' });
    });

    it('should refuse what the policy does not refund', async () => {
      const { desk } = await openDesk(folder());
      const refund = { quantity: 1, refundMinor: 0, policyId: 'csp-2018' };
      await assert.rejects(desk.submit(ANA, submission({ reservationId: 'r-linux', refund })), {
        name: 'RefusedError',
        code: 'RefundRefused',
      });
    });

    it('should refuse to return units twice when two refunds are sent at once', async () => {
      const backend = await openDesk(folder());
      const sent = await refundSubmission(backend, 8);
      const outcomes = await Promise.allSettled([
        backend.desk.submit(ANA, sent),
        backend.desk.submit(BEN, { ...sent, key: 'key-2' }),
      ]);
      assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      const refusal = outcomes.find((outcome) => outcome.status === 'rejected')!;
      assert.equal(refusal.reason.code, 'RefundRefused');
      assert.equal(customerOnDisk(folder(), 'contoso').refundPool.length, 1);
    });

    for (const [whose, changes, code] of [
      ['an unknown customer', { customerId: 'nobody' }, 'CustomerNotFound'],
      [
        "another partner's customer",
        { customerId: 'foreign', reservationId: 'r-foreign' },
        'CustomerNotFound',
      ],
      ['a path', { customerId: '../users/x' }, 'CustomerNotFound'],
      ['an unknown reservation', { reservationId: 'r-none' }, 'ReservationNotFound'],
      ["another customer's reservation", { reservationId: 'r-parts' }, 'ReservationNotFound'],
      [
        'a refund of no reservation',
        { reservationId: undefined, refund: { quantity: 1, refundMinor: 1, policyId: 'x' } },
        'ReservationNotFound',
      ],
    ] as const) {
      it(`should refuse ${whose}`, async () => {
        const { desk } = await openDesk(folder());
        await assert.rejects(desk.submit(ANA, submission(changes)), { name: 'RefusedError', code });
      });
    }
  });

  it('should keep a refund quote on file as it was quoted, also after a restart', async () => {
    const before = await openDesk(folder());
    const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 4 };
    const quote = await before.quotes.quoteRefund(ANA, ask);
    const { id } = await before.desk.submit(ANA, await refundSubmission(before, 4));
    await before.close();
    const after = await openDesk(folder());
    assert.deepEqual((await after.desk.get(ANA, id))?.refund, asFiled(quote));
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
