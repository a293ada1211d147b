import assert from 'node:assert/strict';
import {
  ANA,
  asFiled,
  BEN,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  StillClock,
  usersOnDisk,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalSupportDesk, exchanges', () => {
  const folder = useTempFolder();

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
