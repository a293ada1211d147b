import assert from 'node:assert/strict';
import { ANA, customerOnDisk } from './deskFixture.js';
import { settingsDeskIn, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationSettings, documents of old', () => {
  const folder = useTempFolder();
  const { open, openWith } = settingsDeskIn(folder);

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
});
