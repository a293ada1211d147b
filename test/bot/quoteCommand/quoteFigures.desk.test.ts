import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import type { Caller } from '../../../services/model.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import type { RefundQuote } from '../../../services/quotes/refundQuote.js';
import { submission } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { monthsLater } from '../../services/quotes/oracleCalendar.js';
import {
  type DocumentOnDisk,
  documentsIn,
  expectedFigures,
  figuresOf,
  policyOnDisk,
  type Return,
  writeDocument,
} from './expectedQuotes.js';
import { NOW, quotesIn, runCommand } from './quoteRun.js';

const POLICIES = ['csp-2018', 'csp-2020', 'azure-2022'];

/** When a demo desk is laid down, and the days it is quoted on: leap days, ends of months, long before and after. */
const DESKS: readonly [laidDown: string, days: readonly string[]][] = [
  [
    '2026-11-22',
    ['2026-06-30', '2026-11-22', '2026-11-24', '2026-12-31', '2027-01-31', '2027-02-28', '2028-02-29'],
  ],
  [
    '2028-02-29',
    ['2027-08-31', '2028-02-29', '2028-03-01', '2028-03-31', '2028-12-31', '2029-02-28', '2032-02-29'],
  ],
];

describe('refund quotes of the command line', () => {
  for (const [laidDown, days] of DESKS) {
    describe(`of a desk laid down on ${laidDown}`, () => {
      let dataDir = '';
      before(async () => {
        dataDir = await mkdtemp(join(tmpdir(), 'desk-quotes-'));
      });
      after(() => rm(dataDir, { recursive: true }));
      const now = `${laidDown}T15:00:00.000Z`;

      for (const on of days) {
        for (const policyId of POLICIES) {
          it(`should follow the rules for every reservation on ${on} under ${policyId}`, async () => {
            const args = ['--all', '--on', on, '--policy', policyId, '--json'];
            const { status, out, err } = await runCommand(dataDir, args, { now });
            assert.deepEqual([status, err], [0, '']);
            const returns = returnsOf(dataDir, { on, policy: policyOnDisk(policyId) });
            const quotes = quotesIn(out);
            assert.equal(quotes.length, returns.length);
            assertAgree(quotes, returns);
          });
        }
      }
    });
  }

  describe('of a fresh desk', () => {
    const folder = useTempFolder();

    it('should give every kind of answer', async () => {
      const { out } = await runCommand(folder(), ['--all', '--json']);
      const answers = new Set(quotesIn(out).map(({ refusals }) => refusals[0]?.code ?? 'granted'));
      const kinds = ['granted', 'NotRefundable', 'Expired', 'Cancelled', 'Processing', 'LimitExceeded'];
      assert.deepEqual([...answers].sort(), kinds.sort());
    });

    it('should follow the rules for a reservation that was never used in its first days', async () => {
      await runCommand(folder(), ['--all']);
      const [document] = documentsIn(folder());
      const [young] = document!.reservations.filter(({ state }) => state === 'Succeeded');
      const [benefitStart, expiryDate] = ['2026-11-19', '2027-11-19'];
      writeDocument(folder(), {
        ...document!,
        reservations: [{ ...young!, term: 'P1Y', resourceType: 'VirtualMachines', benefitStart, expiryDate }],
        usage: [{ reservationId: young!.id, lastDay: '2026-11-21', percents: [0, 0, 0] }],
      });
      for (const on of ['2026-11-19', '2026-11-23', '2026-11-24']) {
        const asks = { on, policy: policyOnDisk('csp-2020') };
        const { out } = await runCommand(folder(), ['--all', '--on', on, '--policy', 'csp-2020', '--json']);
        assertAgree(quotesIn(out), returnsOf(folder(), asks));
        const [quote] = quotesIn(out).filter(({ reservationId }) => reservationId === young!.id);
        const consumed = quote!.lines.find(({ code }) => code === 'consumed');
        assert.equal(consumed?.figures.unused, on < '2026-11-24' ? 1 : undefined);
      }
    });

    it('should follow the rules where payments do not divide and terms start at the ends of months', async () => {
      await runCommand(folder(), ['--all']);
      for (const document of documentsIn(folder())) writeDocument(folder(), awkward(document));
      for (const policy of POLICIES.map(policyOnDisk)) {
        for (const on of ['2026-11-30', '2027-02-28', '2028-02-29']) {
          const args = ['--all', '--on', on, '--policy', policy.id, '--json'];
          assertAgree(quotesIn((await runCommand(folder(), args)).out), returnsOf(folder(), { on, policy }));
        }
      }
    });

    it('should follow the rules for half of the units of every reservation', async () => {
      await runCommand(folder(), ['--all']);
      const asks = { on: '2027-01-31', policy: policyOnDisk('azure-2022') };
      for (const asked of returnsOf(folder(), asks, (all) => Math.ceil(all / 2))) {
        const { document, reservation, quantity } = asked;
        const named = ['--customer', document.profile.domain, '--reservation', reservation.id];
        const what = [...named, '--quantity', String(quantity), '--on', asks.on, '--policy', asks.policy.id];
        const { out } = await runCommand(folder(), [...what, '--json']);
        assertAgree(quotesIn(out), [asked]);
      }
    });

    it('should count what open requests hold, while a desk runs over the same documents', async () => {
      const asks = { on: NOW.slice(0, 10), policy: policyOnDisk('csp-2018') };
      const desk = await openDemoDesk(folder());
      const reservationId = await fileRefund(desk, 'contoso.com', 'Web front end', 4);
      const { out } = await runCommand(folder(), ['--all', '--on', asks.on, '--json']);
      assertAgree(quotesIn(out), returnsOf(folder(), asks));
      const [web] = quotesIn(out).filter((quote) => quote.reservationId === reservationId);
      assert.deepEqual(web!.refusals, [
        { code: 'AlreadyRequested', figures: { pending: 4, available: 6 }, passingQuantity: 6 },
      ]);

      const named = ['--customer', 'contoso.com', '--reservation', reservationId, '--quantity', '5'];
      const rest = await runCommand(folder(), [...named, '--on', asks.on, '--json']);
      const [asked] = returnsOf(folder(), asks, () => 5).filter(
        ({ reservation }) => reservation.id === reservationId,
      );
      assertAgree(quotesIn(rest.out), [asked!]);
      await desk.close();
    });
  });
});

