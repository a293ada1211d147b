import assert from 'node:assert/strict';
import {
  ANA,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
} from './deskFixture.js';
import { RENAME, settingsDeskIn, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationSettings, documents of old', () => {
  const folder = useTempFolder();
  const { open, openWith, scope } = settingsDeskIn(folder);

  it('should hold virtual machines that are size flexible, and nothing else that is', async () => {
    const { reservations } = await open();
    const list = await reservations.list(ANA, 'contoso');
    assert.deepEqual(
      new Map(list.map(({ id, instanceFlexibility }) => [id, instanceFlexibility])),
      new Map([
        ['r-hosts', undefined],
        ['r-linux', undefined],
        ['r-web', true],
      ]),
    );
    assert.ok(!list.some((one) => one.id !== 'r-web' && 'instanceFlexibility' in one));
  });

  it('should get back to a scope of which only the name was on file, and which nobody invents', async () => {
    const { settings, reservations } = await openWith({
      appliedScope: { type: 'Single', displayName: 'Landing **zone**' },
    });
    const { appliedScope: old } = (await reservations.get(ANA, 'contoso', 'r-web'))!;
    assert.match(old.id!, /^\/subscriptions\/[0-9a-f-]{36}$/);
    await settings.change(ANA, WEB, { setting: 'scope', before: old, after: { type: 'Shared' } });

    const reopened = await open();
    const { hits, clear } = await reopened.settings.searchTargets(
      ANA,
      WEB,
      { type: 'Single' },
      'landing',
      10,
    );
    assert.deepEqual([hits, clear], [[{ id: old.id, displayName: 'Landing **zone**' }], true]);
    const back = {
      setting: 'scope',
      before: { type: 'Shared' },
      after: { type: 'Single', id: old.id },
    } as const;
    assert.deepEqual((await reopened.settings.change(ANA, WEB, back)).appliedScope, old);
  });

  it('should not grow the document however often a scope is left and taken again', async () => {
    const { settings, reservations } = await openWith({
      appliedScope: { type: 'Single', displayName: 'Landing **zone**' },
    });
    const { appliedScope: old } = (await reservations.get(ANA, 'contoso', 'r-web'))!;
    const shared = { type: 'Shared' } as const;
    for (let times = 0; times < 3; times += 1) {
      await settings.change(ANA, WEB, { setting: 'scope', before: old, after: shared });
      await settings.change(ANA, WEB, { setting: 'scope', before: shared, after: old });
    }
    assert.deepEqual(customerOnDisk(folder(), 'contoso').formerScopes, [old]);
  });

  it('should keep agreed refunds and exchanges as they were when a reservation is renamed and applied elsewhere', async () => {
    const finance = await scope('Single', 'Contoso Finance');
    const filing = await openDesk(folder());
    const refund = await filing.desk.submit(ANA, await refundSubmission(filing, 2));
    const exchange = await exchangeSubmission(
      filing,
      [{ reservationId: 'r-web', quantity: 1 }],
      [purchase(2)],
      {
        key: 'key-2',
      },
    );
    await filing.close();

    const { settings } = await open();
    await settings.change(ANA, WEB, RENAME);
    await settings.change(ANA, WEB, { setting: 'scope', before: { type: 'Shared' }, after: finance });
    await settings.change(ANA, WEB, { setting: 'instanceFlexibility', before: true, after: false });

    const { desk } = await openDesk(folder());
    assert.deepEqual(await desk.get(ANA, refund.id), refund);
    const agreed = await desk.submit(ANA, exchange);
    assert.equal(agreed.exchange?.returns[0]?.displayName, 'Épreuves-2_b');
    assert.equal((await desk.withdraw(ANA, refund.id)).status, 'Withdrawn');
  });
});
