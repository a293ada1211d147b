import assert from 'node:assert/strict';
import { DEMO_PARTNER_ID, demoDesk, demoDesks } from '../../../../services/local/demo/demoDesk.js';
import { customerDocument } from '../../../../services/local/deskDocuments.js';
import { RESERVED_RESOURCE_TYPES } from '../../../../services/quotes/resourceTypes.js';
import { openDesk, StillClock } from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';

const NOW = new Date('2028-02-29T23:30:00.000Z');
/** The policies have a rule against exchanges that begins on 1 February 2027. */
const BEFORE_SAVINGS_PLANS = new Date('2026-11-22T09:00:00.000Z');

describe('demoDesk', () => {
  const documents = demoDesk(NOW);
  const reservations = documents.flatMap((document) => document.reservations);

  it('should hold documents that the desk can read', () => {
    for (const document of documents) assert.deepEqual(customerDocument.parse(document), document);
  });

  it('should be the same on every start of a day, and keep its ids on every day', () => {
    assert.deepEqual(demoDesk(NOW), documents);
    const later = demoDesk(new Date('2029-01-01T00:00:00.000Z'));
    assert.deepEqual(
      later.flatMap((document) => document.reservations.map(({ id }) => id)),
      reservations.map(({ id }) => id),
    );
    assert.equal(
      new Set(reservations.flatMap(({ id, orderId }) => [id, orderId])).size,
      2 * reservations.length,
    );
  });

  it('should have a second partner whose customers share no id with the first one’s', () => {
    const all = demoDesks(NOW);
    for (const document of all) assert.deepEqual(customerDocument.parse(document), document);
    assert.deepEqual(all.slice(0, documents.length), documents);
    assert.ok(documents.every(({ profile }) => profile.partnerId === DEMO_PARTNER_ID));
    const others = all.slice(documents.length);
    assert.deepEqual(
      new Set(others.map(({ profile }) => profile.partnerId)),
      new Set(['demo-partner-north']),
    );
    const ids = all.flatMap(({ profile, reservations: own }) => [
      profile.id,
      ...own.flatMap(({ id, orderId }) => [id, orderId]),
    ]);
    assert.deepEqual([...new Set(ids)], ids);
  });

  it('should be as broad as a demonstration needs', () => {
    const values = (of: (reservation: (typeof reservations)[number]) => unknown) =>
      new Set(reservations.map(of));
    assert.ok(documents.length >= 14);
    assert.ok(reservations.length >= 50);
    assert.deepEqual(
      values(({ commitment }) => commitment.currency),
      new Set(['EUR', 'GBP', 'USD', 'JPY']),
    );
    assert.deepEqual(
      values(({ billingPlan }) => billingPlan),
      new Set(['Upfront', 'Monthly']),
    );
    assert.deepEqual(
      values(({ term }) => term),
      new Set(['P1Y', 'P3Y']),
    );
    const quantities = reservations.map(({ quantity }) => quantity);
    assert.deepEqual([Math.min(...quantities), Math.max(...quantities)], [1, 40]);
    const types = values(({ resourceType }) => resourceType);
    for (const type of types) assert.ok((RESERVED_RESOURCE_TYPES as readonly unknown[]).includes(type));
    for (const type of [
      'VirtualMachines',
      'SqlDatabases',
      'CosmosDb',
      'AppService',
      'RedHat',
      'SuseLinux',
      'Databricks',
      'AVS',
      'DedicatedHost',
    ]) {
      assert.ok(types.has(type), type);
    }
  });

  it("should price in the customer's currency and commit to the same in US dollars", () => {
    for (const { profile, reservations: own } of documents) {
      for (const { commitment, pricingCommitment, displayName } of own) {
        assert.equal(commitment.currency, profile.billingCurrency);
        assert.equal(pricingCommitment.currency, 'USD');
        const major = commitment.amountMinor / (profile.billingCurrency === 'JPY' ? 1 : 100);
        const rate = major / (pricingCommitment.amountMinor / 100);
        const expected = { USD: 1, EUR: 0.92, GBP: 0.79, JPY: 149.5 }[profile.billingCurrency];
        assert.ok(Math.abs(rate / expected! - 1) < 0.001, `${displayName}: ${rate}`);
      }
    }
  });

  describe('once opened', () => {
    const folder = useTempFolder();
    const caller = { userId: 'test:ana', partnerId: DEMO_PARTNER_ID, roles: [] };
    const opened = (now = NOW) =>
      openDesk(folder(), { clock: new StillClock(now), seed: () => demoDesk(now) });
    const named = (name: string) => {
      const document = documents.find(({ profile }) => profile.name === name)!;
      const idOf = (reservation: string) =>
        document.reservations.find(({ displayName }) => displayName === reservation)!.id;
      return { customerId: document.profile.id, idOf };
    };

    it('should have something to exchange every reservation for, in its own region', async () => {
      const { quotes, products } = await opened();
      for (const reservation of reservations) {
        const { customerId, resourceType, region } = reservation;
        if (!quotes.canExchange({ ...reservation, utilization: {} })) continue;
        const { items } = await products.list(caller, { customerId, resourceType }, 0, 1000);
        const there = items.filter(({ regions }) => regions.includes(region));
        const own = there.filter((product) => product.resourceType === resourceType);
        assert.ok(own.length > 0, `${reservation.displayName}: ${resourceType} in ${region}`);
      }
    });

    for (const [group, name, given, sku] of [
      ['compute', 'Contoso Ltd', { 'Web front end': 10, Reporting: 4 }, 'Standard_D8s_v5'],
      ['SQL', 'A. Datum Corporation', { 'Poll results': 6, 'Old polls': 4 }, 'SQLDB_GP_Compute_Gen5'],
    ] as const) {
      it(`should have two ${group} reservations of a customer that can be exchanged for one`, async () => {
        const { quotes, reservations: catalog } = await opened(BEFORE_SAVINGS_PLANS);
        const { customerId, idOf } = named(name);
        const returns = Object.entries(given).map(([own, quantity]) => ({
          reservationId: idOf(own),
          quantity,
        }));
        const { region } = (await catalog.get(caller, customerId, returns[0]!.reservationId))!;
        const purchases = [{ sku, region, term: 'P3Y', billingPlan: 'Monthly', quantity: 8 } as const];
        const quote = await quotes.quoteExchange(caller, { customerId, returns, purchases });
        assert.deepEqual(quote.refusals, []);
        assert.ok(quote.credit.amountMinor > 0);
      });
    }

    it('should know the second partner only where its customers were laid down', async () => {
      const user = { channelId: 'webchat', userId: 'demo-alexa' };
      const old = await opened();
      assert.equal(await old.identities.callerFor(user), undefined);
      assert.deepEqual(new Set(old.demoUsers.map(({ company }) => company)), new Set(['Demo partner']));
      await old.close();
      const again = await openDesk(folder(), { clock: new StillClock(NOW), seed: () => demoDesks(NOW) });
      assert.equal(await again.identities.callerFor(user), undefined);
    });

    it('should let the people of both partners in where both were laid down', async () => {
      const both = await openDesk(folder(), { clock: new StillClock(NOW), seed: () => demoDesks(NOW) });
      assert.deepEqual(
        [...new Set(both.demoUsers.map(({ company }) => company))],
        ['Demo partner', 'Demo partner North'],
      );
      const them = await both.identities.callerFor({ channelId: 'webchat', userId: 'demo-alexa' });
      assert.equal((await both.customers.list(them!, 0, 10)).total, 4);
    });

    it('should have reservations that the dated rule keeps from being exchanged, once it is past', async () => {
      const { quotes } = await opened();
      const { customerId, idOf } = named('Contoso Ltd');
      const returns = [{ reservationId: idOf('Reporting'), quantity: 4 }];
      const { refusals } = await quotes.quoteExchange(caller, { customerId, returns, purchases: [] });
      assert.equal(refusals[0]?.code, 'SavingsPlanCovers');
    });

    it('should have a refund that must be cut to what fits, in yen', async () => {
      const { quotes } = await opened();
      const { customerId, idOf } = named('Relecloud');
      const ask = { customerId, reservationId: idOf('Crawler'), quantity: 30 };
      const { refund, refusals } = await quotes.quoteRefund(caller, ask);
      assert.deepEqual(
        refusals.map(({ code, passingQuantity }) => [code, passingQuantity]),
        [['LimitExceeded', 3]],
      );
      assert.equal(refund.currency, 'JPY');
    });

    it('should show every state and use that a partner meets, on the day it is laid down', async () => {
      const backend = await opened();
      const { items } = await backend.customers.list(caller, 0, 100);
      const all = (await Promise.all(items.map(({ id }) => backend.reservations.list(caller, id)))).flat();
      const states = new Set(all.map(({ state }) => state));
      assert.deepEqual(states, new Set(['Succeeded', 'Processing', 'Cancelled', 'Expired']));
      const running = all.filter(({ state }) => state === 'Succeeded');
      const soon = new Date(NOW.getTime() + 14 * 86_400_000).toISOString().slice(0, 10);
      assert.ok(running.filter(({ expiryDate }) => expiryDate <= soon).length >= 3);
      assert.ok(running.some(({ utilization }) => (utilization.last30Days ?? 100) < 40));
      assert.ok(running.some(({ utilization }) => utilization.last30Days === 0));
    });

    it('should have one customer near its refund limit, by closed requests on several days', async () => {
      const backend = await opened();
      const bank = documents.find(({ profile }) => profile.name === 'Woodgrove Bank')!;
      const ask = { customerId: bank.profile.id, reservationId: bank.reservations[0]!.id, quantity: 1 };
      const { pool, refusals } = await backend.quotes.quoteRefund(caller, ask);
      assert.equal(pool.before.amountMinor, 300_000);
      assert.deepEqual(
        refusals.map(({ code }) => code),
        ['LimitExceeded'],
      );
      assert.equal(new Set(bank.refundPool.map(({ at }) => at)).size, bank.refundPool.length);
      assert.deepEqual(
        bank.requests.filter(({ status }) => status === 'Closed').map(({ id }) => id),
        bank.refundPool.map(({ requestId }) => requestId),
      );
    });
  });
});
