import assert from 'node:assert/strict';
import type { AccessControl, AccessRole, RoleAssignment } from '../../../services/accessControl.js';
import { type Caller, type ReservationRef, ROLES } from '../../../services/model.js';
import { STRANGER } from '../local/deskFixture.js';
import { ANA_OF_DEMO as ANA, accessSeed, BEN_OF_DEMO as BEN, ON_WEB, PEOPLE } from './accessDocuments.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { LINUX, NO_CUSTOMERS, NOBODIES, WEB } from './contractSeeds.js';

const grantOf = (email: string, role: AccessRole = 'Reader') => ({ ...WEB, email, role });
const roleOf = ({ name, email, role }: RoleAssignment) => ({ name, email, role });

/** What everything that says who may see and manage a reservation keeps to. */
export function describeAccess(name: string, openDesk: OpenContractDesk): void {
  describe(`access to reservations of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openFull = (changes = {}) => open(accessSeed(changes), { people: PEOPLE });
    const openAccess = async (changes = {}): Promise<AccessControl> =>
      (await openFull(changes)).backend.access;
    const rolesOf = async (access: AccessControl, who: string, ref = WEB) =>
      (await access.list(ANA, ref)).filter((one) => one.name === who).map(({ role }) => role);

    it('should be listed by role, the most powerful first, then by name, each with an id of its own', async () => {
      const access = await openAccess();
      const listed = await access.list(ANA, WEB);
      assert.deepEqual(listed.map(roleOf), ON_WEB);
      assert.equal(new Set(listed.map(({ id }) => id)).size, ON_WEB.length);
      assert.deepEqual(await access.list(BEN, WEB), listed);
      assert.deepEqual((await access.list(ANA, LINUX)).map(roleOf), ON_WEB.slice(0, 1));
    });

    const calls: readonly [
      string,
      (access: AccessControl, caller: Caller, ref: ReservationRef) => Promise<unknown>,
    ][] = [
      ['list', (access, caller, ref) => access.list(caller, ref)],
      ['find a user for', (access, caller, ref) => access.findUser(caller, ref, 'jane@contoso.com')],
      [
        'grant a role on',
        (access, caller, ref) => access.grant(caller, { ...ref, email: 'jane@contoso.com', role: 'Reader' }),
      ],
      ['revoke a role on', (access, caller, ref) => access.revoke(caller, ref, 'any')],
    ];
    for (const [what, call] of calls) {
      it(`should refuse to ${what} what is not the caller's`, async () => {
        const access = await openAccess();
        for (const caller of [STRANGER, ...NOBODIES]) {
          await assert.rejects(call(access, caller, WEB), refused('CustomerNotFound'));
        }
        for (const customerId of ['foreign', ...NO_CUSTOMERS]) {
          await assert.rejects(call(access, ANA, { ...WEB, customerId }), refused('CustomerNotFound'));
        }
        for (const reservationId of ['r-parts', 'r-foreign', '']) {
          await assert.rejects(call(access, ANA, { ...WEB, reservationId }), refused('ReservationNotFound'));
        }
      });
    }

    describe('when somebody is looked for', () => {
      const known = PEOPLE.filter(({ name: one }) => !/^P\d/.test(one));
      for (const person of [...known, ON_WEB[0]!, ON_WEB[2]!]) {
        it(`should find ${person.email}, however it is typed`, async () => {
          const access = await openAccess();
          const found = { name: person.name, email: person.email };
          assert.deepEqual(await access.findUser(ANA, WEB, person.email), found);
          assert.deepEqual(await access.findUser(ANA, WEB, `  ${person.email.toUpperCase()} `), found);
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
        it(`should not find “${email.slice(0, 40)}”`, async () => {
          const access = await openAccess();
          await assert.rejects(access.findUser(ANA, WEB, email), refused('UserNotFound'));
          await assert.rejects(access.grant(ANA, grantOf(email)), refused('UserNotFound'));
        });
      }
    });

    describe('when a role is granted', () => {
      it('should put the person in the list and keep it when the desk is opened again', async () => {
        const desk = await openFull();
        const { access } = desk.backend;
        const before = await access.list(ANA, WEB);
        const granted = await access.grant(ANA, grantOf('Jane.Doe@contoso.com', 'Owner'));
        assert.deepEqual(roleOf(granted), { name: 'Jane Doe', email: 'jane.doe@contoso.com', role: 'Owner' });
        const after = await (await desk.reopen()).backend.access.list(BEN, WEB);
        assert.deepEqual(
          after.filter(({ id }) => id !== granted.id),
          before,
        );
        assert.equal(after.length, before.length + 1);
      });

      it('should leave the other reservations alone', async () => {
        const access = await openAccess();
        const before = await access.list(ANA, LINUX);
        await access.grant(ANA, grantOf('jane@contoso.com'));
        assert.deepEqual(await access.list(ANA, LINUX), before);
        await access.grant(ANA, { ...LINUX, email: 'jane@contoso.com', role: 'Owner' });
        assert.deepEqual(
          [await rolesOf(access, 'Jane'), await rolesOf(access, 'Jane', LINUX)],
          [['Reader'], ['Owner']],
        );
      });

      it('should refuse a role that the person has, in whatever case the address is written', async () => {
        const access = await openAccess();
        await access.grant(ANA, grantOf('jane@contoso.com'));
        await assert.rejects(access.grant(ANA, grantOf('JANE@CONTOSO.COM')), refused('AlreadyGranted'));
        await access.grant(ANA, grantOf('jane@contoso.com', 'Owner'));
        assert.deepEqual(await rolesOf(access, 'Jane'), ['Owner', 'Reader']);
      });

      it('should lose none of many at once, and take the same one once', async () => {
        const desk = await openFull();
        const { access } = desk.backend;
        const before = (await access.list(ANA, WEB)).length;
        const emails = [...Array.from({ length: 12 }, (_, n) => `p${n}@contoso.com`), 'p0@contoso.com'];
        const results = await Promise.allSettled(emails.map((email) => access.grant(ANA, grantOf(email))));
        assert.deepEqual(
          results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])),
          ['AlreadyGranted'],
        );
        const again = await desk.reopen();
        assert.equal((await again.backend.access.list(ANA, WEB)).length, before + 12);
      });

      it('should refuse what is no role', async () => {
        const access = await openAccess();
        const forged = { ...grantOf('jane@contoso.com'), role: 'GlobalAdministrator' as AccessRole };
        await assert.rejects(access.grant(ANA, forged), refused('Unexpected'));
        assert.deepEqual((await access.list(ANA, WEB)).map(roleOf), ON_WEB);
      });

      for (const [what, changed] of [
        ['cancelled', { state: 'Cancelled' }],
        ['expired', { expiryDate: '2026-06-15' }],
      ] as const) {
        it(`should refuse it once the reservation is ${what}, and still show and revoke roles`, async () => {
          const access = await openAccess(changed);
          await assert.rejects(access.grant(ANA, grantOf('jane@contoso.com')), refused('GrantNotPossible'));
          const before = await access.list(ANA, WEB);
          await access.revoke(ANA, WEB, before.find(({ role }) => role === 'Reader')!.id);
          assert.equal((await access.list(ANA, WEB)).length, before.length - 1);
        });
      }
    });

    describe('when a role is revoked', () => {
      it('should take it away for good, and say so when it is gone', async () => {
        const desk = await openFull();
        const { access } = desk.backend;
        const before = await access.list(ANA, WEB);
        const reader = before.find(({ role }) => role === 'Reader')!;
        await access.revoke(ANA, WEB, reader.id);
        await assert.rejects(access.revoke(ANA, WEB, reader.id), refused('AssignmentNotFound'));
        assert.deepEqual(
          await (await desk.reopen()).backend.access.list(ANA, WEB),
          before.filter(({ id }) => id !== reader.id),
        );
      });

      it('should leave one owner, also when all are revoked at once', async () => {
        const access = await openAccess();
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

      it('should not take one of another reservation', async () => {
        const access = await openAccess();
        const [other] = await access.list(ANA, LINUX);
        await assert.rejects(access.revoke(ANA, WEB, other!.id), refused('AssignmentNotFound'));
        assert.equal((await access.list(ANA, LINUX)).length, 1);
      });
    });

    for (const role of ROLES.filter((one) => one !== 'AdminAgent')) {
      it(`should let a ${role} look and change nothing`, async () => {
        const access = await openAccess();
        const caller: Caller = { ...ANA, roles: [role] };
        const [first] = await access.list(caller, WEB);
        await assert.rejects(access.grant(caller, grantOf('jane@contoso.com')), refused('RoleNeeded'));
        await assert.rejects(access.revoke(caller, WEB, first!.id), refused('RoleNeeded'));
        assert.deepEqual((await access.list(ANA, WEB)).map(roleOf), ON_WEB);
      });
    }
  });
}
