import assert from 'node:assert/strict';
import { dailyUsageOf } from '../../../../services/partnerCenter/usage/wireSummaries.js';
import { contosoWith, WEB } from '../../contract/contractSeeds.js';
import { ANA, STRANGER } from '../../local/deskFixture.js';
import { openTenantDesk } from '../tenantDesk.js';

/** A day as Microsoft.Consumption summarizes it; `properties` over its own. */
function summary(usageDate: string, percent: unknown, properties: object = {}) {
  return {
    id: '/providers/Microsoft.Capacity/reservationorders/o-caisse/reservations/r-caisse/providers/Microsoft.Consumption/reservationSummaries/1',
    name: 'reservationSummaries_1',
    type: 'Microsoft.Consumption/reservationSummaries',
    tags: null,
    properties: {
      reservationOrderId: 'o-caisse',
      reservationId: 'r-caisse',
      skuName: 'Standard_E8as_v5',
      kind: 'Reservation',
      reservedHours: 168,
      usedHours: 120,
      usageDate,
      minUtilizationPercentage: 0,
      avgUtilizationPercentage: percent,
      maxUtilizationPercentage: 100,
      ...properties,
    },
  };
}

describe('daily summaries on the wire', () => {
  it('should be read in whatever order they come', () => {
    const told = [
      summary('2026-05-30T00:00:00Z', 71.43),
      summary('2026-06-01T00:00:00', 0),
      summary('2026-05-31', 100),
    ];
    assert.deepEqual(dailyUsageOf(told), { lastDay: '2026-06-01', percents: [0, 100, 71.43] });
  });

  it('should end where a day is missing or cannot be read', () => {
    const days = ['2026-06-05', '2026-06-04', '2026-06-03', '2026-06-02'];
    const told = days.map((day) => summary(day, 50));
    const broken = told.map((one, index) => (index === 2 ? summary(days[2]!, 'half') : one));
    for (const list of [told.toSpliced(2, 1), broken, told.with(2, summary('2026-13-99', 50))]) {
      assert.deepEqual(dailyUsageOf(list), { lastDay: '2026-06-05', percents: [50, 50] });
    }
  });

  it('should be between nothing and all', () => {
    const told = [summary('2026-06-02', 100.02), summary('2026-06-01', -1)];
    assert.deepEqual(dailyUsageOf(told)?.percents, [100, 0]);
  });

  it('should be none where no day is told', () => {
    assert.equal(dailyUsageOf([]), undefined);
    assert.equal(dailyUsageOf([{}, null, summary('soon', 1)]), undefined);
  });
});

describe('PartnerCenterUsage', () => {
  let desk: Awaited<ReturnType<typeof openTenantDesk>>;
  beforeEach(async () => {
    const usage = [{ reservationId: 'r-web', lastDay: '2026-06-13', percents: Array(28).fill(12.5) }];
    const documents = contosoWith({}).map((document) => ({ ...document, usage }));
    desk = await openTenantDesk({ documents });
  });
  afterEach(() => desk.standIn.close());

  const asked = () => desk.calls().filter((one) => one === 'reservations.dailyUsage').length;

  it('should follow the pages, ask for the days that can be shown, and keep the answer for ten minutes', async () => {
    const daily = await desk.usage.daily(ANA, WEB);
    assert.deepEqual(daily, { lastDay: '2026-06-13', percents: Array(28).fill(12.5) });
    assert.equal(asked(), 2);
    const query = new URLSearchParams(desk.standIn.calls.at(-1)!.query);
    assert.equal(
      query.get('$filter'),
      'properties/usageDate ge 2026-05-06 AND properties/usageDate le 2026-06-15',
    );
    desk.clock.current = new Date('2026-06-15T10:09:59.999Z');
    assert.equal(await desk.usage.daily(ANA, WEB), daily);
    assert.equal(asked(), 2);
    desk.clock.current = new Date('2026-06-15T10:10:00.000Z');
    assert.deepEqual(await desk.usage.daily(ANA, WEB), daily);
    assert.equal(asked(), 4);
  });

  it('should be none where the service refuses to tell', async () => {
    const fault = { kind: 'status', status: 403, code: 'AuthorizationFailed' } as const;
    desk.standIn.script({ operation: 'reservations.dailyUsage' }, fault);
    assert.equal(await desk.usage.daily(ANA, WEB), undefined);
  });

  for (const [what, fault, code] of [
    ['is down', { kind: 'status', status: 500 }, 'ServiceUnavailable'],
    ['breaks off', { kind: 'truncated' }, 'ServiceUnreadable'],
    ['is busy', { kind: 'status', status: 429 }, 'ServiceBusy'],
    ['changes its answer', { kind: 'changed', change: () => ({ values: [] }) }, 'ServiceUnreadable'],
  ] as const) {
    it(`should not be called none while the service ${what}`, async () => {
      desk.standIn.script({ operation: 'reservations.dailyUsage', times: 1 }, fault);
      await assert.rejects(desk.usage.daily(ANA, WEB), { name: 'UnreachableError', code });
      assert.equal((await desk.usage.daily(ANA, WEB))?.percents.length, 28);
    });
  }

  it('should ask nothing in the name of what is no customer of the caller', async () => {
    await assert.rejects(desk.usage.daily(STRANGER, WEB), { code: 'CustomerNotFound' });
    assert.deepEqual(desk.calls(), []);
  });
});
