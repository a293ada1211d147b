import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import type { LocalPortfolio } from '../../../../services/local/portfolio/localPortfolio.js';
import {
  type Caller,
  REQUEST_STATUSES,
  RESERVATION_STATES,
  type SupportRequest,
} from '../../../../services/model.js';
import type { Page } from '../../../../services/ports.js';
import { dayAt, isoDate, startOf } from '../../../../services/quotes/days.js';
import type { SoughtReservation } from '../../../../services/soughtReservation.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { ANA, ANY_CHANGE, customer, reservation, STRANGER, StillClock, submission } from '../deskFixture.js';
import { NaivePortfolio } from './naivePortfolio.js';
import { openPortfolio } from './openPortfolio.js';

const START = '2026-06-15T10:00:00.000Z';
const TODAY = dayAt(new Date(START));
/** Virtual machines that expire from next week on, before half a year has gone by. */
const SOUGHT: SoughtReservation = {
  resourceTypes: ['VirtualMachines', 'Unknown'],
  from: isoDate(TODAY + 7),
  before: isoDate(TODAY + 180),
};
const ALL = { page: 0, pageSize: 10_000 };
const NAMES = ['Web', 'Parts', 'Batch'];
const SKUS = ['SQLDB_GP', 'Standard_D4s_v5', 'Standard_E8s_v5'];

interface Drawn {
  readonly expiresIn: number;
  readonly state: number;
  readonly used: readonly number[];
  readonly name: number;
}

const drawnReservation = fc.record({
  expiresIn: fc.integer({ min: -40, max: 420 }),
  state: fc.nat(RESERVATION_STATES.length + 3),
  used: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
  name: fc.nat(NAMES.length - 1),
});

const drawnCustomer = fc.record({
  partner: fc.integer({ min: 1, max: 2 }),
  reservations: fc.array(drawnReservation, { maxLength: 6 }),
  refunds: fc.array(
    fc.record({ daysAgo: fc.integer({ min: 0, max: 400 }), usd: fc.integer({ min: 1, max: 60_000 }) }),
    { maxLength: 3 },
  ),
  requests: fc.array(fc.record({ daysAgo: fc.nat(60), status: fc.nat(3) }), { maxLength: 3 }),
});
type DrawnCustomer = typeof drawnCustomer extends fc.Arbitrary<infer T> ? T : never;

function documentOf(drawn: DrawnCustomer, index: number): CustomerDocument {
  const id = `c${index}`;
  const reservations = drawn.reservations.map((one, place) => storedOf(id, one, place));
  return {
    ...customer(id, `Customer ${index % 3}`, `partner-${drawn.partner}`, reservations),
    usage: drawn.reservations.map(({ used }, place) => ({
      reservationId: `${id}r${place}`,
      lastDay: '2026-06-14',
      percents: used,
    })),
    refundPool: drawn.refunds.map(({ daysAgo, usd }, place) => ({
      requestId: `${id}-refund-${place}`,
      at: startOf(TODAY - daysAgo).toISOString(),
      countedUsdMinor: usd * 100,
    })),
    requests: drawn.requests.map(({ daysAgo, status }, place) => requestOf(id, place, daysAgo, status)),
  };
}

function storedOf(customerId: string, { expiresIn, state, name }: Drawn, place: number) {
  return reservation({
    id: `${customerId}r${place}`,
    orderId: `${customerId}o${place}`,
    customerId,
    displayName: NAMES[name]!,
    sku: SKUS[name]!,
    resourceType: name === 0 ? 'SqlDatabases' : 'VirtualMachines',
    term: place % 2 === 0 ? 'P1Y' : 'P3Y',
    expiryDate: isoDate(TODAY + expiresIn),
    state: RESERVATION_STATES[state] ?? 'Succeeded',
  });
}

function requestOf(customerId: string, place: number, daysAgo: number, status: number): SupportRequest {
  const { key, basics, problem, contact } = submission();
  return {
    key,
    basics,
    problem,
    contact,
    id: `SR-${customerId}-${place}`,
    customerId,
    customerName: 'x',
    createdBy: ANA.userId,
    createdAt: startOf(TODAY - daysAgo).toISOString(),
    status: REQUEST_STATUSES[status]!,
    comments: [],
  };
}

