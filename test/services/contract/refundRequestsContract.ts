import assert from 'node:assert/strict';
import {
  ANA,
  asFiled,
  BEN,
  customer,
  refundSubmission,
  reservation,
  submission,
} from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { assertNothingFiled, poolBefore } from './contractLooks.js';
import { deskSeed, WEB } from './contractSeeds.js';

const LIMIT_USD_MINOR = 5_000_000;

/** What every support desk keeps to when a request asks for a refund. */
export function describeRefundRequests(name: string, openDesk: OpenContractDesk): void {
  describe(`refund requests of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async () => (await open(deskSeed())).backend;

    it('should keep the quote on file as it was quoted, also after a restart', async () => {
      const before = await open(deskSeed());
      const { quotes, desk } = before.backend;
      const { service: _session, ...quote } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
      const request = await desk.submit(ANA, await refundSubmission(before.backend, 4));
      const { service: _other, ...filed } = request.refund!;
      assert.deepEqual(filed, asFiled(quote));
      const after = await before.reopen();
      assert.deepEqual(await after.backend.desk.get(ANA, request.id), request);
    });

    it('should take from the limit once, by what the quote counts', async () => {
      const before = await open(deskSeed());
      const { backend } = before;
      const request = await backend.desk.submit(ANA, await refundSubmission(backend, 4));
      const counted = request.refund!.pool.counted.amountMinor;
      assert.ok(counted > 0);
      assert.equal(await poolBefore(backend), LIMIT_USD_MINOR - counted);
      assert.equal(await poolBefore((await before.reopen()).backend), LIMIT_USD_MINOR - counted);
    });

    it('should file one when the same key is sent twice at once', async () => {
      const backend = await openBackend();
      const refund = await refundSubmission(backend, 2);
      const [one, two] = await Promise.all([
        backend.desk.submit(ANA, refund),
        backend.desk.submit(ANA, refund),
      ]);
      assert.deepEqual(one, two);
      assert.equal((await backend.desk.list(ANA, 0, 10)).total, 1);
      assert.equal(await poolBefore(backend), LIMIT_USD_MINOR - one!.refund!.pool.counted.amountMinor);
    });

    for (const [what, changes] of [
      ['amount', { refundMinor: 1 }],
      ['policy', { policyId: 'azure-2022' }],
    ] as const) {
      it(`should refuse another ${what} than agreed and leave nothing behind`, async () => {
        const backend = await openBackend();
        const sent = await refundSubmission(backend, 2);
        const tampered = { ...sent, refund: { ...sent.refund!, ...changes } };
        await assert.rejects(backend.desk.submit(ANA, tampered), refused('QuoteChanged'));
        await assertNothingFiled(backend);
      });
    }

    it('should refuse what is worth less on another day', async () => {
      const { backend, clock } = await open(deskSeed());
      const sent = await refundSubmission(backend, 2);
      clock.current = new Date('2026-06-16T10:00:00.000Z');
      await assert.rejects(backend.desk.submit(ANA, sent), refused('QuoteChanged'));
      await assertNothingFiled(backend);
    });

    it('should refuse what the policy does not refund', async () => {
      const backend = await openBackend();
      const refund = { quantity: 1, refundMinor: 0, policyId: 'csp-2018' };
      const asked = backend.desk.submit(ANA, submission({ reservationId: 'r-linux', refund }));
      await assert.rejects(asked, refused('RefundRefused'));
      await assertNothingFiled(backend);
    });

    it('should refuse a refund of no reservation', async () => {
      const { desk } = await openBackend();
      const refund = { quantity: 1, refundMinor: 1, policyId: 'x' };
      const asked = desk.submit(ANA, submission({ reservationId: undefined, refund }));
      await assert.rejects(asked, refused('ReservationNotFound'));
    });

    it("should refuse another partner's or another customer's reservation", async () => {
      const backend = await openBackend();
      const { refund } = await refundSubmission(backend, 1);
      for (const [changes, code] of [
        [{ customerId: 'foreign', reservationId: 'r-foreign' }, 'CustomerNotFound'],
        [{ reservationId: 'r-parts' }, 'ReservationNotFound'],
      ] as const) {
        await assert.rejects(backend.desk.submit(ANA, submission({ ...changes, refund })), refused(code));
      }
      await assertNothingFiled(backend);
    });

    it('should refuse to return units twice when two are sent at once', async () => {
      const backend = await openBackend();
      const sent = await refundSubmission(backend, 8);
      const outcomes = await Promise.allSettled([
        backend.desk.submit(ANA, sent),
        backend.desk.submit(BEN, { ...sent, key: 'key-2' }),
      ]);
      assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      const refusal = outcomes.find((outcome) => outcome.status === 'rejected')!;
      assert.equal(refusal.reason.code, 'RefundRefused');
      assert.equal((await backend.quotes.refundableUnits(ANA, WEB)).available, 2);
    });

    it('should give limit and units back when they are withdrawn', async () => {
      const backend = await openBackend();
      const { id } = await backend.desk.submit(ANA, await refundSubmission(backend, 10));
      const ask = { ...WEB, quantity: 10 };
      assert.notDeepEqual((await backend.quotes.quoteRefund(ANA, ask)).refusals, []);

      assert.equal((await backend.desk.withdraw(ANA, id)).status, 'Withdrawn');
      const quote = await backend.quotes.quoteRefund(ANA, ask);
      assert.deepEqual(quote.refusals, []);
      assert.equal(quote.pool.before.amountMinor, quote.pool.limit.amountMinor);
    });

    it('should be granted to one of two that fit alone and not together, and then for what is left', async () => {
      const { backend } = await open(twiceWorthTheLimit());
      const asks = [
        { caller: ANA, reservationId: 'r-one', quantity: 5, key: 'a' },
        { caller: BEN, reservationId: 'r-two', quantity: 4, key: 'b' },
      ];
      const submissions = await Promise.all(
        asks.map(({ quantity, reservationId, key }) =>
          refundSubmission(backend, quantity, { reservationId, key }),
        ),
      );
      const outcomes = await Promise.allSettled(
        asks.map(({ caller }, index) => backend.desk.submit(caller, submissions[index]!)),
      );
      // Which of the two comes first is not theirs to say.
      const loser = outcomes.findIndex(({ status }) => status === 'rejected');
      assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      const outcome = outcomes[loser]!;
      assert.equal(outcome.status === 'rejected' && outcome.reason.code, 'RefundRefused');

      const { caller, reservationId, quantity } = asks[loser]!;
      const ask = { customerId: 'contoso', reservationId, quantity };
      const [refusal] = (await backend.quotes.quoteRefund(caller, ask)).refusals;
      const passing = refusal?.passingQuantity ?? 0;
      assert.equal(refusal?.code, 'LimitExceeded');
      assert.ok(passing >= 1 && passing < quantity, String(passing));
      const tooMuch = await refundSubmission(backend, passing + 1, { reservationId, key: 'c' });
      await assert.rejects(backend.desk.submit(caller, tooMuch), refused('RefundRefused'));
      const fitting = await refundSubmission(backend, passing, { reservationId, key: 'd' });
      assert.equal((await backend.desk.submit(caller, fitting)).refund?.quantity, passing);
    });
  });
}

/** Twice ten units of 12,000 USD each: a unit brings some 5,800 USD, so the limit holds eight of the twenty. */
function twiceWorthTheLimit() {
  const amountMinor = 12_000_000;
  const reservations = ['r-one', 'r-two'].map((id) =>
    reservation({
      id,
      orderId: `o-${id}`,
      commitment: { amountMinor, currency: 'EUR' },
      pricingCommitment: { amountMinor, currency: 'USD' },
    }),
  );
  return [customer('contoso', 'Contoso Ltd', 'partner-1', reservations)];
}
