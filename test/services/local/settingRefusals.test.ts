import assert from 'node:assert/strict';
import { type Caller, ROLES } from '../../../services/model.js';
import type { SettingChange } from '../../../services/reservationSettings.js';
import { ANA, customerOnDisk, STRANGER, smallDesk } from './deskFixture.js';
import { LINUX, RENEW, refused, settingsDeskIn, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationSettings, what it refuses', () => {
  const folder = useTempFolder();
  const { open, openWith, scope } = settingsDeskIn(folder);

  for (const role of ROLES) {
    it(`should ${role === 'AdminAgent' ? 'be' : 'not be'} for a ${role} to make`, async () => {
      const caller: Caller = { ...ANA, roles: [role] };
      const { settings } = await open();
      const made = settings.change(caller, WEB, RENEW);
      if (role === 'AdminAgent') assert.equal((await made).renew, true);
      else await assert.rejects(made, refused('RoleNeeded'));
      assert.equal(customerOnDisk(folder(), 'contoso').reservations[0]!.renew, role === 'AdminAgent');
    });
  }

  it('should not be for somebody without a role', async () => {
    const { settings } = await open();
    await assert.rejects(settings.change({ ...ANA, roles: [] }, WEB, RENEW), refused('RoleNeeded'));
  });

  for (const [what, changed] of [
    ['cancelled', { state: 'Cancelled' }],
    ['being set up', { state: 'Processing' }],
    ['expired', { expiryDate: '2026-06-15' }],
  ] as const) {
    it(`should not be made of a reservation that is ${what}`, async () => {
      const { settings } = await openWith(changed);
      await assert.rejects(settings.change(ANA, WEB, RENEW), refused('SettingNotChangeable'));
    });
  }

  it('should not make size flexible what is not a virtual machine', async () => {
    const { settings } = await open();
    const change = { setting: 'instanceFlexibility', before: false, after: true } as const;
    await assert.rejects(settings.change(ANA, LINUX, change), refused('SettingNotChangeable'));
  });

  it('should not apply a scope of another customer’s, or none at all', async () => {
    const contosos = await scope('Single', 'Contoso Finance');
    const { settings } = await open();
    const parts = { customerId: 'fabrikam', reservationId: 'r-parts' };
    for (const after of [
      contosos,
      { type: 'Single' },
      { type: 'ManagementGroup', id: contosos.id },
    ] as const) {
      const change = { setting: 'scope', before: { type: 'Shared' }, after } as const;
      await assert.rejects(settings.change(ANA, parts, change), refused('ScopeNotFound'));
    }
  });

  for (const after of [
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
  ]) {
    it(`should not take ${JSON.stringify(after)} for a name`, async () => {
      const { settings } = await open();
      const change = { setting: 'displayName', before: 'Web', after } as const;
      await assert.rejects(settings.change(ANA, WEB, change), refused('Unexpected'));
      assert.deepEqual(customerOnDisk(folder(), 'contoso'), smallDesk()[0]);
    });
  }

  it('should not take what no dialog sends, which would make the document unreadable', async () => {
    const { settings } = await open();
    for (const change of [
      { setting: 'renew', before: false, after: 'yes' },
      { setting: 'quantity', before: 10, after: 20 },
      { setting: 'scope', before: { type: 'Shared' }, after: { type: 'Everywhere' } },
    ]) {
      const made = settings.change(ANA, WEB, change as unknown as SettingChange);
      await assert.rejects(made, refused('Unexpected'));
    }
    assert.deepEqual(customerOnDisk(folder(), 'contoso'), smallDesk()[0]);
  });

  it('should find neither foreign customers nor foreign reservations, whatever is asked of them', async () => {
    const { settings } = await open();
    for (const [caller, ref, code] of [
      [STRANGER, WEB, 'CustomerNotFound'],
      [ANA, { customerId: 'foreign', reservationId: 'r-foreign' }, 'CustomerNotFound'],
      [ANA, { customerId: 'contoso', reservationId: 'r-parts' }, 'ReservationNotFound'],
      [ANA, { customerId: '../contoso', reservationId: 'r-web' }, 'CustomerNotFound'],
    ] as const) {
      const ask = { type: 'Single' } as const;
      await assert.rejects(settings.targets(caller, ref, ask, 0, 10), refused(code));
      await assert.rejects(settings.searchTargets(caller, ref, ask, 'a', 10), refused(code));
      await assert.rejects(settings.target(caller, ref, { type: 'Single', id: 'x' }), refused(code));
      await assert.rejects(settings.change(caller, ref, RENEW), refused(code));
    }
  });
});