/** One customer's document is written anew, or time goes by (or back). */
const drawnStep = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), index: fc.nat(7), drawn: drawnCustomer }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: -30, max: 200 }) }),
);

describe('LocalPortfolio', () => {
  it('should answer as a scan of all documents would, through any writes and on any later day', async () => {
    const desks = fc.array(drawnCustomer, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(desks, fc.array(drawnStep, { maxLength: 5 }), async (drawn, steps) => {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
        try {
          const clock = new StillClock(new Date(START));
          const documents = drawn.map(documentOf);
          const desk = await openPortfolio(folder, {
            clock,
            seed: () => documents,
            writeText: async () => {},
          });
          await assertSame(desk.portfolio, documents, clock);
          for (const step of steps) {
            if (step.kind === 'wait') {
              clock.current = startOf(dayAt(clock.current) + step.days);
            } else {
              const index = step.index % documents.length;
              const partner = drawn[index]!.partner;
              const next = documentOf({ ...step.drawn, partner }, index);
              const caller = { ...ANA, partnerId: `partner-${partner}` };
              await desk.store.withCustomer(caller, `c${index}`, (document) =>
                document.write(next, ANY_CHANGE),
              );
              documents[index] = next;
            }
            await assertSame(desk.portfolio, documents, clock);
          }
          await desk.close();
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});

async function assertSame(
  portfolio: Awaited<ReturnType<typeof openPortfolio>>['portfolio'],
  documents: readonly CustomerDocument[],
  clock: StillClock,
): Promise<void> {
  for (const caller of [ANA, STRANGER]) {
    const naive = new NaivePortfolio(documents, caller.partnerId, CSP_2018, clock.now());
    const among = documents.slice(0, 2).map(({ profile }) => profile.id);
    const summary = await portfolio.summary(caller, 55);
    assert.deepEqual(
      {
        expiring: keysOf(await portfolio.expiring(caller, 77, ALL)),
        expiringAmong: keysOf(await portfolio.expiring(caller, 77, { ...ALL, customerIds: among })),
        underused: keysOf(await portfolio.underused(caller, 55, ALL)),
        underusedAmong: keysOf(await portfolio.underused(caller, 55, { ...ALL, customerIds: among })),
        limits: (await portfolio.limitsNearlyGone(caller, ALL)).items.map(
          ({ customerId, used }) => `${customerId}: ${used.amountMinor}`,
        ),
        requests: (await portfolio.openRequests(caller, ALL)).items.map(({ request }) => request.id),
        named: (await portfolio.named(caller, 'Parts', 1_000))
          .map(({ customerId, reservationId }) => `${customerId}/${reservationId}`)
          .sort(),
        sought: await soughtBy(portfolio, caller, SOUGHT),
        soughtAtAnyTime: await soughtBy(portfolio, caller, { skus: SKUS.slice(1), term: 'P3Y' }),
        skus: [...(await portfolio.codes(caller)).skus].sort(),
        counts: summary,
      },
      {
        expiring: naive.expiring(77),
        expiringAmong: naive.expiring(77, among),
        underused: naive.underused(55),
        underusedAmong: naive.underused(55, among),
        limits: naive.limits,
        requests: naive.requests,
        named: naive.named('Parts'),
        sought: naive.sought(SOUGHT),
        soughtAtAnyTime: naive.sought({ skus: SKUS.slice(1), term: 'P3Y' }),
        skus: naive.skus,
        counts: {
          customers: documents.filter(({ profile }) => profile.partnerId === caller.partnerId).length,
          reservations: naive.running,
          expiring: {
            30: naive.expiring(30).length,
            60: naive.expiring(60).length,
            90: naive.expiring(90).length,
          },
          underused: naive.underused(55).length,
          limitsNearlyGone: naive.limits.length,
          openRequests: naive.requests.length,
          unreadable: 0,
        },
      },
    );
  }
}

async function soughtBy(
  portfolio: LocalPortfolio,
  caller: Caller,
  sought: SoughtReservation,
): Promise<string[] | undefined> {
  const found = await portfolio.sought(caller, sought, 1_000);
  return found?.map(({ customerId, reservationId }) => `${customerId}/${reservationId}`);
}

function keysOf({ items }: Page<{ customerId: string; reservation: { id: string } }>): string[] {
  return items.map(({ customerId, reservation: { id } }) => `${customerId}/${id}`);
}
