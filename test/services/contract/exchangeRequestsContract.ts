import assert from 'node:assert/strict';
import type { AgreedExchange } from '../../../services/model.js';
import { ANA, asFiled, BEN, exchangeSubmission, purchase, refundSubmission } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { assertNothingFiled, poolBefore } from './contractLooks.js';
import { deskSeed, RENAME, WEB } from './contractSeeds.js';

/** What every support desk keeps to when a request asks for an exchange. */
export function describeExchangeRequests(name: string, openDesk: OpenContractDesk): void {
  describe(`exchange requests of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async () => (await open(deskSeed())).backend;
    const returns = [
      { reservationId: 'r-web', quantity: 2 },
      { reservationId: 'r-hosts', quantity: 1 },
    ];
    const purchases = [purchase(9)];

    it('should keep the quote on file, also after a restart, and take nothing from the limit', async () => {
      const before = await open(deskSeed());
      const { quotes, desk } = before.backend;
      const sent = await exchangeSubmission(before.backend, returns, purchases);
      const request = await desk.submit(ANA, sent);
      const ask = { customerId: 'contoso', returns, purchases };
      const { service: _session, ...quote } = await quotes.quoteExchange(ANA, ask);
      const { service: _other, refusals, ...filed } = request.exchange!;
      assert.deepEqual(refusals, []);
      // Asked again, the units are given back already.
      const { refusals: _again, ...figures } = asFiled(quote);
      assert.deepEqual(filed, figures);
      assert.deepEqual([request.reservationId, request.refund], ['r-web', undefined]);
      assert.equal(await poolBefore(before.backend), 5_000_000);
      const after = await before.reopen();
      assert.deepEqual(await after.backend.desk.get(ANA, request.id), request);
    });

    it('should hold the units until they are withdrawn', async () => {
      const backend = await openBackend();
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
        const backend = await openBackend();
        const sent = await exchangeSubmission(backend, returns, purchases);
        const tampered = { ...sent, exchange: { ...sent.exchange!, ...changes } };
        await assert.rejects(backend.desk.submit(ANA, tampered), refused('QuoteChanged'));
        await assertNothingFiled(backend);
      });
    }

    it('should refuse what is worth less on another day', async () => {
      const { backend, clock } = await open(deskSeed());
      const sent = await exchangeSubmission(backend, returns, purchases);
      clock.current = new Date('2026-06-16T10:00:00.000Z');
      await assert.rejects(backend.desk.submit(ANA, sent), refused('QuoteChanged'));
    });

    it('should take a quote that ran out while nothing changed', async () => {
      const { backend, clock } = await open(deskSeed());
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
        const backend = await openBackend();
        const sent = await exchangeSubmission(backend, asked, bought);
        await assert.rejects(backend.desk.submit(ANA, sent), refused('ExchangeRefused'));
        await assertNothingFiled(backend);
      });
    }

    it('should refuse to give units back twice when an exchange and a refund are sent at once', async () => {
      const backend = await openBackend();
      const refund = await refundSubmission(backend, 9, { key: 'key-2' });
      const exchange = await exchangeSubmission(backend, returns, purchases);
      const outcomes = await Promise.allSettled([
        backend.desk.submit(ANA, exchange),
        backend.desk.submit(BEN, refund),
      ]);
      // Which of the two comes first is not theirs to say.
      const refusals = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : ''));
      assert.ok(
        [' RefundRefused', 'ExchangeRefused '].includes(refusals.join(' ')),
        `refused: ${refusals.join(' ')}`,
      );
    });

    it('should refuse foreign reservations, unknown offers, and what no dialog sends', async () => {
      const backend = await openBackend();
      const sent = await exchangeSubmission(backend, returns, purchases);
      const { refund } = await refundSubmission(backend, 1);
      const changed = (change: object) => ({ ...sent, exchange: { ...sent.exchange!, ...change } });
      const along = (reservationId: string) => [...returns, { reservationId, quantity: 1 }];
      for (const [code, submitted] of [
        ['CustomerNotFound', { ...sent, customerId: 'foreign', reservationId: 'r-foreign' }],
        ['ReservationNotFound', changed({ returns: along('r-parts') })],
        ['ReservationNotFound', changed({ returns: along('r-foreign') })],
        ['ProductNotFound', changed({ purchases: [purchase(9, { sku: 'Standard_D4s_v9' })] })],
        ['Unexpected', { ...sent, refund }],
        ['Unexpected', { ...sent, reservationId: 'r-hosts' }],
      ] as const) {
        await assert.rejects(backend.desk.submit(ANA, submitted), refused(code));
      }
      await assertNothingFiled(backend);
    });

    for (const [what, changes] of [
      ['units that are no whole number', { returns: [{ reservationId: 'r-web', quantity: 1.5 }] }],
      ['units that are no number', { returns: [{ reservationId: 'r-web', quantity: Number.NaN }] }],
      ['units of a purchase written as text', { purchases: [{ ...purchase(5), quantity: '5' }] }],
      ['a billing plan that there is not', { purchases: [{ ...purchase(5), billingPlan: 'Weekly' }] }],
      ['a term that there is not', { purchases: [{ ...purchase(5), term: 'constructor' }] }],
    ] as const) {
      it(`should refuse ${what}, and take the right one after a restart`, async () => {
        const before = await open(deskSeed());
        const asked = await exchangeSubmission(
          before.backend,
          [{ reservationId: 'r-web', quantity: 3 }],
          [purchase(5)],
        );
        const exchange = { ...asked.exchange, ...changes } as AgreedExchange;
        const sent = before.backend.desk.submit(ANA, { ...asked, exchange });
        await assert.rejects(sent, refused('Unexpected'));
        const { desk } = (await before.reopen()).backend;
        assert.equal((await desk.submit(ANA, asked)).id, 'SR-000001');
        assert.equal((await desk.list(ANA, 0, 10)).total, 1);
      });
    }

    it('should stay as they were agreed on when a reservation is renamed and applied elsewhere', async () => {
      const { desk, quotes, settings } = await openBackend();
      const refund = await desk.submit(ANA, await refundSubmission({ quotes }, 2));
      const asked = [{ reservationId: 'r-web', quantity: 1 }];
      const exchange = await exchangeSubmission({ quotes }, asked, [purchase(2)], { key: 'key-2' });

      const { items } = await settings.targets(ANA, WEB, { type: 'Single' }, 0, 1);
      const after = { type: 'Single', id: items[0]!.id } as const;
      await settings.change(ANA, WEB, RENAME);
      await settings.change(ANA, WEB, { setting: 'scope', before: { type: 'Shared' }, after });
      await settings.change(ANA, WEB, { setting: 'instanceFlexibility', before: true, after: false });

      assert.deepEqual(await desk.get(ANA, refund.id), refund);
      const agreed = await desk.submit(ANA, exchange);
      assert.equal(agreed.exchange?.returns[0]?.displayName, 'Épreuves-2_b');
      assert.equal((await desk.withdraw(ANA, refund.id)).status, 'Withdrawn');
    });
  });
}
