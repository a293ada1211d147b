import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  ANA,
  BEN,
  customerFile,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  STRANGER,
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

  describe('submit of an exchange', () => {
    const returns = [
      { reservationId: 'r-web', quantity: 2 },
      { reservationId: 'r-hosts', quantity: 1 },
    ];
    const purchases = [purchase(9)];

    it('should keep the quote on file, also after a restart, and take nothing from the pool', async () => {
      const before = await openDesk(folder());
      const sent = await exchangeSubmission(before, returns, purchases);
      const request = await before.desk.submit(ANA, sent);
      assert.deepEqual(
        request.exchange,
        await before.quotes.quoteExchange(ANA, { customerId: 'contoso', returns, purchases }).then(asFiled),
      );
      assert.deepEqual([request.reservationId, request.refund], ['r-web', undefined]);
      assert.deepEqual(customerOnDisk(folder(), 'contoso').refundPool, []);
      await before.close();
      const after = await openDesk(folder());
      assert.deepEqual(await after.desk.get(ANA, request.id), request);
    });

    it('should hold the units until it is withdrawn', async () => {
      const backend = await openDesk(folder());
      const left = async (reservationId: string) =>
        (await backend.quotes.refundableUnits(ANA, { customerId: 'contoso', reservationId })).available;
      const { id } = await backend.desk.submit(ANA, await exchangeSubmission(backend, returns, purchases));
      assert.deepEqual([await left('r-web'), await left('r-hosts')], [8, 1]);
      assert.equal((await backend.desk.withdraw(ANA, id)).status, 'Withdrawn');
      assert.deepEqual([await left('r-web'), await left('r-hosts')], [10, 2]);
    });

    for (const [what, changes] of [
      ['credit', { creditMinor: 1 }],
      ['amount to pay', { netPayableMinor: 1 }],
      ['policy', { policyId: 'azure-2022' }],
    ] as const) {
      it(`should refuse another ${what} than agreed and leave nothing behind`, async () => {
        const backend = await openDesk(folder());
        const sent = await exchangeSubmission(backend, returns, purchases);
        const tampered = { ...sent, exchange: { ...sent.exchange!, ...changes } };
        await assert.rejects(backend.desk.submit(ANA, tampered), {
          name: 'RefusedError',
          code: 'QuoteChanged',
        });
        assert.deepEqual(customerOnDisk(folder(), 'contoso').requests, []);
        assert.deepEqual(usersOnDisk(folder()), []);
      });
    }

    it('should refuse what is worth less on another day', async () => {
      const clock = new StillClock();
      const backend = await openDesk(folder(), { clock });
      const sent = await exchangeSubmission(backend, returns, purchases);
      clock.current = new Date('2026-06-16T10:00:00.000Z');
      await assert.rejects(backend.desk.submit(ANA, sent), { code: 'QuoteChanged' });
    });

    it('should take a quote that ran out while nothing changed', async () => {
      const clock = new StillClock();
      const backend = await openDesk(folder(), { clock });
      const sent = await exchangeSubmission(backend, returns, purchases);
      clock.current = new Date('2026-06-15T18:00:00.000Z');
      const { exchange } = await backend.desk.submit(ANA, sent);
      assert.equal(exchange?.quotedAt, '2026-06-15T18:00:00.000Z');
    });

    for (const [what, asked, bought] of [
      ['a purchase that commits to too little', returns, [purchase(1)]],
      ['a product of another type', returns, [purchase(99, { sku: 'CosmosDB_RU' })]],
      ['a return of nothing', [], purchases],
      ['what the policy does not exchange', [{ reservationId: 'r-linux', quantity: 1 }], purchases],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        const backend = await openDesk(folder());
        const sent = await exchangeSubmission(backend, asked, bought);
        await assert.rejects(backend.desk.submit(ANA, sent), {
          name: 'RefusedError',
          code: 'ExchangeRefused',
        });
      });
    }

    it('should refuse to give units back twice when an exchange and a refund are sent at once', async () => {
      const backend = await openDesk(folder());
      const refund = await refundSubmission(backend, 9, { key: 'key-2' });
      const exchange = await exchangeSubmission(backend, returns, purchases);
      const outcomes = await Promise.allSettled([
        backend.desk.submit(ANA, exchange),
        backend.desk.submit(BEN, refund),
      ]);
      // Which of the two comes first is the disk's affair.
      const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : ''));
      assert.ok(
        [' RefundRefused', 'ExchangeRefused '].includes(refusals.join(' ')),
        `refused: ${refusals.join(' ')}`,
      );
    });

    it('should refuse foreign reservations, unknown offers, and what no dialog sends', async () => {
      const backend = await openDesk(folder());
      const sent = await exchangeSubmission(backend, returns, purchases);
      const { refund } = await refundSubmission(backend, 1);
      const changed = (change: object) => ({ ...sent, exchange: { ...sent.exchange!, ...change } });
      const foreign = [...returns, { reservationId: 'r-parts', quantity: 1 }];
      for (const [code, submitted] of [
        ['ReservationNotFound', changed({ returns: foreign })],
        ['ProductNotFound', changed({ purchases: [purchase(9, { sku: 'Standard_D4s_v9' })] })],
        ['Unexpected', { ...sent, refund }],
        ['Unexpected', { ...sent, reservationId: 'r-hosts' }],
      ] as const) {
        await assert.rejects(backend.desk.submit(ANA, submitted), { name: 'RefusedError', code });
      }
      assert.deepEqual(customerOnDisk(folder(), 'contoso').requests, []);
    });
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

/** As it comes back from disk. */
function asFiled<T>(quote: T): T {
  return JSON.parse(JSON.stringify(quote));
}
