import assert from 'node:assert/strict';
import { changeReservation } from '../../../standIn/arm/capacity/foundReservation.js';
import { contosoWith, WEB } from '../../contract/contractSeeds.js';
import { ANA, STRANGER } from '../../local/deskFixture.js';
import { openTenantDesk, type TenantDeskSetup } from '../tenantDesk.js';

const DOWN = { kind: 'status', status: 503 } as const;
const FORBIDDEN = { kind: 'status', status: 403, code: 'AuthorizationFailed' } as const;

type Desk = Awaited<ReturnType<typeof openTenantDesk>>;

describe('PartnerCenterReservations', () => {
  let desk: Desk;
  const open = async (setup: TenantDeskSetup = {}) => {
    desk = await openTenantDesk(setup);
    return desk;
  };
  afterEach(() => desk.standIn.close());

  const pass = (ms: number) => {
    desk.clock.current = new Date(desk.clock.current.getTime() + ms);
  };
  /** Lets the list answer with some of its reservations changed. */
  const changeListed = (change: (one: Wire) => unknown) =>
    desk.standIn.script(
      { operation: 'reservations.list' },
      {
        kind: 'changed',
        change: (body) => ({ ...(body as object), value: (body as Listing).value.map(change) }),
      },
    );

  it('should follow a list to its end', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ id: `r-${index}` }));
    const { reservations, calls } = await open({ documents: contosoWith(...many) });
    const listed = await reservations.list(ANA, 'contoso');
    assert.equal(new Set(listed.map(({ id }) => id)).size, 120);
    assert.ok(calls().length > 1, 'one page was enough');
  });

  it('should ask once for all who ask at once, and again after a minute', async () => {
    const { reservations, calls } = await open();
    const [one, other] = await Promise.all([1, 2].map(() => reservations.list(ANA, 'contoso')));
    assert.equal(one, other);
    pass(59_999);
    assert.equal(await reservations.list(ANA, 'contoso'), one);
    assert.deepEqual(calls(), ['reservations.list']);
    pass(1);
    assert.equal(await reservations.list(ANA, 'contoso'), one);
    assert.equal(calls().length, 2);
  });

  it('should give another list once it has changed, and tell it on', async () => {
    const { reservations, listed, standIn, clock } = await open();
    const before = await reservations.list(ANA, 'contoso');
    const web = standIn.world.customer('contoso')!.reservation('r-web')!;
    changeReservation(web, clock.now().toISOString(), { displayName: 'Boutique' });
    pass(60_000);
    const after = await reservations.list(ANA, 'contoso');
    assert.deepEqual(
      [before, after].map((list) => list.find(({ id }) => id === 'r-web')?.displayName),
      ['Web', 'Boutique'],
    );
    assert.deepEqual(listed, [
      ['contoso', before],
      ['contoso', after],
    ]);
  });

  it('should list anew what was changed through the desk', async () => {
    const { reservations, calls } = await open();
    await reservations.list(ANA, 'contoso');
    reservations.forget('contoso');
    await reservations.list(ANA, 'contoso');
    assert.equal(calls().length, 2);
  });

  it('should leave out what it cannot read, and say so, but not the rest', async () => {
    const { reservations, events } = await open();
    changeListed((one) =>
      one.name.endsWith('/r-web') ? { ...one, properties: { ...one.properties, quantity: 'ten' } } : one,
    );
    const listed = await reservations.list(ANA, 'contoso');
    assert.deepEqual(listed.map(({ id }) => id).sort(), ['r-hosts', 'r-linux']);
    assert.deepEqual(events, [
      {
        level: 'warn',
        code: 'ReservationsUnreadable',
        customerId: 'contoso',
        count: 1,
        fields: ['properties.quantity'],
      },
    ]);
  });

  it('should leave out what was split or merged: its units are in others', async () => {
    const { reservations, events } = await open();
    changeListed((one) =>
      one.name.endsWith('/r-web')
        ? { ...one, properties: { ...one.properties, provisioningState: 'Merged' } }
        : one,
    );
    assert.equal((await reservations.list(ANA, 'contoso')).length, 2);
    assert.deepEqual(events, []);
  });

  it('should take from the orders what a list leaves out, and ask for them once', async () => {
    const { reservations, calls } = await open({ documents: contosoWith({}, { id: 'r-two' }) });
    const whole = await reservations.list(ANA, 'contoso');
    const missing = {
      term: null,
      billingPlan: null,
      benefitStartTime: null,
      expiryDate: null,
      expiryDateTime: null,
    };
    changeListed((one) => ({ ...one, properties: { ...one.properties, ...missing } }));
    pass(60_000);
    assert.equal(await reservations.list(ANA, 'contoso'), whole);
    assert.deepEqual(calls().slice(1), ['reservations.list', 'reservations.listOrders']);
  });

  it('should ask nothing in the name of what is no customer of the caller', async () => {
    const { reservations, calls } = await open();
    assert.deepEqual(await reservations.list(STRANGER, 'contoso'), []);
    assert.equal(await reservations.get(STRANGER, 'contoso', 'r-web'), undefined);
    const notFound = { code: 'CustomerNotFound' };
    await assert.rejects(reservations.whole(STRANGER, WEB), notFound);
    await assert.rejects(reservations.known(STRANGER, WEB), notFound);
    await assert.rejects(reservations.current(STRANGER, WEB), notFound);
    assert.deepEqual(calls(), []);
  });

  it('should look one up by itself, and its order at most once an hour', async () => {
    const { reservations, calls } = await open();
    await reservations.list(ANA, 'contoso');
    for (const ms of [0, 120_000, 3_600_000]) {
      pass(ms);
      await reservations.whole(ANA, WEB);
    }
    const count = (operation: string) => calls().filter((one) => one === operation).length;
    assert.deepEqual([count('reservations.get'), count('reservations.getOrder')], [3, 2]);
  });

  const answeredAs = (name: string) =>
    desk.standIn.script(
      { operation: 'reservations.get' },
      {
        kind: 'changed',
        change: (body) => ({ ...(body as object), id: (body as { id: string }).id.replace('r-web', name) }),
      },
    );

  it('should go by the ids of the list where an answer writes them in another case', async () => {
    const { reservations } = await open();
    answeredAs('R-WEB');
    assert.equal((await reservations.get(ANA, 'contoso', 'r-web'))?.id, 'r-web');
  });

  it('should not take another reservation for the one that was asked for', async () => {
    const { reservations } = await open();
    answeredAs('r-linux');
    await assert.rejects(reservations.get(ANA, 'contoso', 'r-web'), { code: 'ServiceUnreadable' });
  });

  it('should ask for an order anew once it was changed', async () => {
    const { reservations, calls } = await open();
    await reservations.whole(ANA, WEB);
    reservations.forget('contoso', 'o-web');
    await reservations.whole(ANA, WEB);
    assert.equal(calls().filter((one) => one === 'reservations.getOrder').length, 2);
  });

  it('should find none that is gone since it was listed, and list anew', async () => {
    const { reservations, standIn } = await open();
    await reservations.list(ANA, 'contoso');
    const all = standIn.world.customer('contoso')!.reservations;
    all.splice(
      all.findIndex(({ id }) => id === 'r-web'),
      1,
    );
    assert.equal(await reservations.get(ANA, 'contoso', 'r-web'), undefined);
    assert.equal((await reservations.list(ANA, 'contoso')).length, 2);
    await assert.rejects(reservations.whole(ANA, WEB), { code: 'ReservationNotFound' });
  });

  for (const [what, fault, code] of [
    ['is down', DOWN, 'ServiceUnavailable'],
    ['refuses', FORBIDDEN, 'ServiceForbidden'],
    ['has no schedule', withoutSchedule(), 'ServiceUnreadable'],
  ] as const) {
    it(`should show a reservation without its commitment while its order ${what}`, async () => {
      const { reservations, standIn } = await open({ documents: contosoWith({}) });
      standIn.script({ operation: 'reservations.getOrder' }, fault);
      const found = await reservations.get(ANA, 'contoso', 'r-web');
      assert.deepEqual(
        [found?.displayName, found?.commitment, found?.pricingCommitment, found?.unavailable],
        ['Web', undefined, undefined, ['commitment']],
      );
      await assert.rejects(reservations.whole(ANA, WEB), { code });
      standIn.clearFaults();
      pass(3_600_000);
      assert.equal((await reservations.whole(ANA, WEB)).commitment.amountMinor, 1_200_000);
      assert.equal((await reservations.get(ANA, 'contoso', 'r-web'))?.unavailable, undefined);
    });
  }

  it('should take the use of one from the list where it does not tell it, and name it while that is down', async () => {
    const usage = [{ reservationId: 'r-web', lastDay: '2026-06-14', percents: [40, 60] }];
    const documents = contosoWith({}).map((document) => ({ ...document, usage }));
    const { reservations, standIn } = await open({ documents });
    standIn.script(
      { operation: 'reservations.get' },
      {
        kind: 'changed',
        change: (body) => {
          const { properties, ...one } = body as Wire;
          return { ...one, properties: { ...properties, utilization: undefined } };
        },
      },
    );
    const found = await reservations.get(ANA, 'contoso', 'r-web');
    assert.deepEqual(found?.utilization, { last1Day: 40, last7Days: 50, last30Days: 50 });
    standIn.script({ operation: 'reservations.list' }, DOWN);
    pass(60_000);
    const without = await reservations.get(ANA, 'contoso', 'r-web');
    assert.deepEqual([without?.utilization, without?.unavailable], [{}, ['utilization']]);
    assert.equal((await reservations.whole(ANA, WEB)).commitment.amountMinor, 1_200_000);
  });

  it('should share what an order commits to among its reservations', async () => {
    const odd = {
      commitment: { amountMinor: 1_000, currency: 'EUR' },
      pricingCommitment: { amountMinor: 1_000, currency: 'USD' },
    };
    const { reservations } = await open({
      documents: contosoWith(
        { id: 'r-1', orderId: 'o', quantity: 1, ...odd },
        { id: 'r-2', orderId: 'o', quantity: 1, ...odd },
        { id: 'r-3', orderId: 'o', quantity: 4, ...odd },
      ),
    });
    const shares = await Promise.all(
      ['r-1', 'r-2', 'r-3'].map((reservationId) => reservations.whole(ANA, { ...WEB, reservationId })),
    );
    assert.deepEqual(
      shares.map(({ commitment }) => commitment.amountMinor),
      [500, 500, 2_000],
    );
  });

  it('should reckon what is to come by the rate of today where the service does not tell it', async () => {
    const monthly = {
      term: 'P1Y',
      billingPlan: 'Monthly',
      commitment: { amountMinor: 1_080_000, currency: 'EUR' },
    } as const;
    const { reservations, figures } = await open({ documents: contosoWith(monthly) });
    figures.hidesScheduledBilling = true;
    const { commitment, pricingCommitment } = await reservations.whole(ANA, WEB);
    assert.deepEqual([commitment.amountMinor, pricingCommitment.amountMinor], [1_080_000, 1_200_000]);
  });

  for (const [what, fault, code] of [
    ['is down', DOWN, 'ServiceUnavailable'],
    ['lets nobody in', FORBIDDEN, 'ServiceForbidden'],
    ['speaks in riddles', { kind: 'truncated' }, undefined],
  ] as const) {
    it(`should not take a service that ${what} for a customer without reservations`, async () => {
      const { reservations, standIn } = await open();
      standIn.script({ operation: 'reservations.list', times: 1 }, fault);
      const listed = reservations.list(ANA, 'contoso');
      await assert.rejects(listed, code ? { code } : { name: 'UnreachableError' });
      assert.equal((await reservations.list(ANA, 'contoso')).length, 3);
    });
  }

  it('should keep to the tenant of the customer', async () => {
    const { reservations, standIn } = await open();
    await Promise.all(['contoso', 'fabrikam'].map((customer) => reservations.list(ANA, customer)));
    const tenants = standIn.calls.filter(({ operation }) => operation.startsWith('reservations.'));
    assert.deepEqual(tenants.map(({ tenant }) => tenant).sort(), ['contoso', 'fabrikam']);
  });
});

interface Wire {
  readonly name: string;
  readonly properties: Record<string, unknown>;
}
interface Listing {
  readonly value: readonly Wire[];
}

function withoutSchedule() {
  const change = (body: unknown) => {
    const { properties, ...order } = body as { properties: Record<string, unknown> };
    return { ...order, properties: { ...properties, planInformation: undefined } };
  };
  return { kind: 'changed', change } as const;
}
