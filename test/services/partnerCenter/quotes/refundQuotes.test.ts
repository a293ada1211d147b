import assert from 'node:assert/strict';
import { UnreachableError } from '../../../../services/errors.js';
import { giveBack } from '../../../standIn/arm/capacity/givenBack.js';
import { contosoWith, deskSeed, WEB } from '../../contract/contractSeeds.js';
import { ANA } from '../../local/deskFixture.js';
import { answering, openPortsDesk, type PortsDesk, type PortsSetup, refusing } from '../portsDesk.js';
import { reckonedRefund } from './reckonedRefund.js';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const CALCULATE = { operation: 'reservations.calculateRefund' };

describe('PartnerCenterQuotes: refunds', () => {
  let desk: PortsDesk;
  const open = async (setup: PortsSetup = {}) => {
    desk = await openPortsDesk({ documents: deskSeed(), ...setup });
    return desk;
  };
  afterEach(() => desk.standIn.close());
  const reckoned = (quantity: number, changes = {}) => reckonedRefund(desk, quantity, changes);

  for (const billingPlan of ['Upfront', 'Monthly'] as const) {
    it(`should be those of the rules to the cent where the service agrees (${billingPlan})`, async () => {
      const { quotes } = await open({ documents: contosoWith({ billingPlan }) });
      const { service, ...quote } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 3 });
      assert.deepEqual(quote, reckoned(3, { billingPlan }));
      assert.deepEqual([service?.differs, service?.refusedWith], [[], []]);
      assert.match(service?.sessionId ?? '', /^[\w-]{36}$/);
      assert.match(service?.correlationId ?? '', /^[\w-]{36}$/);
    });
  }

  it('should show the service’s figure where it differs, and what the rules give', async () => {
    const { quotes, figures } = await open();
    figures.refundShiftMinor = -123;
    const quote = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
    const { refund } = reckoned(4);
    const told = eur(refund.amountMinor - 123);
    assert.deepEqual(quote.refund, told);
    assert.deepEqual(quote.lines.at(-1), { code: 'refund', amount: told, figures: {} });
    assert.deepEqual(quote.service?.differs, [{ figure: 'refund', reckoned: refund }]);
    assert.deepEqual(quote.refusals, []);
  });

  it('should say when the service puts the rest of a monthly plan otherwise', async () => {
    const { quotes, standIn } = await open({ documents: contosoWith({ billingPlan: 'Monthly' }) });
    standIn.script(
      CALCULATE,
      answering((told) => ({
        ...told,
        billingInformation: {
          ...(told.billingInformation as object),
          billingCurrencyRemainingCommitmentAmount: { currencyCode: 'EUR', amount: 1234.5 },
        },
      })),
    );
    const quote = await quotes.quoteRefund(ANA, { ...WEB, quantity: 10 });
    const { remainingCommitment } = reckoned(10, { billingPlan: 'Monthly' });
    assert.deepEqual(quote.remainingCommitment, eur(123_450));
    assert.deepEqual(quote.service?.differs, [
      { figure: 'remainingCommitment', reckoned: remainingCommitment },
    ]);
  });

  it('should be asked one after another for several returns, each beside those before it', async () => {
    const { quotes, count } = await open();
    const returns = [
      { reservationId: 'r-web', quantity: 7 },
      { reservationId: 'r-linux', quantity: 1 },
      { reservationId: 'r-web', quantity: 4 },
      { reservationId: 'r-web', quantity: 3 },
    ];
    const [first, linux, tooMany, rest] = await quotes.quoteRefunds(ANA, 'contoso', returns);
    const codes = [first, linux, tooMany, rest].map((quote) => quote?.refusals.map(({ code }) => code));
    assert.deepEqual(codes, [[], ['NotRefundable'], ['AlreadyRequested'], []]);
    assert.equal(rest?.pool.before.amountMinor, first?.pool.after.amountMinor);
    assert.deepEqual(rest?.refund, reckoned(3).refund);
    assert.deepEqual(rest?.service?.differs, []);
    assert.equal(
      rest?.pool.refills[0]?.amount.amountMinor,
      first!.pool.counted.amountMinor + rest!.pool.counted.amountMinor,
    );
    assert.equal(count('reservations.calculateRefund'), 2);
  });

  it('should be explained as the service reckons, which does not know of units that are asked back', async () => {
    // A tenth is 120,000.3 cents: the second unit would carry one more than the first.
    const changes = { commitment: { amountMinor: 1_200_003, currency: 'EUR' } };
    const { quotes } = await open({ documents: contosoWith(changes) });
    const one = { reservationId: 'r-web', quantity: 1 };
    const [first, second] = await quotes.quoteRefunds(ANA, 'contoso', [one, one]);
    assert.deepEqual(second?.lines, first?.lines);
    assert.deepEqual(second?.lines, reckoned(1, changes).lines);
  });

  it('should follow what was returned meanwhile', async () => {
    const { quotes, standIn, clock } = await open();
    const before = await quotes.quoteRefund(ANA, { ...WEB, quantity: 2 });
    giveBack(standIn.world.customer('contoso')!.reservation('r-web')!, 4, clock.now().toISOString());
    clock.current = new Date('2026-06-15T11:00:01.000Z');
    const after = await quotes.quoteRefund(ANA, { ...WEB, quantity: 2 });
    assert.deepEqual([after.reservedQuantity, after.refund], [6, before.refund]);
    assert.deepEqual(after.service?.differs, []);
  });

  it('should reach whoever asks as a fault when the service does not answer, also with a code of its own', async () => {
    const { quotes, standIn, count } = await open({
      limits: { maxRetries: 2, backoff: { firstMs: 1, mostMs: 1 } },
    });
    standIn.script(CALCULATE, refusing('BillingTransientError', 503));
    await assert.rejects(quotes.quoteRefund(ANA, { ...WEB, quantity: 1 }), (error) => {
      assert.ok(error instanceof UnreachableError);
      assert.deepEqual(
        [error.code, error.service?.serviceCode],
        ['ServiceUnavailable', 'BillingTransientError'],
      );
      return true;
    });
    assert.equal(count('reservations.calculateRefund'), 3);
  });

  for (const [what, change] of [
    ['no session', { sessionId: null }],
    ['no refund', { billingRefundAmount: null }],
    ['an amount in words', { billingRefundAmount: { currencyCode: 'EUR', amount: 'twelve' } }],
    ['a currency that nobody has', { billingRefundAmount: { currencyCode: 'ZZZ', amount: 12 } }],
    ['a refund below nothing', { billingRefundAmount: { currencyCode: 'EUR', amount: -0.01 } }],
  ] as const) {
    it(`should not be made up when the answer has ${what}`, async () => {
      const { quotes, standIn } = await open();
      standIn.script(
        CALCULATE,
        answering((told) => ({ ...told, ...change })),
      );
      await assert.rejects(quotes.quoteRefund(ANA, { ...WEB, quantity: 1 }), { code: 'ServiceUnreadable' });
    });
  }
});
