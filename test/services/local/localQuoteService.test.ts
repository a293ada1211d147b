import assert from 'node:assert/strict';
import { ANA, openDesk, refundSubmission, STRANGER } from './deskFixture.js';
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