const STARTS = ['2026-01-31', '2024-02-29', '2026-08-31', '2025-12-30', '2026-10-31', '2025-02-28'];

/** The customer with odd amounts, of three decimals, and terms that start late in their month. */
function awkward(document: DocumentOnDisk): DocumentOnDisk {
  const billingCurrency = 'KWD';
  const reservations = document.reservations.map((reservation, place) => {
    const benefitStart = STARTS[place % STARTS.length]!;
    const { commitment, pricingCommitment, term } = reservation;
    return {
      ...reservation,
      benefitStart,
      expiryDate: monthsLater(benefitStart, term === 'P3Y' ? 36 : 12),
      commitment: { amountMinor: commitment.amountMinor + 11 * place + 7, currency: billingCurrency },
      pricingCommitment: { ...pricingCommitment, amountMinor: pricingCommitment.amountMinor + 5 * place + 3 },
    };
  });
  return { ...document, profile: { ...document.profile, billingCurrency }, reservations };
}

/** The return of every reservation that lies in the data directory: of all its units, unless told otherwise. */
function returnsOf(
  dataDir: string,
  asks: Pick<Return, 'on' | 'policy'>,
  quantityOf: (all: number) => number = (all) => all,
): Return[] {
  return documentsIn(dataDir).flatMap((document) =>
    document.reservations.map((reservation) => ({
      ...asks,
      document,
      reservation,
      quantity: quantityOf(reservation.quantity),
    })),
  );
}

function assertAgree(quotes: readonly RefundQuote[], returns: readonly Return[]): void {
  const byId = new Map(quotes.map((quote) => [quote.reservationId, quote]));
  for (const asked of returns) {
    const { displayName, id } = asked.reservation;
    assert.deepEqual(figuresOf(byId.get(id)!), expectedFigures(asked), displayName);
  }
}

const CALLER: Caller = { userId: 'test:ana', partnerId: DEMO_PARTNER_ID, roles: ['AdminAgent'] };

function openDemoDesk(dataDir: string) {
  const clock = { now: () => new Date(NOW) };
  return openLocalBackend({ dataDir, clock, policy: loadPolicies().get('csp-2018')! });
}

/** Files a request for a refund. @returns the reservation's id */
async function fileRefund(
  desk: Awaited<ReturnType<typeof openDemoDesk>>,
  domain: string,
  name: string,
  quantity: number,
): Promise<string> {
  const [customer] = (await desk.customers.search(CALLER, domain, 1)).hits;
  const customerId = customer!.id;
  const reservations = await desk.reservations.list(CALLER, customerId);
  const reservationId = reservations.find(({ displayName }) => displayName === name)!.id;
  const quote = await desk.quotes.quoteRefund(CALLER, { customerId, reservationId, quantity });
  const { policyId, expiresAt } = quote;
  const refund = { quantity, refundMinor: quote.refund.amountMinor, policyId, expiresAt };
  await desk.desk.submit(CALLER, submission({ customerId, reservationId, refund }));
  return reservationId;
}
