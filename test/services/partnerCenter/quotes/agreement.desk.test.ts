import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoredReservation } from '../../../../services/local/deskDocuments.js';
import { isoDate, startOf } from '../../../../services/quotes/days.js';
import { quoteRefund } from '../../../../services/quotes/refund.js';
import type { RefundQuote } from '../../../../services/quotes/refundQuote.js';
import { ANA, customer } from '../../local/deskFixture.js';
import { running } from '../../quotes/arbitraries.js';
import { openPortsDesk } from '../portsDesk.js';

/** Larger amounts cannot be written in JSON to the cent. */
const MOST_MINOR = 10 ** 12;
const RUNS = 60;

const asked = fc.record({
  given: running,
  /** From nothing to one unit too many. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  used: fc.option(fc.record({ daysAgo: fc.integer({ min: 0, max: 400 }), usdMinor: fc.nat(6_000_000) })),
  hidesScheduledBilling: fc.boolean(),
});

describe('quotes of the service and of the desk', () => {
  it('should be the same for any return, but for what only the service or only the desk knows', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ given, share, used, hidesScheduledBilling }) => {
        const { policy, day } = given;
        const at = startOf(day);
        const { utilization: _use, ...reservation } = given.reservation;
        const stored: StoredReservation = {
          ...reservation,
          customerId: 'contoso',
          orderId: 'o-1',
          commitment: withinReach(reservation.commitment),
        };
        const taken = used
          ? [
              {
                requestId: 'r',
                at: startOf(day - used.daysAgo).toISOString(),
                countedUsdMinor: used.usdMinor,
              },
            ]
          : [];
        const documents = [{ ...customer('contoso', 'Contoso', 'partner-1', [stored]), refundPool: taken }];
        const desk = await openPortsDesk({ documents, policy, at });
        // The amounts of payments to come follow from those that are known, where both are the same.
        desk.figures.hidesScheduledBilling = hidesScheduledBilling && stored.commitment.currency === 'USD';
        try {
          const ref = { customerId: 'contoso', reservationId: stored.id };
          const quantity = Math.round(share * (stored.quantity + 1));
          const whole = await desk.reservations.whole(ANA, ref);
          assert.deepEqual(whole.pricingCommitment, stored.pricingCommitment);
          const told = await desk.quotes.quoteRefund(ANA, { ...ref, quantity });
          const context = { policy, at, pool: taken, pendingQuantity: 0 };
          const reckoned = quoteRefund({ ...whole, commitment: stored.commitment }, quantity, context);
          assert.deepEqual(comparable(told), comparable(reckoned), isoDate(day));
          assert.deepEqual(told.service?.differs ?? [], []);
        } finally {
          await desk.standIn.close();
        }
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);
});

function withinReach({ amountMinor, currency }: StoredReservation['commitment']) {
  return { amountMinor: amountMinor % MOST_MINOR, currency };
}

/** When the limit fills again only the desk knows, of what session a quote is only the service. */
function comparable({ service: _service, pool, refusals, ...quote }: RefundQuote) {
  const { refills: _refills, ...known } = pool;
  return { ...quote, pool: known, refusals: refusals.map(({ passingDate: _date, ...rest }) => rest) };
}
