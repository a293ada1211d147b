import assert from 'node:assert/strict';
import {
  ANA,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  usersOnDisk,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalSupportDesk, exchanges', () => {
  const folder = useTempFolder();
  const returns = [
    { reservationId: 'r-web', quantity: 2 },
    { reservationId: 'r-hosts', quantity: 1 },
  ];
  const purchases = [purchase(9)];

  it('should have one on disk once it is filed, and put nothing into the pool', async () => {
    const backend = await openDesk(folder());
    const request = await backend.desk.submit(ANA, await exchangeSubmission(backend, returns, purchases));
    const { requests, refundPool } = customerOnDisk(folder(), 'contoso');
    assert.deepEqual([requests, refundPool], [[request], []]);
  });

  for (const [what, changes] of [
    ['credit', { creditMinor: 1 }],
    ['amount to pay', { netPayableMinor: 1 }],
    ['policy', { policyId: 'azure-2022' }],
  ] as const) {
    it(`should write nothing of one with another ${what} than agreed`, async () => {
      const backend = await openDesk(folder());
      const sent = await exchangeSubmission(backend, returns, purchases);
      const tampered = { ...sent, exchange: { ...sent.exchange!, ...changes } };
      await assert.rejects(backend.desk.submit(ANA, tampered), { code: 'QuoteChanged' });
      assert.deepEqual(customerOnDisk(folder(), 'contoso').requests, []);
      assert.deepEqual(usersOnDisk(folder()), []);
    });
  }

  it('should write nothing of what is foreign, unknown, or sent by no dialog', async () => {
    const backend = await openDesk(folder());
    const sent = await exchangeSubmission(backend, returns, purchases);
    const { refund } = await refundSubmission(backend, 1);
    const changed = (change: object) => ({ ...sent, exchange: { ...sent.exchange!, ...change } });
    for (const submitted of [
      changed({ returns: [...returns, { reservationId: 'r-parts', quantity: 1 }] }),
      changed({ purchases: [purchase(9, { sku: 'Standard_D4s_v9' })] }),
      changed({ returns: [{ reservationId: 'r-web', quantity: Number.NaN }] }),
      { ...sent, refund },
    ]) {
      await assert.rejects(backend.desk.submit(ANA, submitted), { name: 'RefusedError' });
    }
    assert.deepEqual(customerOnDisk(folder(), 'contoso').requests, []);
  });
});
