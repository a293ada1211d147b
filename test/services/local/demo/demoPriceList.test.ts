import assert from 'node:assert/strict';
import { DemoPriceList } from '../../../../services/local/demo/demoPriceList.js';
import { DemoRates } from '../../../../services/local/demo/demoRates.js';
import { readDemoTables } from '../../../../services/local/demo/demoTables.js';
import { BILLING_PLANS, TERMS } from '../../../../services/model.js';
import type { OfferKey } from '../../../../services/products.js';

const TABLES = readDemoTables();

describe('DemoPriceList', () => {
  const prices = new DemoPriceList(new DemoRates(TABLES.usdRates));
  const minor = (key: OfferKey, currency: string) => prices.offer(key, currency)?.unitCommitment.amountMinor;
  const machine = {
    sku: 'Standard_D4s_v5',
    region: 'westeurope',
    term: 'P1Y',
    billingPlan: 'Upfront',
  } as const;

  it('should hold sixty products or more, each once, over six regions or more, some not everywhere', () => {
    const skus = prices.products.map(({ sku }) => sku);
    assert.ok(skus.length >= 60 && new Set(skus).size === skus.length);
    const regionCounts = prices.products.map(({ regions }) => new Set(regions).size);
    assert.ok(new Set(prices.products.flatMap(({ regions }) => regions)).size >= 6);
    assert.ok(Math.min(...regionCounts) >= 1 && Math.min(...regionCounts) < Math.max(...regionCounts));
    const types = new Set(prices.products.map(({ resourceType }) => resourceType));
    for (const type of [
      'VirtualMachines',
      'SqlDatabases',
      'AppService',
      'CosmosDb',
      'DedicatedHost',
      'AVS',
    ]) {
      assert.ok(types.has(type), type);
    }
  });

  it('should offer every product in its regions, in each currency, for both terms and on both plans', () => {
    for (const { sku, regions } of prices.products) {
      for (const region of regions) {
        for (const currency of Object.keys(TABLES.usdRates)) {
          const [oneYear = 0, threeYears = 0] = TERMS.map((term) => {
            const totals = BILLING_PLANS.map((billingPlan) =>
              minor({ sku, region, term, billingPlan }, currency),
            );
            assert.equal(
              totals[0],
              totals[1],
              `${sku} ${region} ${term} ${currency}: one total on both plans`,
            );
            return totals[0]!;
          });
          assert.ok(Number.isSafeInteger(oneYear) && oneYear > 0 && oneYear % 12 === 0, sku);
          assert.ok(Number.isSafeInteger(threeYears) && threeYears % 36 === 0, sku);
          assert.ok(
            threeYears > oneYear && threeYears / 3 < oneYear,
            `${sku}: three years cost less a month`,
          );
        }
      }
    }
  });

  it('should price by region and currency in whole minor units a month', () => {
    // 82.24 USD a month, at 110 percent in West Europe: 90.464 USD, 83.22688 EUR, 13,524.368 JPY.
    assert.equal(minor({ ...machine, region: 'eastus' }, 'USD'), 12 * 8224);
    assert.equal(minor(machine, 'USD'), 12 * 9046);
    assert.equal(minor(machine, 'EUR'), 12 * 8323);
    assert.equal(minor(machine, 'JPY'), 12 * 13524);
    assert.equal(minor({ ...machine, term: 'P3Y' }, 'EUR'), 36 * 5384); // 53.20 USD: 53.8384 EUR
  });

  it('should name currency and resource type with the price', () => {
    assert.deepEqual(prices.offer(machine, 'EUR'), {
      ...machine,
      resourceType: 'VirtualMachines',
      unitCommitment: { amountMinor: 99_876, currency: 'EUR' },
    });
  });

  it('should have no offer for a foreign currency, an unknown product, or a region without the product', () => {
    for (const [key, currency] of [
      [machine, 'XXX'],
      [{ ...machine, sku: 'Standard_D4s_v6' }, 'EUR'],
      [{ ...machine, sku: 'constructor' }, 'EUR'],
      [{ ...machine, region: 'moon' }, 'EUR'],
      [{ ...machine, region: '__proto__' }, 'EUR'],
      [{ ...machine, sku: 'Standard_HB120rs_v3', region: 'japanwest' }, 'EUR'],
    ] as const) {
      assert.equal(prices.offer(key, currency), undefined, JSON.stringify([key, currency]));
    }
  });
});
