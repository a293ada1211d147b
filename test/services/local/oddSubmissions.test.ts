import assert from 'node:assert/strict';
import { RefusedError } from '../../../services/errors.js';
import type { AgreedExchange, RequestSubmission } from '../../../services/model.js';
import { ANA, customerOnDisk, exchangeSubmission, openDesk, purchase, submission } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('a submission that no dialog sends', () => {
  const folder = useTempFolder();

  for (const [what, changes] of [
    ['units that are no whole number', { returns: [{ reservationId: 'r-web', quantity: 1.5 }] }],
    ['units that are no number', { returns: [{ reservationId: 'r-web', quantity: Number.NaN }] }],
    ['units of a purchase written as text', { purchases: [{ ...purchase(5), quantity: '5' }] }],
    ['a billing plan that there is not', { purchases: [{ ...purchase(5), billingPlan: 'Weekly' }] }],
    ['a term that there is not', { purchases: [{ ...purchase(5), term: 'constructor' }] }],
  ] as const) {
    it(`should be refused with ${what}, and leave the documents readable`, async () => {
      const backend = await openDesk(folder());
      const asked = await exchangeSubmission(
        backend,
        [{ reservationId: 'r-web', quantity: 3 }],
        [purchase(5)],
      );
      const exchange = { ...asked.exchange, ...changes } as AgreedExchange;
      await assertRefused(backend.desk.submit(ANA, { ...asked, exchange }));
      await backend.close();
      const { desk } = await openDesk(folder());
      assert.equal((await desk.submit(ANA, asked)).id, 'SR-000001');
      assert.equal(customerOnDisk(folder(), 'contoso').requests.length, 1);
    });
  }

  it('should be refused with a severity that there is not', async () => {
    const { desk } = await openDesk(folder());
    const problem = { ...submission().problem, severity: 'Huge' } as unknown as RequestSubmission['problem'];
    await assertRefused(desk.submit(ANA, submission({ problem })));
  });
});

function assertRefused(submitted: Promise<unknown>): Promise<void> {
  return assert.rejects(submitted, (error) => error instanceof RefusedError && error.code === 'Unexpected');
}
