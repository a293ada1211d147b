import assert from 'node:assert/strict';
import { changeReservation } from '../../../standIn/arm/capacity/foundReservation.js';
import { contosoWith, WEB } from '../../contract/contractSeeds.js';
import { ANA, STRANGER } from '../../local/deskFixture.js';
import { DOWN, FORBIDDEN, useReservationDesk } from './reservationDesk.js';

describe('the list of PartnerCenterReservations', () => {
  const { open, pass, changeListed } = useReservationDesk();

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

  it('should tell of one by one whether it was split', async () => {
    const { reservations, standIn } = await open();
    const change = (body: unknown) => {
      const one = body as { properties: object };
      return { ...one, properties: { ...one.properties, provisioningState: 'Split' } };
    };
    const wasReplaced = () => reservations.wasReplaced('contoso', 'o-web', 'r-web');
    assert.equal(await wasReplaced(), false);
    standIn.script({ operation: 'reservations.get' }, { kind: 'changed', change });
    assert.equal(await wasReplaced(), true);
    assert.equal(await reservations.wasReplaced('contoso', 'o-web', 'r-none'), false);
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
