import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AccessRole } from '../../../services/accessControl.js';
import { demoDesk } from '../../../services/local/demo/demoDesk.js';
import { type Caller, ROLES } from '../../../services/model.js';
import { demo, grantOf, openAccess, partner, WEB } from './accessDesk.js';
import { ANA, BEN, customerFile, customerOnDisk } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalAccessControl', () => {
  const folder = useTempFolder();

  describe('at first', () => {
    it('should have the same people every time, the most powerful first, and nothing on file', async () => {
      const { access } = await openAccess(folder());
      const first = await access.list(ANA, WEB);
      assert.deepEqual(await access.list(BEN, WEB), first);
      const order = ['Owner', 'ReservationAdministrator', 'ReservationContributor', 'Reader'];
      const places = first.map(({ role }) => order.indexOf(role));
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
      );
      assert.equal(new Set(first.map(({ id }) => id)).size, first.length);
      assert.equal('access' in customerOnDisk(folder(), 'contoso'), false);
    });

    it('should have one owner or two, readers, contributors and an administrator at the partner', () => {
      const counts = new Set<number>();
      for (const { profile, reservations } of demoDesk(new Date('2026-06-15T10:00:00Z'))) {
        for (const { id } of reservations) {
          const all = demo.atFirst(profile, id);
          const withRole = (role: AccessRole) => all.filter((one) => one.role === role);
          counts.add(withRole('Owner').length);
          assert.ok(withRole('Reader').length > 0 && withRole('ReservationContributor').length > 0);
          const admins = withRole('ReservationAdministrator').map(({ email }) => email.split('@')[1]);
          assert.deepEqual(admins, [partner.domain]);
          const others = all.filter(({ role }) => role !== 'ReservationAdministrator');
          assert.ok(others.every(({ email }) => email.endsWith(`@${profile.domain}`)));
          assert.equal(new Set(all.map(({ email }) => email)).size, all.length);
        }
      }
      assert.deepEqual([...counts].sort(), [1, 2]);
    });

    it('should be where the first changes begin, and stay for good', async () => {
      const { access, close } = await openAccess(folder());
      const before = await access.list(ANA, WEB);
      const granted = await access.grant(ANA, grantOf('jane@contoso.com'));
      const reader = before.find(({ role }) => role === 'Reader')!;
      await access.revoke(ANA, WEB, reader.id);
      await close();
      const again = await openAccess(folder());
      const after = await again.access.list(ANA, WEB);
      assert.deepEqual(
        after.filter(({ id }) => id !== granted.id),
        before.filter(({ id }) => id !== reader.id),
      );
      assert.equal(after.length, before.length);
    });
  });

  for (const [email, name] of [
    ['jane.doe@contoso.com', 'Jane Doe'],
    ['  JANE_DOE@Contoso.COM ', 'Jane Doe'],
    ['zoe.muller@contoso.com', 'Zoë Müller'],
    [`kim.larsen@${partner.domain}`, 'Kim Larsen'],
    [`someone.new@${partner.domain}`, 'Someone New'],
    ['_@contoso.com', '_'],
  ] as const) {
    it(`should take ${email} for somebody's address`, async () => {
      const { access } = await openAccess(folder());
      const found = await access.findUser(ANA, WEB, email);
      assert.deepEqual(found, { name, email: email.trim().toLowerCase() });
    });
  }

  it('should write nothing of what is no role', async () => {
    const { access } = await openAccess(folder());
    const forged = { ...grantOf('jane@contoso.com'), role: 'GlobalAdministrator' as AccessRole };
    await assert.rejects(access.grant(ANA, forged), { code: 'Unexpected' });
    assert.equal('access' in customerOnDisk(folder(), 'contoso'), false);
  });

  for (const role of ROLES.filter((one) => one !== 'AdminAgent')) {
    it(`should write nothing for a ${role}`, async () => {
      const { access } = await openAccess(folder());
      const caller: Caller = { ...ANA, roles: [role] };
      const [first] = await access.list(caller, WEB);
      await assert.rejects(access.grant(caller, grantOf('jane@contoso.com')), { code: 'RoleNeeded' });
      await assert.rejects(access.revoke(caller, WEB, first!.id), { code: 'RoleNeeded' });
      assert.equal('access' in customerOnDisk(folder(), 'contoso'), false);
    });
  }

  it('should keep everything else of a document from before access could be changed', async () => {
    const { access, close } = await openAccess(folder());
    const before = customerOnDisk(folder(), 'contoso');
    assert.equal(readFileSync(customerFile(folder(), 'contoso'), 'utf8').includes('"access"'), false);
    await access.grant(ANA, grantOf('jane@contoso.com'));
    await close();
    const { access: onFile, audit: _entry, ...others } = customerOnDisk(folder(), 'contoso');
    assert.deepEqual(others, before);
    assert.deepEqual(
      onFile?.map(({ reservationId }) => reservationId),
      ['r-web'],
    );
  });
});
