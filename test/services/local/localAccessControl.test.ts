import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AccessRole } from '../../../services/accessControl.js';
import { demoDesk } from '../../../services/local/demo/demoDesk.js';
import type { LocalAccessControl } from '../../../services/local/localAccessControl.js';
import { type Caller, ROLES } from '../../../services/model.js';
import { demo, grantOf, openAccess, partner, WEB } from './accessDesk.js';
import { ANA, BEN, customerFile, customerOnDisk, STRANGER } from './deskFixture.js';
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
  });

  describe('scope', () => {
    const calls: readonly [
      string,
      (access: LocalAccessControl, caller: Caller, ref: typeof WEB) => Promise<unknown>,
    ][] = [
      ['list', (access, caller, ref) => access.list(caller, ref)],
      ['findUser', (access, caller, ref) => access.findUser(caller, ref, 'jane@contoso.com')],
      [
        'grant',
        (access, caller, ref) => access.grant(caller, { ...ref, email: 'jane@contoso.com', role: 'Reader' }),
      ],
      ['revoke', (access, caller, ref) => access.revoke(caller, ref, 'any')],
    ];
    for (const [name, call] of calls) {
      it(`should refuse customers and reservations to ${name} that are not the caller's`, async () => {
        const { access } = await openAccess(folder());
        const of = (customerId: string, reservationId: string) => ({ customerId, reservationId });
        await assert.rejects(call(access, STRANGER, WEB), { code: 'CustomerNotFound' });
        await assert.rejects(call(access, ANA, of('foreign', 'r-foreign')), { code: 'CustomerNotFound' });
        await assert.rejects(call(access, ANA, of('nobody', 'r-web')), { code: 'CustomerNotFound' });
        await assert.rejects(call(access, ANA, of('../contoso', 'r-web')), { code: 'CustomerNotFound' });
        await assert.rejects(call(access, ANA, of('contoso', 'r-parts')), { code: 'ReservationNotFound' });
        await assert.rejects(call(access, ANA, of('contoso', '')), { code: 'ReservationNotFound' });
      });
    }
  });

  describe('findUser', () => {
    for (const [email, name] of [
      ['jane.doe@contoso.com', 'Jane Doe'],
      ['  JANE_DOE@Contoso.COM ', 'Jane Doe'],
      ['zoe.muller@contoso.com', 'Zoë Müller'],
      [`kim.larsen@${partner.domain}`, 'Kim Larsen'],
      [`someone.new@${partner.domain}`, 'Someone New'],
      ['_@contoso.com', '_'],
    ] as const) {
      it(`should find ${email}`, async () => {
        const { access } = await openAccess(folder());
        const found = await access.findUser(ANA, WEB, email);
        assert.deepEqual(found, { name, email: email.trim().toLowerCase() });
      });
    }

    for (const email of [
      'jane@elsewhere.org',
      'jane@mail.contoso.com',
      'jane@contoso.com.elsewhere.org',
      'contoso.com',
      '@contoso.com',
      'jane@elsewhere.org@contoso.com',
      'jane doe@contoso.com',
      `${'x'.repeat(300)}@contoso.com`,
      '',
    ]) {
      it(`should not find ${email.slice(0, 40)}`, async () => {
        const { access } = await openAccess(folder());
        await assert.rejects(access.findUser(ANA, WEB, email), { code: 'UserNotFound' });
        await assert.rejects(access.grant(ANA, grantOf(email)), { code: 'UserNotFound' });
      });
    }
  });

  describe('grant', () => {
    it('should put the person in the list and keep it when the desk is opened again', async () => {
      const { access, close } = await openAccess(folder());
      const before = await access.list(ANA, WEB);
      const granted = await access.grant(ANA, grantOf('Jane.Doe@contoso.com', 'Owner'));
      assert.deepEqual(
        { ...granted, id: '' },
        { id: '', name: 'Jane Doe', email: 'jane.doe@contoso.com', role: 'Owner' },
      );
      await close();
      const again = await openAccess(folder());
      const after = await again.access.list(BEN, WEB);
      assert.deepEqual(
        after.filter(({ id }) => id !== granted.id),
        before,
      );
      assert.equal(after.length, before.length + 1);
    });

    it('should leave the other reservations alone', async () => {
      const { access } = await openAccess(folder());
      const linux = { ...WEB, reservationId: 'r-linux' };
      const before = await access.list(ANA, linux);
      await access.grant(ANA, grantOf('jane@contoso.com'));
      assert.deepEqual(await access.list(ANA, linux), before);
      await access.grant(ANA, { ...linux, email: 'jane@contoso.com', role: 'Owner' });
      const on = async (ref: typeof WEB) =>
        (await access.list(ANA, ref)).filter(({ name }) => name === 'Jane').map(({ role }) => role);
      assert.deepEqual([await on(WEB), await on(linux)], [['Reader'], ['Owner']]);
    });

    it('should refuse a role that the person has, in whatever case the address is written', async () => {
      const { access } = await openAccess(folder());
      await access.grant(ANA, grantOf('jane@contoso.com'));
      await assert.rejects(access.grant(ANA, grantOf('JANE@CONTOSO.COM')), { code: 'AlreadyGranted' });
      await access.grant(ANA, grantOf('jane@contoso.com', 'Owner'));
      const roles = (await access.list(ANA, WEB))
        .filter(({ name }) => name === 'Jane')
        .map(({ role }) => role);
      assert.deepEqual(roles, ['Owner', 'Reader']);
    });

    it('should lose none of many at once, and take the same one once', async () => {
      const { access, close } = await openAccess(folder());
      const before = (await access.list(ANA, WEB)).length;
      const emails = [...Array.from({ length: 12 }, (_, n) => `p${n}@contoso.com`), 'p0@contoso.com'];
      const results = await Promise.allSettled(emails.map((email) => access.grant(ANA, grantOf(email))));
      assert.deepEqual(
        results
          .filter(({ status }) => status === 'rejected')
          .map((one) => 'reason' in one && one.reason.code),
        ['AlreadyGranted'],
      );
      await close();
      const again = await openAccess(folder());
      assert.equal((await again.access.list(ANA, WEB)).length, before + 12);
    });

    it('should refuse what is no role, and leave the document readable', async () => {
      const { access } = await openAccess(folder());
      const forged = { ...grantOf('jane@contoso.com'), role: 'GlobalAdministrator' as AccessRole };
      await assert.rejects(access.grant(ANA, forged), { code: 'Unexpected' });
      assert.equal('access' in customerOnDisk(folder(), 'contoso'), false);
    });
  });

  describe('revoke', () => {
    it('should take the role away for good, and say so when it is gone', async () => {
      const { access, close } = await openAccess(folder());
      const before = await access.list(ANA, WEB);
      const reader = before.find(({ role }) => role === 'Reader')!;
      await access.revoke(ANA, WEB, reader.id);
      await assert.rejects(access.revoke(ANA, WEB, reader.id), { code: 'AssignmentNotFound' });
      await close();
      const again = await openAccess(folder());
      assert.deepEqual(
        await again.access.list(ANA, WEB),
        before.filter(({ id }) => id !== reader.id),
      );
    });

    it('should leave one owner, also when all are revoked at once', async () => {
      const { access } = await openAccess(folder());
      await access.grant(ANA, grantOf('jane@contoso.com', 'Owner'));
      const owners = (await access.list(ANA, WEB)).filter(({ role }) => role === 'Owner');
      const results = await Promise.allSettled(owners.map(({ id }) => access.revoke(ANA, WEB, id)));
      assert.deepEqual(
        results.map((one) => ('reason' in one ? one.reason.code : 'revoked')),
        [...owners.slice(1).map(() => 'revoked'), 'LastOwner'],
      );
      const left = (await access.list(ANA, WEB)).filter(({ role }) => role === 'Owner');
      assert.deepEqual(left, owners.slice(-1));
    });

    it('should not take an assignment of another reservation', async () => {
      const { access } = await openAccess(folder());
      const [other] = await access.list(ANA, { ...WEB, reservationId: 'r-linux' });
      await assert.rejects(access.revoke(ANA, WEB, other!.id), { code: 'AssignmentNotFound' });
    });
  });

  for (const role of ROLES.filter((one) => one !== 'AdminAgent')) {
    it(`should let a ${role} look and change nothing`, async () => {
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
