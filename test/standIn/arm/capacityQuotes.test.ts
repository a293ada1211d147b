import assert from 'node:assert/strict';
import type { AzureReservationAPI, PurchaseRequest } from '@azure/arm-reservations';
import { quoteExchange } from '../../../services/quotes/exchange.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import { reservation, StillClock, smallDesk } from '../../services/local/deskFixture.js';
import { CSP_2018 } from '../../support/csp2018.js';
import type { StandIn } from '../standIn.js';
import { openSmallStandIn } from '../standInFixture.js';
import { allOf, noWait, reservationsApi } from './armFixture.js';
import { agreeingFigures } from './capacity/capacity.js';

const WEB = '/providers/Microsoft.Capacity/reservationOrders/o-web/reservations/r-web';

describe('stand-in: reservation quotes', () => {
  let standIn: StandIn;
  let api: AzureReservationAPI;
  let billingScopeId: string;
  const figures = agreeingFigures();
  const clock = new StillClock();

  beforeEach(async () => {
    Object.assign(figures, agreeingFigures());
    const monthly = reservation({ id: 'r-monthly', billingPlan: 'Monthly' });
    const [contoso, ...others] = smallDesk();
    const documents = [{ ...contoso!, reservations: [...contoso!.reservations, monthly] }, ...others];
    standIn = await openSmallStandIn({ documents, clock, capacity: { figures } });
    api = reservationsApi(standIn, 'contoso');
    billingScopeId = standIn.world.customer('contoso')!.scopes.subscriptions[0]!.id;
  });

  afterEach(() => standIn.close());

  const refundBody = (quantity: number, reservationId = WEB) => ({
    properties: { scope: 'Reservation', reservationToReturn: { reservationId, quantity } },
  });
  const calculate = (quantity: number, id = 'r-web') =>
    api.calculateRefund.post('o-web', refundBody(quantity, WEB.replace('r-web', id)));
  const giveBack = (sessionId: string | undefined, quantity: number) =>
    api.return.beginPostAndWait(
      'o-web',
      { properties: { ...refundBody(quantity).properties, sessionId, returnReason: 'Other' } },
      noWait,
    );
  const purchase = (quantity: number, changes: Partial<PurchaseRequest> = {}): PurchaseRequest => ({
    sku: { name: 'Standard_D4s_v5' },
    location: 'westeurope',
    reservedResourceType: 'VirtualMachines',
    billingScopeId,
    term: 'P1Y',
    billingPlan: 'Monthly',
    quantity,
    displayName: 'New',
    appliedScopeType: 'Shared',
    ...changes,
  });
  const calculateExchange = (returned: number, ...reservationsToPurchase: PurchaseRequest[]) =>
    api.calculateExchange.beginPostAndWait(
      {
        properties: {
          reservationsToPurchase,
          reservationsToExchange: [{ reservationId: WEB, quantity: returned }],
        },
      },
      noWait,
    );

  it('should page through the products of a type with their sizes and prices', async () => {
    const options = { reservedResourceType: 'SqlDatabases', take: 4 };
    const products = await allOf(api.listCatalog(billingScopeId.slice('/subscriptions/'.length), options));
    assert.equal(products.length, 10);
    const [first] = products;
    assert.equal(first?.resourceType, 'SqlDatabases');
    assert.deepEqual(first?.capabilities, [{ name: 'vCPUs', value: '1' }]);
    assert.deepEqual(first?.billingPlans, { P1Y: ['Upfront', 'Monthly'], P3Y: ['Upfront', 'Monthly'] });
    assert.equal(first?.msrp?.p1Y?.currencyCode, 'USD');
    await assert.rejects(allOf(api.listCatalog('none', options)), { code: 'SubscriptionNotFound' });
  });

  it('should price a purchase in the customer’s currency and in dollars', async () => {
    const { properties } = await api.reservationOrder.calculate(purchase(3));
    assert.deepEqual(properties?.billingCurrencyTotal, { currencyCode: 'EUR', amount: 2996.28 });
    assert.equal(properties?.pricingCurrencyTotal?.currencyCode, 'USD');
    const payments = properties?.paymentSchedule ?? [];
    assert.equal(payments.length, 12);
    assert.deepEqual(payments[0]?.billingCurrencyTotal, { currencyCode: 'EUR', amount: 249.69 });
    assert.equal(payments[1]?.billingCurrencyTotal, undefined);
    const refused = (changes: Partial<PurchaseRequest>, code: string) =>
      assert.rejects(api.reservationOrder.calculate(purchase(1, changes)), { statusCode: 400, code });
    await refused({ sku: { name: 'Standard_None' } }, 'CalculatePriceFailed');
    await refused({ location: 'nowhere' }, 'InvalidLocationId');
    await refused({ term: 'P5Y' }, 'UnsupportedReservationTerm');
    await refused({ billingScopeId: '/subscriptions/none' }, 'InvalidSubscriptionId');
  });

  it('should reckon a refund as the rules do', async () => {
    const { properties } = await calculate(4);
    const context = { policy: CSP_2018, at: clock.now(), pool: [], pendingQuantity: 0 };
    const quote = quoteRefund({ ...reservation(), utilization: {} }, 4, context);
    const euros = (amountMinor: number) => ({ currencyCode: 'EUR', amount: amountMinor / 100 });
    assert.deepEqual(properties?.billingRefundAmount, euros(quote.refund.amountMinor));
    assert.equal(properties?.pricingRefundAmount?.currencyCode, 'USD');
    const { billingInformation, policyResult } = properties ?? {};
    assert.deepEqual(billingInformation?.billingCurrencyTotalPaidAmount, euros(480_000));
    const consumed = quote.lines.find(({ code }) => code === 'consumed')!.amount.amountMinor;
    assert.deepEqual(billingInformation?.billingCurrencyProratedAmount, euros(consumed));
    assert.deepEqual(billingInformation?.billingCurrencyRemainingCommitmentAmount, euros(0));
    assert.deepEqual(policyResult?.properties?.maxRefundLimit, { currencyCode: 'USD', amount: 50_000 });
    assert.deepEqual(policyResult?.properties?.policyErrors, []);
  });

  it('should tell what a monthly plan still commits to', async () => {
    const { billingInformation: told } = (await calculate(10, 'r-monthly')).properties!;
    assert.deepEqual([told?.completedTransactions, told?.totalTransactions], [6, 12]);
    const { billingCurrencyProratedAmount: consumed, billingCurrencyRemainingCommitmentAmount: left } = told!;
    assert.equal(Math.round((consumed!.amount! + left!.amount!) * 100), 1_200_000);
  });

  it('should differ from the rules when a test wants it to', async () => {
    const before = (await calculate(4)).properties?.billingRefundAmount?.amount ?? 0;
    figures.refundShiftMinor = -123;
    const after = (await calculate(4)).properties?.billingRefundAmount?.amount ?? 0;
    assert.equal(Math.round((after - before) * 100), -123);
  });

  it('should refuse what cannot be refunded with the API’s codes', async () => {
    const refused = (call: Promise<unknown>, statusCode: number, code: string) =>
      assert.rejects(call, { statusCode, code });
    await refused(calculate(0), 400, 'InvalidRefundQuantity');
    await refused(calculate(11), 400, 'InvalidRefundQuantity');
    await refused(calculate(1, 'r-linux'), 400, 'SelfServiceRefundNotSupported');
    await refused(calculate(1, 'r-parts'), 400, 'ReservationIdNotInReservationOrder');
    await refused(api.calculateRefund.post('o-none', refundBody(1)), 404, 'ReservationOrderNotFound');
    standIn.world.customer('contoso')!.refundPool.push({
      requestId: 'earlier',
      at: '2026-06-01T00:00:00Z',
      countedUsdMinor: 4_999_900,
    });
    const exceeded = (await calculate(10)).properties?.policyResult?.properties;
    assert.equal(exceeded?.policyErrors?.[0]?.code, 'RefundLimitExceeded');
    assert.equal(exceeded?.consumedRefundsTotal?.amount, 49_999);
  });

  it('should carry out a return once, for what was calculated', async () => {
    const { properties } = await calculate(4);
    const { sessionId } = properties ?? {};
    await assert.rejects(giveBack(sessionId, 5), { code: 'InvalidRequestContent' });
    const order = await giveBack(sessionId, 4);
    assert.equal(order.name, 'o-web');
    const contoso = standIn.world.customer('contoso')!;
    const web = contoso.reservation('r-web')!;
    assert.deepEqual([web.quantity, web.commitment.amountMinor], [6, 720_000]);
    const dollars = (properties?.pricingRefundAmount?.amount ?? 0) * 100;
    assert.deepEqual(
      contoso.refundPool.map(({ countedUsdMinor }) => countedUsdMinor),
      [Math.round(dollars)],
    );
    await assert.rejects(giveBack(sessionId, 4), { code: 'OperationCannotBePerformedInCurrentState' });
    assert.equal(contoso.carriedOut.length, 1);
    await giveBack((await calculate(6)).properties?.sessionId, 6);
    assert.equal((await api.reservation.get('o-web', 'r-web')).properties?.provisioningState, 'Cancelled');
    await assert.rejects(calculate(1), { code: 'OperationCannotBePerformedInCurrentState' });
  });

  it('should reckon an exchange as the rules do', async () => {
    const { status, properties } = await calculateExchange(10, purchase(20));
    const offer = {
      sku: 'Standard_D4s_v5',
      region: 'westeurope',
      term: 'P1Y',
      billingPlan: 'Monthly',
      resourceType: 'VirtualMachines',
      unitCommitment: { amountMinor: 99_876, currency: 'EUR' },
    } as const;
    const given = {
      reservation: { ...reservation(), utilization: {} },
      quantity: 10,
      pendingQuantity: 0,
    };
    const context = { policy: CSP_2018, at: clock.now(), customerId: 'contoso' };
    const quote = quoteExchange([given], [{ offer, quantity: 20 }], context);
    assert.equal(status, 'Succeeded');
    assert.equal(properties?.refundsTotal?.amount, quote.credit.amountMinor / 100);
    assert.equal(properties?.purchasesTotal?.amount, quote.purchaseTotal.amountMinor / 100);
    assert.equal(properties?.netPayable?.amount, quote.netPayable.amountMinor / 100);
    const [returned] = properties?.reservationsToExchange ?? [];
    assert.equal(returned?.reservationId?.toLowerCase(), WEB.toLowerCase());
    assert.equal(returned?.billingInformation?.billingCurrencyTotalPaidAmount?.amount, 12_000);
    assert.equal(properties?.reservationsToPurchase?.[0]?.properties?.sku?.name, 'Standard_D4s_v5');
    assert.equal(properties?.policyResult?.policyErrors ?? undefined, undefined);
  });

  it('should say what is against the policy of exchanges and fail what cannot be exchanged', async () => {
    const { status, properties } = await calculateExchange(10, purchase(1));
    assert.deepEqual(
      [status, properties?.policyResult?.policyErrors?.map(({ code }) => code)],
      ['Succeeded', ['PurchaseLessThanRemainingCommitment']],
    );
    const exchange = (sessionId: string | undefined) =>
      api.exchange.beginPostAndWait({ properties: { sessionId } }, noWait);
    await assert.rejects(exchange(properties?.sessionId), { code: 'InvalidRequestContent' });
    await assert.rejects(calculateExchange(11, purchase(20)), /has failed. InvalidRefundQuantity/);
    const none = purchase(1, { sku: { name: 'Standard_None' } });
    await assert.rejects(calculateExchange(1, none), { statusCode: 400, code: 'CalculatePriceFailed' });
  });

  it('should carry out an exchange once', async () => {
    const calculated = await calculateExchange(10, purchase(20));
    const sessionId = calculated.properties?.sessionId;
    const done = await api.exchange.beginPostAndWait({ properties: { sessionId } }, noWait);
    assert.equal(done.status, 'Succeeded');
    const [bought] = done.properties?.reservationsToPurchase ?? [];
    assert.equal(bought?.status, 'Succeeded');
    const [, orderId, , id] = /reservationOrders\/([^/]+)(\/reservations\/)([^/]+)/.exec(
      bought?.reservationId ?? '',
    )!;
    const fresh = await api.reservation.get(orderId!, id!);
    assert.deepEqual(
      [fresh.properties?.displayName, fresh.properties?.quantity, fresh.properties?.expiryDate],
      ['New', 20, new Date('2027-06-15')],
    );
    assert.equal((await api.reservation.get('o-web', 'r-web')).properties?.provisioningState, 'Cancelled');
    await assert.rejects(api.exchange.beginPostAndWait({ properties: { sessionId } }, noWait), {
      code: 'OperationCannotBePerformedInCurrentState',
    });
    assert.equal(standIn.world.customer('contoso')!.carriedOut.length, 1);
  });
});
