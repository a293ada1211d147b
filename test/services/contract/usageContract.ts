import assert from 'node:assert/strict';
import type { UsageHistory } from '../../../services/usage.js';
import { ANA, STRANGER } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { contosoWith, deskSeed, NO_CUSTOMERS, NOBODIES, PARTS, WEB } from './contractSeeds.js';

/** What every history of use keeps to. */
export function describeUsage(name: string, openDesk: OpenContractDesk): void {
  describe(`use of reservations of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const history = async (percents?: readonly number[]): Promise<UsageHistory> => {
      const usage = percents ? [{ reservationId: 'r-web', lastDay: '2026-06-14', percents }] : [];
      const documents = contosoWith({}).map((document) => ({ ...document, usage }));
      return (await open(documents)).backend.usage;
    };

    it('should give what was recorded, the newest first', async () => {
      const usage = await history([10, 20, 30.5]);
      assert.deepEqual(await usage.daily(ANA, WEB), { lastDay: '2026-06-14', percents: [10, 20, 30.5] });
    });

    it('should give thirty days at most', async () => {
      const usage = await history([...Array(30).fill(1), 99]);
      assert.deepEqual((await usage.daily(ANA, WEB))?.percents, Array(30).fill(1));
    });

    it('should give nothing where no day was recorded', async () => {
      assert.equal(await (await history()).daily(ANA, WEB), undefined);
    });

    it('should give nothing where the record holds no day', async () => {
      assert.equal(await (await history([])).daily(ANA, WEB), undefined);
    });

    it("should know neither other partners' customers nor other customers' reservations", async () => {
      const { usage } = (await open(deskSeed())).backend;
      for (const caller of [STRANGER, ...NOBODIES]) {
        await assert.rejects(usage.daily(caller, WEB), refused('CustomerNotFound'));
      }
      for (const customerId of ['foreign', ...NO_CUSTOMERS]) {
        await assert.rejects(usage.daily(ANA, { ...WEB, customerId }), refused('CustomerNotFound'));
      }
      for (const reservationId of ['r-other', PARTS.reservationId]) {
        await assert.rejects(usage.daily(ANA, { ...WEB, reservationId }), refused('ReservationNotFound'));
      }
    });
  });
}
