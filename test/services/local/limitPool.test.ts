import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Backend } from '../../../services/backend.js';
import { RefusedError } from '../../../services/errors.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
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
async function round(backend: Backend, actions: readonly Action[], keys: () => string) {
  const ready = await Promise.all(actions.map((wanted) => prepared(backend, wanted, keys())));
  const outcomes = await Promise.allSettled(ready.map((send) => send()));
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
}

/** Quotes now, and gives what sends it. */
async function prepared(backend: Backend, wanted: Action, key: string): Promise<() => Promise<unknown>> {
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

async function freeUsdMinor({ quotes }: Backend): Promise<number> {
  const ask = { customerId: 'contoso', reservationId: 'r-one', quantity: 1 };
  return (await quotes.quoteRefund(ANA, ask)).pool.before.amountMinor;
}

describe('the limit pool of a customer with two users', () => {
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
});
