import assert from 'node:assert/strict';
import { ANA, exchangeSubmission, purchase, refundSubmission, STRANGER } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { deskSeed, NO_CUSTOMERS, NOBODIES, WEB } from './contractSeeds.js';

/** What every service that quotes exchanges keeps to. */
export function describeExchangeQuotes(name: string, openDesk: OpenContractDesk): void {
  describe(`exchange quotes of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async () => (await open(deskSeed())).backend;
    const returns = [{ reservationId: 'r-web', quantity: 4 }];

    it("should price the purchases in the customer's currency and credit what was not used", async () => {
      const { quotes } = await openBackend();
      const ask = { customerId: 'contoso', returns, purchases: [purchase(3)] };
      const quote = await quotes.quoteExchange(ANA, ask);
      assert.deepEqual(quote.refusals, []);
      // 4 of 10 units: 4,800.00 EUR, of which 165 of 365 days are used: 2,169.86.
      assert.deepEqual(quote.credit, { amountMinor: 263_014, currency: 'EUR' });
      assert.deepEqual(quote.purchaseTotal, { amountMinor: 3 * 99_876, currency: 'EUR' });
      assert.equal(quote.netPayable.amountMinor, 36_614);
      assert.deepEqual([quote.startDate, quote.purchases[0]?.expiryDate], ['2026-06-15', '2027-06-15']);
      assert.deepEqual([quote.policyId, quote.quotedAt], ['csp-2018', '2026-06-15T10:00:00.000Z']);
    });

    it('should tell what returns are worth while no purchase is chosen', async () => {
      const { quotes } = await openBackend();
      const quote = await quotes.quoteExchange(ANA, { customerId: 'contoso', returns, purchases: [] });
      assert.deepEqual(quote.credit, { amountMinor: 263_014, currency: 'EUR' });
      assert.deepEqual([quote.purchaseTotal.amountMinor, quote.purchases], [0, []]);
    });

    it('should say which quantity would do when too little is bought', async () => {
      const { quotes } = await openBackend();
      const ask = { customerId: 'contoso', returns, purchases: [purchase(2)] };
      const { refusals } = await quotes.quoteExchange(ANA, ask);
      assert.deepEqual(
        refusals.map(({ code, passingQuantity }) => [code, passingQuantity]),
        [['CommitmentTooSmall', 3]],
      );
    });

    it('should be refused for what is not like for like, and for what the policy does not exchange', async () => {
      const { quotes } = await openBackend();
      const codesOf = async (reservationId: string, purchases = [purchase(9)]) => {
        const asked = [{ reservationId, quantity: 1 }];
        const quote = await quotes.quoteExchange(ANA, {
          customerId: 'contoso',
          returns: asked,
          purchases,
        });
        return quote.refusals.map(({ code }) => code);
      };
      assert.deepEqual(await codesOf('r-web', [purchase(99, { sku: 'CosmosDB_RU' })]), ['OtherType']);
      assert.ok((await codesOf('r-linux')).includes('NotExchangeable'));
    });

    it('should count the units that open refunds and exchanges give back already', async () => {
      const backend = await openBackend();
      await backend.desk.submit(ANA, await refundSubmission(backend, 3));
      const exchange = await exchangeSubmission(backend, returns, [purchase(3)], { key: 'key-2' });
      await backend.desk.submit(ANA, exchange);
      const ask = { customerId: 'contoso', purchases: [] };
      const [refusal] = (await backend.quotes.quoteExchange(ANA, { ...ask, returns })).refusals;
      assert.deepEqual([refusal?.code, refusal?.passingQuantity], ['AlreadyRequested', 3]);
      assert.equal((await backend.quotes.refundableUnits(ANA, WEB)).available, 3);
    });

    it('should leave the limit as it is', async () => {
      const backend = await openBackend();
      await backend.desk.submit(ANA, await exchangeSubmission(backend, returns, [purchase(3)]));
      const { pool } = await backend.quotes.quoteRefund(ANA, { ...WEB, quantity: 1 });
      assert.deepEqual(pool.before, pool.limit);
    });

    it('should refuse customers, reservations and offers that it does not know', async () => {
      const { quotes } = await openBackend();
      const ask = { customerId: 'contoso', returns, purchases: [purchase(3)] };
      for (const caller of [STRANGER, ...NOBODIES]) {
        await assert.rejects(quotes.quoteExchange(caller, ask), refused('CustomerNotFound'));
      }
      for (const customerId of ['foreign', ...NO_CUSTOMERS]) {
        await assert.rejects(quotes.quoteExchange(ANA, { ...ask, customerId }), refused('CustomerNotFound'));
      }
      for (const reservationId of ['r-parts', 'r-foreign', 'r-none']) {
        const foreign = [...returns, { reservationId, quantity: 1 }];
        const asked = quotes.quoteExchange(ANA, { ...ask, returns: foreign });
        await assert.rejects(asked, refused('ReservationNotFound'));
      }
      const nowhere = [purchase(3), purchase(1, { region: 'nowhere' })];
      await assert.rejects(
        quotes.quoteExchange(ANA, { ...ask, purchases: nowhere }),
        refused('ProductNotFound'),
      );
    });
  });
}
