import assert from 'node:assert/strict';
import { LocalStore } from '../../../services/local/localStore.js';
import { LocalUsageHistory } from '../../../services/local/localUsageHistory.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { ANA, customer, mediumIn, reservation, STRANGER, StillClock } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalUsageHistory', () => {
  const folder = useTempFolder();

  async function history(percents: readonly number[] | undefined): Promise<LocalUsageHistory> {
    const contoso = {
      ...customer('contoso', 'Contoso Ltd', 'partner-1', [reservation()]),
      usage: percents ? [{ reservationId: 'r-web', lastDay: '2026-06-14', percents }] : [],
    };
    const store = await LocalStore.open({
      medium: mediumIn(folder()),
      audits: auditFiles(folder()),
      clock: new StillClock(),
      log: () => {},
      seed: () => [contoso],
    });
    return new LocalUsageHistory(store);
  }

  const ref = { customerId: 'contoso', reservationId: 'r-web' };

  it('should give what was recorded, the newest first', async () => {
    const usage = await history([10, 20, 30.5]);
    assert.deepEqual(await usage.daily(ANA, ref), { lastDay: '2026-06-14', percents: [10, 20, 30.5] });
  });

  it('should give thirty days at most', async () => {
    const usage = await history([...Array(30).fill(1), 99]);
    assert.deepEqual((await usage.daily(ANA, ref))?.percents, Array(30).fill(1));
  });

  it('should give nothing where no day was recorded', async () => {
    assert.equal(await (await history(undefined)).daily(ANA, ref), undefined);
  });

  it('should give nothing where the record holds no day', async () => {
    assert.equal(await (await history([])).daily(ANA, ref), undefined);
  });

  it("should know neither other partners' customers nor other reservations", async () => {
    const usage = await history([10]);
    await assert.rejects(usage.daily(STRANGER, ref), { code: 'CustomerNotFound' });
    await assert.rejects(usage.daily(ANA, { ...ref, reservationId: 'r-other' }), {
      code: 'ReservationNotFound',
    });
  });
});
