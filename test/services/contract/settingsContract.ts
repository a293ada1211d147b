import assert from 'node:assert/strict';
import { type Caller, ROLES, type ScopeType } from '../../../services/model.js';
import type { NewScope, ReservationSettings, SettingChange } from '../../../services/reservationSettings.js';
import { ANA, BEN } from '../local/deskFixture.js';
import { type ContractBackend, closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { asListed, contosoWith, deskSeed, LINUX, PARTS, RENAME, RENEW, WEB } from './contractSeeds.js';
import { scopeNamed } from './scopeNamed.js';

const SHARED = { type: 'Shared' } as const;
const scopeChange = (after: NewScope): SettingChange => ({ setting: 'scope', before: SHARED, after });

/** What everything that changes how a reservation is applied keeps to. */
export function describeSettings(name: string, openDesk: OpenContractDesk): void {
  describe(`settings of reservations of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openBackend = async (documents = deskSeed()) => (await open(documents)).backend;

    async function assertUnchanged({ reservations }: ContractBackend): Promise<void> {
      const [stored] = deskSeed()[0]!.reservations;
      assert.deepEqual(await reservations.get(ANA, 'contoso', 'r-web'), { ...stored, utilization: {} });
    }

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
      it(`should change ${what} at once and for good, and nothing besides`, async () => {
        const desk = await open(deskSeed());
        const { settings, reservations } = desk.backend;
        const before = await reservations.get(ANA, 'contoso', 'r-web');
        const others = (await reservations.list(ANA, 'contoso')).filter(({ id }) => id !== 'r-web');
        assert.deepEqual(await settings.change(ANA, WEB, change), { ...before, ...after });
        for (const looked of [reservations, (await desk.reopen()).backend.reservations]) {
          assert.deepEqual(await looked.get(BEN, 'contoso', 'r-web'), { ...before, ...after });
          const listed = await looked.list(BEN, 'contoso');
          const web = listed.find(({ id }) => id === 'r-web')!;
          assert.deepEqual(asListed(web), asListed({ ...before!, ...after }));
          assert.deepEqual(listed.filter((one) => one !== web).map(asListed), others.map(asListed));
        }
      });
    }

    for (const [type, called, subscription] of [
      ['Single', 'Contoso Finance', undefined],
      ['ResourceGroup', 'rg-reporting', 'Contoso Test'],
      ['ManagementGroup', 'Contoso Core', undefined],
    ] as const) {
      it(`should apply the scope ${type}, and shared again`, async () => {
        const desk = await open(deskSeed());
        const { settings } = desk.backend;
        const after = await scopeNamed(settings, type, called, subscription);
        const { appliedScope } = await settings.change(ANA, WEB, scopeChange(after));
        assert.deepEqual(appliedScope, { type, id: after.id, displayName: called });
        const reopened = (await desk.reopen()).backend;
        const found = await reopened.reservations.get(ANA, 'contoso', 'r-web');
        assert.deepEqual(found?.appliedScope, appliedScope);
        const back = { setting: 'scope', before: appliedScope, after: SHARED } as const;
        assert.deepEqual((await reopened.settings.change(ANA, WEB, back)).appliedScope, SHARED);
      });
    }

    it('should change nothing when the setting has that value already', async () => {
      const { settings, reservations } = await openBackend();
      const changed = await settings.change(ANA, WEB, RENEW);
      assert.deepEqual(await settings.change(BEN, WEB, RENEW), changed);
      const shared = { setting: 'scope', before: { type: 'Single' }, after: SHARED } as const;
      assert.deepEqual(await settings.change(BEN, WEB, shared), changed);
      assert.deepEqual(await reservations.get(ANA, 'contoso', 'r-web'), changed);
    });

    for (const [what, stale] of [
      ['the name', async () => ({ setting: 'displayName', before: 'Seen before', after: 'New' })],
      [
        'the scope',
        async (settings: ReservationSettings) => ({
          setting: 'scope',
          before: { type: 'Single', id: '/subscriptions/x' },
          after: await scopeNamed(settings, 'Single', 'Contoso Finance'),
        }),
      ],
    ] as const) {
      it(`should leave ${what} that somebody else has changed meanwhile`, async () => {
        const backend = await openBackend();
        const change = (await stale(backend.settings)) as SettingChange;
        await assert.rejects(backend.settings.change(ANA, WEB, change), refused('SettingChanged'));
        await assertUnchanged(backend);
      });
    }

    it('should let one of two win that change the same at once, and lose none that change different things', async () => {
      const { settings, reservations } = await openBackend();
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

    for (const roles of [...ROLES.map((role) => [role]), []]) {
      const may = roles.includes('AdminAgent');
      it(`should ${may ? 'be' : 'not be'} for a ${roles[0] ?? 'caller without a role'} to change`, async () => {
        const caller: Caller = { ...ANA, roles };
        const backend = await openBackend();
        const made = backend.settings.change(caller, WEB, RENEW);
        if (may) assert.equal((await made).renew, true);
        else await assert.rejects(made, refused('RoleNeeded'));
        if (!may) await assertUnchanged(backend);
      });
    }

    for (const [what, changed] of [
      ['cancelled', { state: 'Cancelled' }],
      ['being set up', { state: 'Processing' }],
      ['expired', { expiryDate: '2026-06-15' }],
    ] as const) {
      it(`should not change of a reservation that is ${what}`, async () => {
        const { settings } = await openBackend(contosoWith(changed));
        await assert.rejects(settings.change(ANA, WEB, RENEW), refused('SettingNotChangeable'));
      });
    }

    it('should not make size flexible what is not a virtual machine', async () => {
      const { settings } = await openBackend();
      const change = { setting: 'instanceFlexibility', before: false, after: true } as const;
      await assert.rejects(settings.change(ANA, LINUX, change), refused('SettingNotChangeable'));
    });

    it('should not apply a scope of another customer’s, or none at all', async () => {
      const { settings } = await openBackend();
      const contosos = await scopeNamed(settings, 'Single', 'Contoso Finance');
      const wrong: readonly { type: ScopeType; id?: string | undefined }[] = [
        contosos,
        { type: 'Single' },
        { type: 'ManagementGroup', id: contosos.id },
      ];
      for (const after of wrong) {
        await assert.rejects(settings.change(ANA, PARTS, scopeChange(after)), refused('ScopeNotFound'));
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
        const backend = await openBackend();
        const change = { setting: 'displayName', before: 'Web', after } as const;
        await assert.rejects(backend.settings.change(ANA, WEB, change), refused('Unexpected'));
        await assertUnchanged(backend);
      });
    }

    it('should not take what no dialog sends', async () => {
      const backend = await openBackend();
      for (const change of [
        { setting: 'renew', before: false, after: 'yes' },
        { setting: 'quantity', before: 10, after: 20 },
        { setting: 'scope', before: SHARED, after: { type: 'Everywhere' } },
      ]) {
        const made = backend.settings.change(ANA, WEB, change as unknown as SettingChange);
        await assert.rejects(made, refused('Unexpected'));
      }
      await assertUnchanged(backend);
    });
  });
}
