import assert from 'node:assert/strict';
import type { ReservationRef } from '../../../services/model.js';
import {
  ANA,
  BEN,
  exchangeSubmission,
  purchase,
  refundSubmission,
  reservation,
  STRANGER,
  submission,
} from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { contosoWith, deskSeed, LINUX, NO_CUSTOMERS, NOBODIES, PARTS, WEB } from './contractSeeds.js';

/** What every service that quotes refunds keeps to. */
export function describeRefundQuotes(name: string, openDesk: OpenContractDesk): void {
  describe(`refund quotes of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async (documents = deskSeed()) => (await open(documents)).backend;

    it('should be made under the policy in force, at the instant of the clock', async () => {
      const { quotes } = await openBackend();
      const quote = await quotes.quoteRefund(ANA, { ...WEB, quantity: 2 });
      assert.equal(quote.policyId, 'csp-2018');
      assert.equal(quote.quotedAt, '2026-06-15T10:00:00.000Z');
      assert.deepEqual(quote.refusals, []);
      assert.ok(quote.refund.amountMinor > 0);
    });

    it('should say of which reservation they are, and what is paid, used up, charged and given back', async () => {
      const { quotes } = await openBackend();
      const quote = await quotes.quoteRefund(ANA, { ...WEB, quantity: 2 });
      const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
      assert.deepEqual(
        [quote.customerId, quote.reservationId, quote.orderId, quote.quantity, quote.reservedQuantity],
        ['contoso', 'r-web', 'o-r-web', 2, 10],
      );
      // 2 of 10 units: 2,400.00 EUR, of which 165 of 365 days are used: 1,084.93; 12 % of what is left: 157.81.
      assert.deepEqual([quote.termDays, quote.usedDays], [365, 165]);
      assert.deepEqual(
        quote.lines.map(({ code, amount }) => [code, amount.amountMinor]),
        [
          ['paid', 240_000],
          ['consumed', 108_493],
          ['balance', 131_507],
          ['fee', 15_781],
          ['refund', 115_726],
        ],
      );
      assert.deepEqual([quote.refund, quote.remainingCommitment], [eur(115_726), eur(131_507)]);
    });

    it('should count the units that open requests return already', async () => {
      const backend = await openBackend();
      await backend.desk.submit(ANA, await refundSubmission(backend, 7));
      assert.deepEqual((await backend.quotes.quoteRefund(ANA, { ...WEB, quantity: 3 })).refusals, []);
      const { refusals } = await backend.quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
      assert.deepEqual(
        refusals.map(({ code, passingQuantity }) => [code, passingQuantity]),
        [['AlreadyRequested', 3]],
      );
    });

    it('should not count the units of a request that asks for no return', async () => {
      const backend = await openBackend();
      await backend.desk.submit(ANA, submission());
      assert.equal((await backend.quotes.refundableUnits(ANA, WEB)).available, 10);
    });

    it('should be refused for what cannot be returned, with the reason', async () => {
      const { quotes } = await openBackend([
        ...contosoWith(
          {},
          { id: 'r-linux', resourceType: 'RedHat' },
          { id: 'r-over', expiryDate: '2026-06-15' },
          { id: 'r-returned', state: 'Cancelled' },
          { id: 'r-new', state: 'Processing' },
        ),
      ]);
      const codesOf = async (reservationId: string, quantity = 1) => {
        const ask = { customerId: 'contoso', reservationId, quantity };
        return (await quotes.quoteRefund(ANA, ask)).refusals.map(({ code }) => code);
      };
      assert.deepEqual(await codesOf('r-linux'), ['NotRefundable']);
      assert.deepEqual(await codesOf('r-over'), ['Expired']);
      assert.deepEqual(await codesOf('r-returned'), ['Cancelled']);
      assert.deepEqual(await codesOf('r-new'), ['Processing']);
      for (const quantity of [0, -1, 1.5, 11]) {
        assert.deepEqual(await codesOf('r-web', quantity), ['InvalidQuantity'], String(quantity));
      }
    });

    it('should be announced by what product and state let be refunded and exchanged', async () => {
      const { quotes, reservations } = await openBackend();
      const found = (ref: ReservationRef) => reservations.get(ANA, ref.customerId, ref.reservationId);
      const [web, linux] = [await found(WEB), await found(LINUX)];
      assert.deepEqual([quotes.canRefund(web!), quotes.canExchange(web!)], [true, true]);
      assert.deepEqual([quotes.canRefund(linux!), quotes.canExchange(linux!)], [false, false]);
      assert.deepEqual(
        [quotes.canExchangeWith(web!, web!), quotes.canExchangeWith(linux!, web!)],
        [true, false],
      );
      const late = { ...reservation({ benefitStart: '2027-02-01' }), utilization: {} };
      assert.deepEqual([quotes.canRefund(late), quotes.canExchange(late)], [true, false]);
    });

    it('should be made for several as if each left less of the limit to the next', async () => {
      const { quotes } = await openBackend();
      const returns = [
        { reservationId: 'r-web', quantity: 4 },
        { reservationId: 'r-hosts', quantity: 1 },
      ];
      const [first, second] = await quotes.quoteRefunds(ANA, 'contoso', returns);
      assert.equal(first?.pool.before.amountMinor, 5_000_000);
      assert.ok(first.pool.counted.amountMinor > 0);
      assert.equal(second?.pool.before.amountMinor, first.pool.after.amountMinor);
      const alone = await quotes.quoteRefund(ANA, { customerId: 'contoso', ...returns[1]! });
      assert.deepEqual([second?.refund, alone.pool.before.amountMinor], [alone.refund, 5_000_000]);
    });

    it('should tell how many units are left to return', async () => {
      const backend = await openBackend();
      await backend.desk.submit(ANA, await refundSubmission(backend, 7));
      const units = await backend.quotes.refundableUnits(ANA, WEB);
      assert.deepEqual(units, { reserved: 10, available: 3, withinLimit: 3 });
      const returns = [{ reservationId: 'r-web', quantity: 2 }];
      const exchange = await exchangeSubmission(backend, returns, [purchase(5)], { key: 'key-2' });
      await backend.desk.submit(BEN, exchange);
      assert.equal((await backend.quotes.refundableUnits(ANA, WEB)).available, 1);
    });

    it('should look ahead at what a refund would bring', async () => {
      const { quotes } = await openBackend();
      const ask = { ...WEB, quantity: 2 };
      const [now, later] = await quotes.refundOutlook(ANA, ask, [0, 3]);
      assert.deepEqual([now?.date, later?.date], ['2026-06-15', '2026-09-15']);
      assert.deepEqual(now?.refund, (await quotes.quoteRefund(ANA, ask)).refund);
      assert.ok(later!.refund.amountMinor < now!.refund.amountMinor);
    });

    it('should refuse unknown and foreign customers and reservations', async () => {
      const { quotes } = await openBackend();
      const calls = [
        (caller = ANA, ref = WEB) => quotes.quoteRefund(caller, { ...ref, quantity: 1 }),
        (caller = ANA, ref = WEB) => quotes.refundableUnits(caller, ref),
        (caller = ANA, ref = WEB) => quotes.refundOutlook(caller, { ...ref, quantity: 1 }, [0]),
        (caller = ANA, { customerId, reservationId } = WEB) =>
          quotes.quoteRefunds(caller, customerId, [{ reservationId, quantity: 1 }]),
      ];
      for (const call of calls) {
        for (const caller of [STRANGER, ...NOBODIES]) {
          await assert.rejects(call(caller), refused('CustomerNotFound'));
        }
        for (const customerId of ['foreign', ...NO_CUSTOMERS]) {
          await assert.rejects(call(ANA, { ...WEB, customerId }), refused('CustomerNotFound'));
        }
        for (const reservationId of [PARTS.reservationId, 'r-none', 'r-foreign']) {
          await assert.rejects(call(ANA, { ...WEB, reservationId }), refused('ReservationNotFound'));
        }
      }
    });

    describe('with a refund taken earlier', () => {
      const takenAt = (at: string, countedUsdMinor: number) =>
        deskSeed().map((document) => ({
          ...document,
          refundPool: [{ requestId: 'earlier', at, countedUsdMinor }],
        }));

      it('should have so much less of the limit until it is 365 days ago', async () => {
        const { backend, clock } = await open(takenAt('2025-09-01T18:00:00.000Z', 1_234_500));
        const free = async () =>
          (await backend.quotes.quoteRefund(ANA, { ...WEB, quantity: 1 })).pool.before.amountMinor;
        assert.equal(await free(), 3_765_500);
        clock.current = new Date('2026-08-31T12:00:00.000Z');
        assert.equal(await free(), 3_765_500);
        clock.current = new Date('2026-09-01T12:00:00.000Z');
        assert.equal(await free(), 5_000_000);
      });

      it('should be refused beyond what is left, with the quantity that would pass', async () => {
        const { quotes } = await openBackend(takenAt('2026-06-01T18:00:00.000Z', 4_800_000));
        const { refusals, pool } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
        assert.deepEqual(
          refusals.map(({ code, passingQuantity }) => [code, passingQuantity]),
          [['LimitExceeded', 3]],
        );
        assert.ok(pool.after.amountMinor < 0);
        assert.deepEqual((await quotes.quoteRefund(ANA, { ...WEB, quantity: 3 })).refusals, []);
        const units = await quotes.refundableUnits(ANA, WEB);
        assert.deepEqual(units, { reserved: 10, available: 10, withinLimit: 3 });
      });
    });
  });
}
