import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { SettingChange } from '../../../services/reservationSettings.js';
import { ANA, BEN, customerFile, customerOnDisk, smallDesk } from './deskFixture.js';
import { LINUX, RENAME, RENEW, refused, settingsDeskIn, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationSettings, changing a setting', () => {
  const folder = useTempFolder();
  const { open, scope } = settingsDeskIn(folder);

  const changes: readonly [what: string, change: () => Promise<SettingChange>, after: object][] = [
    ['renewal', async () => RENEW, { renew: true }],
    [
      'size flexibility',
      async () => ({ setting: 'instanceFlexibility', before: true, after: false }),
      { instanceFlexibility: false },
    ],
    ['the name', async () => RENAME, { displayName: 'Épreuves-2_b' }],
  ];
  for (const [what, change, after] of changes) {
    it(`should change ${what} at once and for good, and nothing besides`, async () => {
      const { settings, reservations } = await open();
      const before = await reservations.get(ANA, 'contoso', 'r-web');
      assert.deepEqual(await settings.change(ANA, WEB, await change()), { ...before, ...after });
      for (const desk of [{ reservations }, await open()]) {
        assert.deepEqual(await desk.reservations.get(BEN, 'contoso', 'r-web'), { ...before, ...after });
        const listed = await desk.reservations.list(BEN, 'contoso');
        assert.deepEqual(
          listed.find(({ id }) => id === 'r-web'),
          { ...before, ...after },
        );
      }
      const [, ...others] = smallDesk()[0]!.reservations;
      assert.deepEqual(customerOnDisk(folder(), 'contoso').reservations.slice(1), others);
    });
  }

  for (const [type, name, subscription] of [
    ['Single', 'Contoso Finance', ''],
    ['ResourceGroup', 'rg-reporting', 'Contoso Test'],
    ['ManagementGroup', 'Contoso Core', ''],
  ] as const) {
    it(`should apply the scope ${type}, and shared again`, async () => {
      const after = await scope(type, name, subscription);
      const { settings } = await open();
      const asked: SettingChange = { setting: 'scope', before: { type: 'Shared' }, after };
      const { appliedScope } = await settings.change(ANA, WEB, asked);
      assert.deepEqual(appliedScope, { type, id: after.id, displayName: name });
      const reopened = await open();
      assert.deepEqual(
        (await reopened.reservations.get(ANA, 'contoso', 'r-web'))?.appliedScope,
        appliedScope,
      );
      const back = { setting: 'scope', before: appliedScope, after: { type: 'Shared' } } as const;
      assert.deepEqual((await reopened.settings.change(ANA, WEB, back)).appliedScope, { type: 'Shared' });
    });
  }

  it('should change nothing and write nothing when the setting has that value already', async () => {
    const { settings } = await open();
    await settings.change(ANA, WEB, RENEW);
    const file = customerFile(folder(), 'contoso');
    writeFileSync(file, 'would be written over');
    assert.equal((await settings.change(BEN, WEB, RENEW)).renew, true);
    const shared = { setting: 'scope', before: { type: 'Single' }, after: { type: 'Shared' } } as const;
    assert.deepEqual((await settings.change(BEN, WEB, shared)).appliedScope, { type: 'Shared' });
    await assert.rejects(async () => customerOnDisk(folder(), 'contoso'), SyntaxError);
  });

  for (const [what, asked] of [
    ['the name', { setting: 'displayName', before: 'Seen before', after: 'New' }],
    ['the scope', { setting: 'scope', before: { type: 'Single', id: '/subscriptions/x' }, after: undefined }],
  ] as const) {
    it(`should leave ${what} that somebody else has changed meanwhile`, async () => {
      const change =
        asked.setting === 'scope' ? { ...asked, after: await scope('Single', 'Contoso Finance') } : asked;
      const { settings } = await open();
      await assert.rejects(settings.change(ANA, WEB, change), refused('SettingChanged'));
      assert.deepEqual(customerOnDisk(folder(), 'contoso'), smallDesk()[0]);
    });
  }

  it('should let one of two win that change the same at once, and lose none that change different things', async () => {
    const { settings, reservations } = await open();
    const outcomes = await Promise.allSettled([
      settings.change(ANA, WEB, RENAME),
      settings.change(BEN, WEB, { setting: 'displayName', before: 'Web', after: 'Other' }),
      settings.change(BEN, WEB, RENEW),
      settings.change(ANA, LINUX, RENEW),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    const web = await reservations.get(ANA, 'contoso', 'r-web');
    assert.deepEqual([web?.displayName, web?.renew], ['Épreuves-2_b', true]);
    assert.equal((await reservations.get(ANA, 'contoso', 'r-linux'))?.renew, true);
  });
});
