import assert from 'node:assert/strict';
import { contosoWith, WEB } from '../../contract/contractSeeds.js';
import { ANA } from '../../local/deskFixture.js';
import { changed, DOWN, FORBIDDEN, useReservationDesk } from './reservationDesk.js';

const WITHOUT_SCHEDULE = changed(({ properties, ...order }) => ({
  ...order,
  properties: { ...properties, planInformation: undefined },
}));

describe('one of PartnerCenterReservations', () => {
  const { open, pass, changeAnswer } = useReservationDesk();

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
    changeAnswer('reservations.get', (body) => ({ ...body, id: body.id.replace('r-web', name) }));

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
    ['has no schedule', WITHOUT_SCHEDULE, 'ServiceUnreadable'],
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
    changeAnswer('reservations.get', ({ properties, ...one }) => ({
      ...one,
      properties: { ...properties, utilization: undefined },
    }));
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
});
