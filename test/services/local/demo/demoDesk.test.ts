import assert from 'node:assert/strict';
import { DEMO_PARTNER_ID, demoDesk } from '../../../../services/local/demo/demoDesk.js';
import { customerDocument } from '../../../../services/local/deskDocuments.js';
import { RESERVED_RESOURCE_TYPES } from '../../../../services/quotes/resourceTypes.js';
import { openDesk, StillClock } from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';

const NOW = new Date('2028-02-29T23:30:00.000Z');

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

    it('should show every state and use that a partner meets, on the day it is laid down', async () => {
      const backend = await openDesk(folder(), { clock: new StillClock(NOW), seed: () => demoDesk(NOW) });
      const caller = { userId: 'test:ana', partnerId: DEMO_PARTNER_ID, roles: [] };
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
      const backend = await openDesk(folder(), { clock: new StillClock(NOW), seed: () => demoDesk(NOW) });
      const caller = { userId: 'test:ana', partnerId: DEMO_PARTNER_ID, roles: [] };
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
