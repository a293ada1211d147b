import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { RefusedError } from '../../../services/errors.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { LocalBackend } from '../../../services/local/openLocalBackend.js';
import type { Caller, SupportRequest } from '../../../services/model.js';
import {
  ANA,
  BEN,
  customer,
  customerOnDisk,
  openDesk,
  refundSubmission,
  reservation,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

const LIMIT_USD_MINOR = 5_000_000;

/** Twice ten units of 12,000 USD each: a unit brings some 5,800 USD, so the limit holds eight of the twenty. */
const RESERVATIONS = ['r-one', 'r-two'].map((id) => {
  const amountMinor = 12_000_000;
  const commitment = { amountMinor, currency: 'EUR' };
  return reservation({ id, commitment, pricingCommitment: { amountMinor, currency: 'USD' } });
});

const seed = (): CustomerDocument[] => [customer('contoso', 'Contoso Ltd', 'partner-1', RESERVATIONS)];

/** What a user does: asks for a refund as it was quoted before the round, or withdraws one of the own requests. */
type Action = { user: Caller } & (
  | { does: 'refund'; reservationId: string; quantity: number }
  | { does: 'withdraw'; which: number }
);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: refundBy() },
  {
    weight: 1,
    arbitrary: fc.record({
      user: fc.constantFrom(ANA, BEN),
      does: fc.constant('withdraw'),
      which: fc.nat(9),
    }),
  },
);

function refundBy(): fc.Arbitrary<Action> {
  return fc.record({
    user: fc.constantFrom(ANA, BEN),
    does: fc.constant('refund'),
    reservationId: fc.constantFrom('r-one', 'r-two'),
    quantity: fc.integer({ min: 1, max: 8 }),
  });
}

/** Runs actions of both users at once and gives what was refused. */
async function round(backend: LocalBackend, actions: readonly Action[], keys: () => string) {
  const ready = await Promise.all(actions.map((wanted) => prepared(backend, wanted, keys())));
  const outcomes = await Promise.allSettled(ready.map((send) => send()));
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
}

/** Quotes now, and gives what sends it. */
async function prepared(backend: LocalBackend, wanted: Action, key: string): Promise<() => Promise<unknown>> {
  if (wanted.does === 'refund') {
    const { reservationId, quantity, user } = wanted;
    const sent = await refundSubmission(backend, quantity, { key, reservationId });
    return () => backend.desk.submit(user, sent);
  }
  const { items } = await backend.desk.list(wanted.user, 0, 100);
  const request = items[wanted.which % Math.max(1, items.length)];
  return async () => request && backend.desk.withdraw(wanted.user, request.id);
}

/** What the open requests took, in the order in which the pool has its entries. */
function countedOf(requests: readonly SupportRequest[]) {
  return requests
    .filter(({ status }) => status === 'Open' || status === 'Closed')
    .map(({ id, refund }) => [id, refund?.pool.counted.amountMinor]);
}

async function freeUsdMinor({ quotes }: LocalBackend): Promise<number> {
  const ask = { customerId: 'contoso', reservationId: 'r-one', quantity: 1 };
  return (await quotes.quoteRefund(ANA, ask)).pool.before.amountMinor;
}

describe('the limit pool of a customer with two users', () => {
  const folder = useTempFolder();

  it('should hold whatever both do at once: never below zero, and what is withdrawn is back', async function () {
    this.timeout(60_000);
    const rounds = fc.array(fc.array(action, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rounds, async (chosen) => {
        const dataDir = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
        try {
          await check(dataDir, chosen);
        } finally {
          await rm(dataDir, { recursive: true, force: true });
        }
      }),
      { numRuns: 12 },
    );
  });

  async function check(dataDir: string, rounds: readonly (readonly Action[])[]): Promise<void> {
    const backend = await openDesk(dataDir, { seed });
    let keys = 0;
    for (const actions of rounds) {
      const refusals = await round(backend, actions, () => `key-${++keys}`);
      for (const refusal of refusals) {
        assert.ok(refusal instanceof RefusedError, String(refusal));
        assert.match(refusal.code, /^(RefundRefused|QuoteChanged|RequestNotOpen)$/);
      }
      const { requests, refundPool } = customerOnDisk(dataDir, 'contoso');
      const entries = refundPool.map(({ requestId, countedUsdMinor }) => [requestId, countedUsdMinor]);
      assert.deepEqual(entries, countedOf(requests));
      const taken = refundPool.reduce((sum, { countedUsdMinor }) => sum + countedUsdMinor, 0);
      assert.ok(taken <= LIMIT_USD_MINOR, `${taken} taken`);
      assert.equal(await freeUsdMinor(backend), LIMIT_USD_MINOR - taken);
    }
    for (const { id, status, createdBy } of customerOnDisk(dataDir, 'contoso').requests) {
      if (status === 'Open') await backend.desk.withdraw(createdBy === ANA.userId ? ANA : BEN, id);
    }
    assert.equal(await freeUsdMinor(backend), LIMIT_USD_MINOR);
    await backend.close();
  }

  it('should grant one of two refunds that fit alone and not together, and then what is left', async () => {
    const backend = await openDesk(folder(), { seed });
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
    // Which of the two comes first is the disk's affair.
    const refused = outcomes.findIndex(({ status }) => status === 'rejected');
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const outcome = outcomes[refused]!;
    assert.equal(outcome.status === 'rejected' && outcome.reason.code, 'RefundRefused');

    const { caller, reservationId, quantity } = asks[refused]!;
    const quote = await backend.quotes.quoteRefund(caller, {
      customerId: 'contoso',
      reservationId,
      quantity,
    });
    const [refusal] = quote.refusals;
    const passing = refusal?.passingQuantity ?? 0;
    assert.equal(refusal?.code, 'LimitExceeded');
    assert.ok(passing >= 1 && passing < quantity, String(passing));
    const tooMuch = await refundSubmission(backend, passing + 1, { reservationId, key: 'c' });
    await assert.rejects(backend.desk.submit(caller, tooMuch), { code: 'RefundRefused' });
    const fitting = await refundSubmission(backend, passing, { reservationId, key: 'd' });
    assert.equal((await backend.desk.submit(caller, fitting)).refund?.quantity, passing);
  });
});
