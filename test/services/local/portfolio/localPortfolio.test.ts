import assert from 'node:assert/strict';
import { CSP_2018 } from '../../../support/csp2018.js';
import { ANA, STRANGER } from '../deskFixture.js';
import { useTempFolder } from '../tempFolder.js';
import { expiringDesk, expiringIds } from './expiringDesk.js';
import { openPortfolio } from './openPortfolio.js';

describe('LocalPortfolio', () => {
  const folder = useTempFolder();

  it('should tell each of two partners on one desk of its own customers', async () => {
    const { portfolio } = await openPortfolio(folder(), { seed: expiringDesk });
    assert.deepEqual(await expiringIds(portfolio, 365, ANA), ['in-10', 'in-40', 'in-70']);
    assert.deepEqual(await expiringIds(portfolio, 365, STRANGER), ['in-20']);
    assert.equal((await portfolio.summary({ ...ANA, partnerId: '__proto__' })).reservations, 0);
  });

  it('should count no limit as nearly gone under a policy that refunds nothing', async () => {
    const policy = { ...CSP_2018, limit: { ...CSP_2018.limit, usdMinor: 0 } };
    const { portfolio } = await openPortfolio(folder(), { policy });
    assert.equal((await portfolio.summary(ANA)).limitsNearlyGone, 0);
  });
});
