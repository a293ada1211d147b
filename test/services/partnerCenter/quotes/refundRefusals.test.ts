import assert from 'node:assert/strict';
import type { SupportRequest } from '../../../../services/model.js';
import { contosoWith, deskSeed, WEB } from '../../contract/contractSeeds.js';
import { ANA } from '../../local/deskFixture.js';
import { answering, openPortsDesk, type PortsDesk, type PortsSetup, refusing } from '../portsDesk.js';
import { reckonedRefund } from './reckonedRefund.js';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const CALCULATE = { operation: 'reservations.calculateRefund' };

/** Refusals of the service of which the desk has no words of its own. */
const REFUSALS = [
  'RefundLimitExceeded',
  'SelfServiceRefundNotSupported',
  'InvalidRefundQuantity',
  'OperationCannotBePerformedInCurrentState',
  'BillingTransientError',
];

describe('PartnerCenterQuotes: refusals and limits of refunds', () => {
  let desk: PortsDesk;
  const open = async (setup: PortsSetup = {}) => {
    desk = await openPortsDesk({ documents: deskSeed(), ...setup });
    return desk;
  };
  afterEach(() => desk.standIn.close());
  const reckoned = (quantity: number, changes = {}) => reckonedRefund(desk, quantity, changes);
  const withPolicyErrors = (...codes: (string | null)[]) =>
    desk.standIn.script(
      CALCULATE,
      answering((told) => ({
        ...told,
        policyResult: {
          properties: {
            consumedRefundsTotal: { currencyCode: 'USD', amount: 49_999 },
            maxRefundLimit: { currencyCode: 'USD', amount: 50_000 },
            policyErrors: codes.map((code) => ({ code, message: 'Told in other words.' })),
          },
        },
      })),
    );

  for (const code of REFUSALS) {
    it(`should be refused with the code when the policy of the service does not allow it: ${code}`, async () => {
      const { quotes } = await open();
      withPolicyErrors(code);
      const quote = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
      assert.deepEqual(quote.service?.refusedWith, [code]);
      assert.deepEqual(quote.refund, reckoned(4).refund);
      const [refusal] = quote.refusals;
      assert.equal(quote.refusals.length, 1);
      if (code === 'RefundLimitExceeded') assert.equal(refusal?.code, 'LimitExceeded');
      else assert.deepEqual(refusal, { code: 'ServiceRefused', figures: { serviceCode: code } });
    });

    it(`should be refused with the code when the service does not reckon: ${code}`, async () => {
      const { quotes, standIn } = await open();
      standIn.script(CALCULATE, refusing(code));
      const quote = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
      assert.deepEqual(quote.refusals, [{ code: 'ServiceRefused', figures: { serviceCode: code } }]);
      assert.equal(quote.service?.sessionId, undefined);
      assert.deepEqual(quote.service?.refusedWith, [code]);
      assert.match(quote.service?.correlationId ?? '', /^[\w-]{36}$/);
      assert.deepEqual(quote.lines, reckoned(4).lines);
    });
  }

  it('should name every reason once, and have a name for those without', async () => {
    const { quotes } = await open();
    withPolicyErrors('InvalidRefundQuantity', null, 'InvalidRefundQuantity', 'Not a code <b>');
    const { refusals } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
    assert.deepEqual(
      refusals.map(({ figures }) => figures.serviceCode),
      ['InvalidRefundQuantity', 'NotSpecified'],
    );
  });

  it('should tell the limit as the service does, with the quantity that would pass and no day that nobody knows', async () => {
    const { quotes, standIn } = await open();
    standIn.script(
      CALCULATE,
      answering((told) => ({
        ...told,
        policyResult: {
          properties: {
            consumedRefundsTotal: { currencyCode: 'USD', amount: 700 },
            maxRefundLimit: { currencyCode: 'USD', amount: 2000.5 },
            policyErrors: [{ code: 'RefundLimitExceeded' }],
          },
        },
      })),
    );
    const { pool, refusals } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
    const counted = reckoned(4).pool.counted.amountMinor;
    assert.deepEqual([pool.limit, pool.before], [usd(200_050), usd(130_050)]);
    assert.deepEqual([pool.counted, pool.after], [usd(counted), usd(130_050 - counted)]);
    assert.deepEqual(pool.refills, []);
    assert.deepEqual(refusals, [
      {
        code: 'LimitExceeded',
        figures: { limitMinor: 200_050, freeMinor: 130_050, countedMinor: counted, currency: 'USD' },
        passingQuantity: 2,
      },
    ]);
    assert.equal((await quotes.refundableUnits(ANA, WEB)).withinLimit, 2);
  });

  it('should tell when the limit fills again as far as the desk knows it', async () => {
    const { quotes, standIn } = await open();
    const earlier = { requestId: 'x', at: '2026-06-01T09:00:00.000Z', countedUsdMinor: 700_000 };
    standIn.world.customer('contoso')!.refundPool.push(earlier);
    const { pool, refusals } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 });
    assert.deepEqual([pool.before, refusals], [usd(4_300_000), []]);
    assert.deepEqual(pool.refills, [{ date: '2027-06-15', amount: pool.counted }]);
  });

  it('should not be refused for a limit that the service does not apply', async () => {
    const { quotes, standIn } = await open();
    standIn.script(
      CALCULATE,
      answering((told) => ({
        ...told,
        policyResult: {
          properties: {
            consumedRefundsTotal: { currencyCode: 'USD', amount: 49_999 },
            maxRefundLimit: { currencyCode: 'USD', amount: 50_000 },
            policyErrors: null,
          },
        },
      })),
    );
    assert.deepEqual((await quotes.quoteRefund(ANA, { ...WEB, quantity: 4 })).refusals, []);
  });

  it('should not ask the service for what cannot be returned, and only for the limit where the quantity is wrong', async () => {
    const { quotes, standIn, count } = await open();
    const contoso = standIn.world.customer('contoso')!;
    contoso.refundPool.push({ requestId: 'x', at: '2026-06-15T09:00:00.000Z', countedUsdMinor: 4_900_000 });
    const linux = { customerId: 'contoso', reservationId: 'r-linux' };
    await quotes.quoteRefund(ANA, { ...linux, quantity: 1 });
    await quotes.refundableUnits(ANA, linux);
    assert.equal(count('reservations.calculateRefund'), 0);
    const { pool, refusals } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 11 });
    assert.deepEqual([refusals[0]?.code, refusals[0]?.passingQuantity], ['InvalidQuantity', 1]);
    assert.equal(pool.before.amountMinor, 100_000);
    await quotes.quoteRefund(ANA, { ...WEB, quantity: 0 });
    assert.equal(count('reservations.calculateRefund'), 1);
  });

  it('should refuse the second of two that the limit does not hold together, though the service knows of neither', async () => {
    // A unit brings some 3,860 USD: the limit holds twelve.
    const worth = { quantity: 30, commitment: eur(24_000_000), pricingCommitment: usd(24_000_000) };
    const { quotes } = await open({ documents: contosoWith(worth) });
    const ten = { reservationId: 'r-web', quantity: 10 };
    const quoted = await quotes.quoteRefunds(ANA, 'contoso', [ten, ten]);
    assert.deepEqual(
      quoted.map(({ refusals }) => refusals.map(({ code, passingQuantity }) => [code, passingQuantity])),
      [[], [['LimitExceeded', 2]]],
    );
    assert.deepEqual(quoted[1]?.service?.refusedWith, []);
  });

  it('should take what unfinished requests count from the limit, and not what withdrawn ones do', async () => {
    const { quotes, requests } = await open();
    const refund = await quotes.quoteRefund(ANA, { ...WEB, quantity: 3 });
    const file = (status: SupportRequest['status']) =>
      requests.push({ customerId: 'contoso', status, refund } as SupportRequest);
    file('Withdrawn');
    file('InProgress');
    const { pool, service, refusals } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 7 });
    assert.equal(pool.before.amountMinor, 5_000_000 - refund.pool.counted.amountMinor);
    assert.deepEqual([service?.differs, refusals], [[], []]);
    const { free } = (await quotes.refundOutlook(ANA, { ...WEB, quantity: 7 }, [1]))[0]!;
    assert.equal(free.amountMinor, pool.before.amountMinor);
  });

  it('should ask for the limit once for what is told without a quote, and again after minutes', async () => {
    const { quotes, clock, standIn, count } = await open();
    await quotes.refundableUnits(ANA, WEB);
    await quotes.refundOutlook(ANA, { ...WEB, quantity: 1 }, [0, 1, 3, 6]);
    assert.equal(count('reservations.calculateRefund'), 1);
    const contoso = standIn.world.customer('contoso')!;
    contoso.refundPool.push({ requestId: 'x', at: '2026-06-15T09:00:00.000Z', countedUsdMinor: 4_900_000 });
    clock.current = new Date('2026-06-15T10:05:00.000Z');
    assert.equal((await quotes.refundableUnits(ANA, WEB)).withinLimit, 1);
    assert.equal(count('reservations.calculateRefund'), 2);
  });

  it('should tell units and outlook without a limit where the service refuses to tell one', async () => {
    const { quotes, standIn } = await open();
    standIn.script(CALCULATE, refusing('SelfServiceRefundNotSupported'));
    assert.deepEqual(await quotes.refundableUnits(ANA, WEB), {
      reserved: 10,
      available: 10,
      withinLimit: 10,
    });
  });
});
