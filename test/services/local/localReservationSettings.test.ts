import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { type Caller, ROLES } from '../../../services/model.js';
import type { SettingChange } from '../../../services/reservationSettings.js';
import { ANA, BEN, customerFile, customerOnDisk, smallDesk } from './deskFixture.js';
import { RENAME, RENEW, settingsDeskIn, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationSettings', () => {
  const folder = useTempFolder();
  const { open, scope } = settingsDeskIn(folder);
  const onDisk = () => customerOnDisk(folder(), 'contoso');

  const changes: readonly [what: string, change: SettingChange, after: object][] = [
    ['renewal', RENEW, { renew: true }],
    [
      'size flexibility',
      { setting: 'instanceFlexibility', before: true, after: false },
      { instanceFlexibility: false },
    ],
    ['the name', RENAME, { displayName: 'Épreuves-2_b' }],
  ];
  for (const [what, change, after] of changes) {
    it(`should write ${what} into the document, and nothing besides`, async () => {
      const { settings } = await open();
      await settings.change(ANA, WEB, change);
      const [web, ...others] = smallDesk()[0]!.reservations;
      assert.deepEqual(onDisk().reservations, [{ ...web, ...after }, ...others]);
    });
  }

  it('should write nothing when the setting has that value already', async () => {
    const { settings } = await open();
    await settings.change(ANA, WEB, RENEW);
    const file = customerFile(folder(), 'contoso');
    writeFileSync(file, 'would be written over');
    assert.equal((await settings.change(BEN, WEB, RENEW)).renew, true);
    const shared = { setting: 'scope', before: { type: 'Single' }, after: { type: 'Shared' } } as const;
    assert.deepEqual((await settings.change(BEN, WEB, shared)).appliedScope, { type: 'Shared' });
    assert.throws(onDisk, SyntaxError);
  });

  for (const [what, asked] of [
    ['the name', { setting: 'displayName', before: 'Seen before', after: 'New' }],
    ['the scope', { setting: 'scope', before: { type: 'Single', id: '/subscriptions/x' }, after: undefined }],
  ] as const) {
    it(`should write nothing over ${what} that somebody else has changed meanwhile`, async () => {
      const change =
        asked.setting === 'scope' ? { ...asked, after: await scope('Single', 'Contoso Finance') } : asked;
      const { settings } = await open();
      await assert.rejects(settings.change(ANA, WEB, change), { code: 'SettingChanged' });
      assert.deepEqual(onDisk(), smallDesk()[0]);
    });
  }

  for (const role of ROLES.filter((one) => one !== 'AdminAgent')) {
    it(`should write nothing for a ${role}`, async () => {
      const caller: Caller = { ...ANA, roles: [role] };
      const { settings } = await open();
      await assert.rejects(settings.change(caller, WEB, RENEW), { code: 'RoleNeeded' });
      assert.deepEqual(onDisk(), smallDesk()[0]);
    });
  }

  it('should write no name that a reservation cannot have', async () => {
    const { settings } = await open();
    const names = [
      '',
      ' ',
      '-_-',
      'a'.repeat(65),
      'a/b',
      'a\nb',
      ' a',
      '<b>',
      '$' + '{x}',
      '**a**',
      'a\u202eb',
    ];
    for (const after of names) {
      const change = { setting: 'displayName', before: 'Web', after } as const;
      await assert.rejects(settings.change(ANA, WEB, change), { code: 'Unexpected' });
    }
    assert.deepEqual(onDisk(), smallDesk()[0]);
  });

  it('should write nothing that would make the document unreadable', async () => {
    const { settings } = await open();
    for (const change of [
      { setting: 'renew', before: false, after: 'yes' },
      { setting: 'quantity', before: 10, after: 20 },
      { setting: 'scope', before: { type: 'Shared' }, after: { type: 'Everywhere' } },
    ]) {
      const made = settings.change(ANA, WEB, change as unknown as SettingChange);
      await assert.rejects(made, { code: 'Unexpected' });
    }
    assert.deepEqual(onDisk(), smallDesk()[0]);
  });
});
