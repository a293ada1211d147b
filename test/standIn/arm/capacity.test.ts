import assert from 'node:assert/strict';
import type { AzureReservationAPI, ReservationResponse } from '@azure/arm-reservations';
import { customer, reservation, StillClock, smallDesk } from '../../services/local/deskFixture.js';
import type { StandIn } from '../standIn.js';
import { openSmallStandIn } from '../standInFixture.js';
import { allOf, armRequest, noWait, reservationsApi } from './armFixture.js';

describe('stand-in: reservations', () => {
  let standIn: StandIn;
  let clock: StillClock;
  let api: AzureReservationAPI;

  beforeEach(async () => {
    clock = new StillClock();
    const usage = [{ reservationId: 'r-web', lastDay: '2026-06-14', percents: [90, 80, 70, 60] }];
    const monthly = reservation({
      id: 'r-monthly',
      orderId: 'o-monthly',
      displayName: 'Monthly',
      billingPlan: 'Monthly',
      commitment: { amountMinor: 100_001, currency: 'EUR' },
      pricingCommitment: { amountMinor: 100_007, currency: 'USD' },
    });
    const [contoso, ...others] = smallDesk();
    const documents = [
      { ...contoso!, reservations: [...contoso!.reservations, monthly], usage },
      ...others,
      customer('empty', 'Empty', 'partner-1'),
    ];
    standIn = await openSmallStandIn({ documents, clock });
    api = reservationsApi(standIn, 'contoso');
  });

  afterEach(() => standIn.close());

  it('should list all reservations of the tenant over several pages, named by their orders', async () => {
    const pages = [];
    for await (const page of api.reservation.listAll({ take: 3 }).byPage()) pages.push(page);
    assert.deepEqual(
      pages.map((page) => page.map(({ name }) => name)),
      [['o-web/r-web', 'o-web/r-linux', 'o-web/r-hosts'], ['o-monthly/r-monthly']],
    );
    assert.deepEqual(await allOf(reservationsApi(standIn, 'empty').reservation.listAll()), []);
  });

  it('should filter and order the list', async () => {
    const filter = "(properties/archived eq false) and (sku/name eq 'standard_d4s_v5')";
    const hosts = `${filter} and properties/reservedResourceType eq 'DedicatedHost'`;
    const names = async (options: object) =>
      (await allOf(api.reservation.listAll(options))).map((one) => one.properties?.displayName);
    assert.deepEqual(await names({ filter: hosts }), ['Hosts']);
    assert.deepEqual(await names({ filter, orderby: 'properties/displayName desc' }), [
      'Web',
      'Monthly',
      'Linux',
      'Hosts',
    ]);
    await assert.rejects(names({ filter: "properties/displayName ne 'Web'" }), { code: 'BadRequest' });
  });

  it('should give a reservation with its use, scope and state', async () => {
    const one = await api.reservation.get('o-web', 'r-web');
    assert.equal(one.id, '/providers/microsoft.capacity/reservationOrders/o-web/reservations/r-web');
    assert.equal(one.sku?.name, 'Standard_D4s_v5');
    assert.equal(one.properties?.provisioningState, 'Succeeded');
    assert.equal(one.properties?.instanceFlexibility, 'On');
    assert.equal(one.properties?.appliedScopeType, 'Shared');
    assert.deepEqual(one.properties?.expiryDate, new Date('2027-01-01'));
    assert.deepEqual(
      one.properties?.utilization?.aggregates?.map(({ grain, value }) => [grain, value]),
      [
        [1, 90],
        [7, 75],
        [30, 75],
      ],
    );
    clock.current = new Date('2027-01-01T00:00:00Z');
    const later = reservationsApi(standIn, 'contoso');
    assert.equal((await later.reservation.get('o-web', 'r-web')).properties?.provisioningState, 'Expired');
  });

  it('should know nothing of another tenant’s reservations', async () => {
    await assert.rejects(api.reservation.get('o-web', 'r-parts'), {
      statusCode: 404,
      code: 'ReservationIdNotInReservationOrder',
    });
    const empty = reservationsApi(standIn, 'empty');
    await assert.rejects(empty.reservation.get('o-web', 'r-web'), { code: 'ReservationOrderNotFound' });
    await assert.rejects(empty.reservationOrder.get('o-web'), { code: 'ReservationOrderNotFound' });
  });

  it('should give the payments of a monthly plan, which add up to the commitments', async () => {
    const order = await api.reservationOrder.get('o-monthly', { expand: 'schedule' });
    const { transactions = [], pricingCurrencyTotal, nextPaymentDueDate } = order.planInformation ?? {};
    assert.equal(transactions.length, 12);
    const cents = (amounts: (number | undefined)[]) =>
      amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 100), 0);
    assert.equal(cents(transactions.map((one) => one.billingCurrencyTotal?.amount)), 100_001);
    assert.equal(cents(transactions.map((one) => one.pricingCurrencyTotal?.amount)), 100_007);
    assert.deepEqual(pricingCurrencyTotal, { currencyCode: 'USD', amount: 1000.07 });
    assert.equal(transactions.filter(({ status }) => status === 'Succeeded').length, 6);
    assert.deepEqual(nextPaymentDueDate, new Date('2026-07-01'));
    assert.equal((await api.reservationOrder.get('o-monthly')).planInformation, undefined);
  });

  it('should give one payment of an upfront plan and list the orders', async () => {
    const { planInformation } = await api.reservationOrder.get('o-web', { expand: 'schedule' });
    assert.equal(planInformation?.transactions?.length, 1);
    assert.equal(planInformation?.transactions?.[0]?.billingCurrencyTotal?.amount, 36_000);
    const orders = await allOf(api.reservationOrder.list());
    assert.deepEqual(
      orders.map(({ name }) => name),
      ['o-web', 'o-monthly'],
    );
  });

  it('should rename a reservation, turn settings and keep what they were', async () => {
    await api.reservation.beginUpdateAndWait('o-web', 'r-web', { name: 'Web 2', renew: true }, noWait);
    const { properties } = await api.reservation.beginUpdateAndWait(
      'o-web',
      'r-web',
      { instanceFlexibility: 'Off' },
      noWait,
    );
    assert.deepEqual(
      [properties?.displayName, properties?.renew, properties?.instanceFlexibility],
      ['Web 2', true, 'Off'],
    );
    const revisions = await allOf(api.reservation.listRevisions('o-web', 'r-web'));
    assert.deepEqual(
      revisions.map((one) => [one.etag, one.properties?.displayName]),
      [
        [3, 'Web 2'],
        [2, 'Web 2'],
        [1, 'Web'],
      ],
    );
    const renewed = await api.reservation.get('o-web', 'r-web', { expand: 'renewProperties' });
    assert.equal(renewed.properties?.renewProperties?.purchaseProperties?.quantity, 10);
    assert.equal(renewed.properties?.renewProperties?.billingCurrencyTotal?.currencyCode, 'EUR');
  });

  it('should apply a reservation elsewhere and say which places exist', async () => {
    const customerOfTenant = standIn.world.customer('contoso')!;
    const subscription = customerOfTenant.scopes.subscriptions[0]!;
    const group = customerOfTenant.scopes.resourceGroups(subscription.id)[0]!;
    const management = customerOfTenant.scopes.managementGroups[0]!;
    const scopes = [subscription.id, group.id, management.id, '/subscriptions/nowhere'];
    const checked = await api.reservation.beginAvailableScopesAndWait(
      'o-web',
      'r-web',
      { properties: { scopes } },
      noWait,
    );
    assert.deepEqual(
      checked.properties?.scopes?.map(({ valid }) => valid),
      [true, true, true, false],
    );
    const update = (patch: object) => api.reservation.beginUpdateAndWait('o-web', 'r-web', patch, noWait);
    const scopeOf = ({ properties }: ReservationResponse) => properties?.appliedScopeProperties;
    const single = await update({ appliedScopeType: 'Single', appliedScopes: [subscription.id] });
    assert.equal(scopeOf(single)?.subscriptionId, subscription.id);
    const inGroup = await update({
      appliedScopeType: 'Single',
      appliedScopeProperties: { resourceGroupId: group.id },
    });
    assert.equal(inGroup.properties?.userFriendlyAppliedScopeType, 'ResourceGroup');
    assert.equal(scopeOf(inGroup)?.displayName, group.displayName);
    const managed = await update({
      appliedScopeType: 'ManagementGroup',
      appliedScopeProperties: { tenantId: 'contoso', managementGroupId: management.id },
    });
    assert.equal(scopeOf(managed)?.managementGroupId, management.id);
  });

  it('should refuse a change that cannot be made', async () => {
    const refused = (patch: object, code: string, id = 'r-web') =>
      assert.rejects(api.reservation.beginUpdateAndWait('o-web', id, patch, noWait), {
        statusCode: 400,
        code,
      });
    const single = (...appliedScopes: string[]) => ({ appliedScopeType: 'Single', appliedScopes });
    await refused(single('/subscriptions/nowhere'), 'AppliedScopesNotAssociatedWithCommerceAccount');
    await refused(single(), 'MissingAppliedScopesForSingle');
    await refused(single('/subscriptions/a', '/subscriptions/b'), 'InvalidSingleAppliedScopesCount');
    await refused({ appliedScopeType: 'Shared' }, 'AppliedScopesSameAsExisting');
    await refused({ name: 'Web' }, 'PatchValuesSameAsExisting');
    await refused({ name: 'a/b' }, 'InvalidRequestContent');
    await refused({ instanceFlexibility: 'Off' }, 'InvalidRequestContent', 'r-hosts');
    clock.current = new Date('2027-03-01T00:00:00Z');
    api = reservationsApi(standIn, 'contoso');
    await refused({ renew: true }, 'OperationCannotBePerformedInCurrentState');
  });

  it('should give the daily use between two dates', async () => {
    const path = '/providers/Microsoft.Capacity/reservationorders/o-web/reservations/r-web';
    const get = (query: Record<string, string>) => {
      const text = new URLSearchParams({ 'api-version': '2023-05-01', ...query });
      const summaries = `${path}/providers/Microsoft.Consumption/reservationSummaries?${text}`;
      return armRequest(standIn, 'contoso', 'GET', summaries);
    };
    const $filter = 'properties/usageDate ge 2026-06-12 AND properties/usageDate le 2026-06-13';
    const { body } = await get({ grain: 'daily', $filter });
    const days = [...body.value!].map(({ properties }) => properties!);
    assert.deepEqual(
      days.map(({ usageDate, avgUtilizationPercentage }) => [usageDate, avgUtilizationPercentage]),
      [
        ['2026-06-12T00:00:00Z', 70],
        ['2026-06-13T00:00:00Z', 80],
      ],
    );
    assert.equal((await get({ grain: 'daily' })).status, 400);
  });
});
