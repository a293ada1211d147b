import assert from 'node:assert/strict';
import {
  ANA,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  reservation,
  STRANGER,
  submission,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalQuoteService', () => {
  const folder = useTempFolder();

  it('should quote under the policy in force, at the instant of the clock', async () => {
    const { quotes } = await openDesk(folder());
    const quote = await quotes.quoteRefund(ANA, {
      customerId: 'contoso',
      reservationId: 'r-web',
      quantity: 2,
    });
    assert.equal(quote.policyId, 'csp-2018');
    assert.equal(quote.quotedAt, '2026-06-15T10:00:00.000Z');
    assert.deepEqual(quote.refusals, []);
    assert.ok(quote.refund.amountMinor > 0);
  });

  it('should count the units that open requests return already', async () => {
    const backend = await openDesk(folder());
    await backend.desk.submit(ANA, await refundSubmission(backend, 7));
    const ask = { customerId: 'contoso', reservationId: 'r-web' };
    assert.deepEqual((await backend.quotes.quoteRefund(ANA, { ...ask, quantity: 3 })).refusals, []);
    assert.equal((await backend.quotes.quoteRefund(ANA, { ...ask, quantity: 4 })).refusals.length, 1);
  });

  it('should tell what its product and state let be refunded and exchanged', async () => {
    const { quotes, reservations } = await openDesk(folder());
    const [web, linux] = await Promise.all(
      ['r-web', 'r-linux'].map((id) => reservations.get(ANA, 'contoso', id)),
    );
    assert.deepEqual([quotes.canRefund(web!), quotes.canExchange(web!)], [true, true]);
    assert.deepEqual([quotes.canRefund(linux!), quotes.canExchange(linux!)], [false, false]);
    const late = { ...reservation({ benefitStart: '2027-02-01' }), utilization: {} };
    assert.deepEqual([quotes.canRefund(late), quotes.canExchange(late)], [true, false]);
  });

  it('should quote several refunds as if each left less of the limit to the next', async () => {
    const { quotes } = await openDesk(folder());
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
    const backend = await openDesk(folder());
    const ask = { customerId: 'contoso', reservationId: 'r-web' };
    await backend.desk.submit(ANA, await refundSubmission(backend, 7));
    const units = await backend.quotes.refundableUnits(ANA, ask);
    assert.deepEqual(units, { reserved: 10, available: 3, withinLimit: 3 });
  });

  it('should look ahead at what a refund would bring', async () => {
    const { quotes } = await openDesk(folder());
    const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 2 };
    const [now, later] = await quotes.refundOutlook(ANA, ask, [0, 3]);
    assert.deepEqual([now?.date, later?.date], ['2026-06-15', '2026-09-15']);
    assert.deepEqual(now?.refund, (await quotes.quoteRefund(ANA, ask)).refund);
    assert.ok(later!.refund.amountMinor < now!.refund.amountMinor);
  });

  describe('quoteExchange', () => {
    const returns = [{ reservationId: 'r-web', quantity: 4 }];

    it("should price the purchases in the customer's currency and credit what was not used", async () => {
      const { quotes } = await openDesk(folder());
      const ask = { customerId: 'contoso', returns, purchases: [purchase(3)] };
      const quote = await quotes.quoteExchange(ANA, ask);
      assert.deepEqual(quote.refusals, []);
      // 4 of 10 units: 4,800.00 EUR, of which 165 of 365 days are used: 2,169.86.
      assert.deepEqual(quote.credit, { amountMinor: 263_014, currency: 'EUR' });
      assert.deepEqual(quote.purchaseTotal, { amountMinor: 3 * 99_876, currency: 'EUR' });
      assert.equal(quote.netPayable.amountMinor, 36_614);
      assert.deepEqual([quote.startDate, quote.purchases[0]?.expiryDate], ['2026-06-15', '2027-06-15']);
    });

    it('should say which quantity would do when too little is bought', async () => {
      const { quotes } = await openDesk(folder());
      const ask = { customerId: 'contoso', returns, purchases: [purchase(2)] };
      const { refusals } = await quotes.quoteExchange(ANA, ask);
      assert.deepEqual(
        refusals.map(({ code, passingQuantity }) => [code, passingQuantity]),
        [['CommitmentTooSmall', 3]],
      );
    });

    it('should count the units that open refunds and exchanges give back already', async () => {
      const backend = await openDesk(folder());
      await backend.desk.submit(ANA, await refundSubmission(backend, 3));
      const exchange = await exchangeSubmission(backend, returns, [purchase(3)], { key: 'key-2' });
      await backend.desk.submit(ANA, exchange);
      const ask = { customerId: 'contoso', purchases: [] };
      const [refusal] = (await backend.quotes.quoteExchange(ANA, { ...ask, returns })).refusals;
      assert.deepEqual([refusal?.code, refusal?.passingQuantity], ['AlreadyRequested', 3]);
      const units = await backend.quotes.refundableUnits(ANA, { ...ask, reservationId: 'r-web' });
      assert.equal(units.available, 3);
    });

    it('should refuse customers, reservations and offers that it does not know', async () => {
      const { quotes } = await openDesk(folder());
      const ask = { customerId: 'contoso', returns, purchases: [purchase(3)] };
      const foreign = [...returns, { reservationId: 'r-parts', quantity: 1 }];
      const nowhere = [purchase(3), purchase(1, { region: 'nowhere' })];
      const refused = (code: string) => ({ name: 'RefusedError', code });
      await assert.rejects(quotes.quoteExchange(STRANGER, ask), refused('CustomerNotFound'));
      await assert.rejects(
        quotes.quoteExchange(ANA, { ...ask, returns: foreign }),
        refused('ReservationNotFound'),
      );
      await assert.rejects(
        quotes.quoteExchange(ANA, { ...ask, purchases: nowhere }),
        refused('ProductNotFound'),
      );
    });
  });

  it('should not count the units of a request that asks for no return', async () => {
    const backend = await openDesk(folder());
    await backend.desk.submit(ANA, submission());
    const units = await backend.quotes.refundableUnits(ANA, {
      customerId: 'contoso',
      reservationId: 'r-web',
    });
    assert.equal(units.available, 10);
  });

  it('should refuse unknown customers and reservations', async () => {
    const { quotes } = await openDesk(folder());
    const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 1 };
    await assert.rejects(quotes.quoteRefund(STRANGER, ask), {
      name: 'RefusedError',
      code: 'CustomerNotFound',
    });
    await assert.rejects(quotes.quoteRefund(ANA, { ...ask, reservationId: 'r-parts' }), {
      name: 'RefusedError',
      code: 'ReservationNotFound',
    });
  });
});
