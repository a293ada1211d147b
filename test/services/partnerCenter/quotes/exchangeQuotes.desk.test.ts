import assert from 'node:assert/strict';
import type { SupportRequest } from '../../../../services/model.js';
import { quoteExchange } from '../../../../services/quotes/exchange.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { contosoWith, deskSeed } from '../../contract/contractSeeds.js';
import { ANA, purchase, reservation } from '../../local/deskFixture.js';
import { openPortsDesk, type PortsDesk, type PortsSetup, refusing } from '../portsDesk.js';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const wire = (amount: number) => ({ currencyCode: 'EUR', amount });
const ASK = {
  customerId: 'contoso',
  returns: [{ reservationId: 'r-web', quantity: 4 }],
  purchases: [purchase(3)],
};
/** The accepting answer has no body; the outcome comes with the polls. */
const POLL = { operation: 'reservations.poll' };

describe('PartnerCenterQuotes: exchanges', () => {
  let desk: PortsDesk;
  const open = async (setup: PortsSetup = {}) => {
    desk = await openPortsDesk({ documents: deskSeed(), ...setup });
    return desk;
  };
  afterEach(() => desk.standIn.close());

  const outcome = (change: (told: Record<string, unknown>) => unknown) =>
    desk.standIn.script(POLL, {
      kind: 'changed',
      change: (body) => {
        const { properties, ...rest } = body as { properties?: Record<string, unknown> };
        return properties ? { ...rest, properties: change(properties) } : body;
      },
    });

  it('should be those of the rules to the cent where the service agrees, once its operation is over', async () => {
    const { quotes, products, clock, count } = await open();
    const { service, ...quote } = await quotes.quoteExchange(ANA, ASK);
    const offer = (await products.offer(ANA, 'contoso', purchase(3)))!;
    const given = { ...reservation({ orderId: 'o-r-web' }), utilization: {} };
    const context = { policy: CSP_2018, at: clock.now(), customerId: 'contoso' };
    const returns = [{ reservation: given, quantity: 4, pendingQuantity: 0 }];
    assert.deepEqual(quote, quoteExchange(returns, [{ offer, quantity: 3 }], context));
    assert.deepEqual([service?.differs, service?.refusedWith], [[], []]);
    assert.match(service?.sessionId ?? '', /^[\w-]{36}$/);
    assert.match(service?.correlationId ?? '', /^[\w-]{36}$/);
    assert.equal(count('reservations.calculateExchange'), 1);
    assert.ok(count('reservations.poll') >= 2);
  });

  it('should show the service’s figures where they differ, and what the rules give', async () => {
    const { quotes, figures } = await open();
    figures.exchangeShiftMinor = 1_000;
    const { credit, netPayable, service, refusals } = await quotes.quoteExchange(ANA, ASK);
    assert.deepEqual([credit, netPayable, refusals], [eur(264_014), eur(35_614), []]);
    assert.deepEqual(service?.differs, [
      { figure: 'credit', reckoned: eur(263_014) },
      { figure: 'netPayable', reckoned: eur(36_614) },
    ]);
  });

  it('should give several reservations of one kind back together for several purchases', async () => {
    const documents = contosoWith({}, { id: 'r-shop', quantity: 5 });
    const { quotes } = await open({ documents });
    const { service, refusals, returns, purchases } = await quotes.quoteExchange(ANA, {
      customerId: 'contoso',
      returns: [
        { reservationId: 'r-web', quantity: 4 },
        { reservationId: 'r-shop', quantity: 5 },
      ],
      purchases: [purchase(9), purchase(2, { billingPlan: 'Monthly', term: 'P3Y' })],
    });
    assert.deepEqual([returns.length, purchases.length, refusals], [2, 2, []]);
    assert.deepEqual(service?.differs, []);
  });

  it('should be explained as the service reckons, which does not know of units that are asked back', async () => {
    // A tenth is 120,000.3 cents: the second unit would carry one more than the first.
    const commitment = { amountMinor: 1_200_003, currency: 'EUR' };
    const { quotes, requests } = await open({ documents: contosoWith({ commitment }) });
    const ask = { ...ASK, returns: [{ reservationId: 'r-web', quantity: 1 }], purchases: [purchase(1)] };
    const before = await quotes.quoteExchange(ANA, ask);
    const refund = await quotes.quoteRefund(ANA, { ...ASK, reservationId: 'r-web', quantity: 1 });
    requests.push({ customerId: 'contoso', status: 'Open', refund } as SupportRequest);
    const { service, returns, refusals } = await quotes.quoteExchange(ANA, ask);
    assert.deepEqual([service?.differs, refusals, returns], [[], [], before.returns]);
  });

  for (const code of ['BillingTransientError', 'OperationCannotBePerformedInCurrentState', 'FutureCode']) {
    it(`should be refused with the code of a policy error: ${code}`, async () => {
      const { quotes } = await open();
      outcome((told) => ({ ...told, policyResult: { policyErrors: [{ code, message: 'Other words.' }] } }));
      const { refusals, service, credit } = await quotes.quoteExchange(ANA, ASK);
      assert.deepEqual(refusals, [{ code: 'ServiceRefused', figures: { serviceCode: code } }]);
      assert.deepEqual([service?.refusedWith, credit], [[code], eur(263_014)]);
    });

    it(`should be refused with the code of an operation that failed: ${code}`, async () => {
      const { quotes, standIn } = await open();
      const error = { code, message: 'Other words.' };
      standIn.script(POLL, { kind: 'changed', change: () => ({ status: 'Failed', error }) });
      const { refusals, service } = await quotes.quoteExchange(ANA, ASK);
      assert.deepEqual(refusals, [{ code: 'ServiceRefused', figures: { serviceCode: code } }]);
      assert.equal(service?.sessionId, undefined);
      assert.match(service?.correlationId ?? '', /^[\w-]{36}$/);
    });

    it(`should be refused with the code of an operation that is not accepted: ${code}`, async () => {
      const { quotes, standIn } = await open();
      standIn.script({ operation: 'reservations.calculateExchange' }, refusing(code));
      const { refusals } = await quotes.quoteExchange(ANA, ASK);
      assert.deepEqual(refusals, [{ code: 'ServiceRefused', figures: { serviceCode: code } }]);
    });
  }

  it('should not ask the service for what is refused anyway, nor before something is bought', async () => {
    const { quotes, count } = await open();
    await quotes.quoteExchange(ANA, { ...ASK, purchases: [] });
    await quotes.quoteExchange(ANA, { ...ASK, purchases: [purchase(2)] });
    assert.equal(count('reservations.calculateExchange'), 0);
  });

  it('should take a net amount below nothing as it is told', async () => {
    const { quotes } = await open();
    outcome((told) => ({ ...told, netPayable: wire(-0.1), refundsTotal: wire(0.1 + 0.2) }));
    const { netPayable, credit } = await quotes.quoteExchange(ANA, ASK);
    assert.deepEqual([netPayable, credit], [eur(-10), eur(30)]);
  });

  it('should reach whoever asks as a fault when the operation cannot be followed', async () => {
    const { quotes, standIn } = await open();
    const fault = standIn.script(POLL, { kind: 'status', status: 503 });
    await assert.rejects(quotes.quoteExchange(ANA, ASK), { code: 'ServiceUnavailable' });
    fault.end();
    outcome(({ sessionId: _session, ...told }) => told);
    await assert.rejects(quotes.quoteExchange(ANA, ASK), { code: 'ServiceUnreadable' });
  });

  it('should not be waited for without end', async () => {
    const { quotes, standIn } = await open({ patienceMs: 40 });
    standIn.script(POLL, { kind: 'changed', change: () => ({ status: 'Running' }) });
    await assert.rejects(quotes.quoteExchange(ANA, ASK), { code: 'ServiceUnavailable' });
  });

  it('should be refused for a customer without a subscription that could pay', async () => {
    const { quotes, standIn } = await open();
    standIn.script(
      { operation: 'resources.subscriptions' },
      { kind: 'changed', change: () => ({ value: [] }) },
    );
    await assert.rejects(quotes.quoteExchange(ANA, ASK), { code: 'ProductNotFound' });
  });
});
