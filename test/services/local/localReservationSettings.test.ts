import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { type Caller, ROLES, type ScopeType } from '../../../services/model.js';
import type { NewScope, SettingChange } from '../../../services/reservationSettings.js';
import {
  ANA,
  BEN,
  customer,
  customerFile,
  customerOnDisk,
  exchangeSubmission,
  openDesk,
  purchase,
  refundSubmission,
  reservation,
  STRANGER,
  StillClock,
  smallDesk,
} from './deskFixture.js';
import { openSettingsDesk } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

const WEB = { customerId: 'contoso', reservationId: 'r-web' };
const LINUX = { customerId: 'contoso', reservationId: 'r-linux' };
const RENEW: SettingChange = { setting: 'renew', before: false, after: true };
const RENAME: SettingChange = { setting: 'displayName', before: 'Web', after: 'Épreuves-2_b' };

const refused = (code: string) => ({ name: 'RefusedError', code });

describe('LocalReservationSettings', () => {
  const folder = useTempFolder();
  const open = (seed: () => Iterable<CustomerDocument> = smallDesk) =>
    openSettingsDesk(folder(), new StillClock(), seed);
  /** A desk of one reservation. */
  const openWith = (changes: Parameters<typeof reservation>[0]) =>
    open(() => [customer('contoso', 'Contoso Ltd', 'partner-1', [reservation(changes)])]);

  /** The named target of a type, as a scope to apply. */
  async function scope(type: ScopeType, name: string, inSubscription = ''): Promise<NewScope> {
    const { settings } = await open();
    const ask =
      type === 'ResourceGroup'
        ? { type, subscriptionId: (await scope('Single', inSubscription)).id ?? '' }
        : { type: type === 'Single' ? type : ('ManagementGroup' as const) };
    const { items } = await settings.targets(ANA, WEB, ask, 0, 100);
    return { type, id: items.find(({ displayName }) => displayName === name)!.id };
  }

  describe('targets', () => {
    it('should page through the customer’s own in name order; a page past the end is the last one', async () => {
      const { settings } = await open();
      const first = await settings.targets(ANA, WEB, { type: 'Single' }, 0, 3);
      assert.deepEqual(
        first.items.map(({ displayName }) => displayName),
        ['Contoso Analytics', 'Contoso Backup', 'Contoso Call Centre'],
      );
      assert.deepEqual([first.page, first.pageCount > 8, first.total > 25], [0, true, true]);
      const last = await settings.targets(ANA, WEB, { type: 'Single' }, 99, 3);
      assert.equal(last.page, first.pageCount - 1);
    });

    it('should give the resource groups of one subscription, none of a foreign one', async () => {
      const { settings } = await open();
      const subscriptionId = (await scope('Single', 'Contoso Production')).id!;
      const groups = await settings.targets(ANA, WEB, { type: 'ResourceGroup', subscriptionId }, 0, 100);
      assert.ok(groups.items.some(({ displayName }) => displayName === 'rg-reporting'));
      const foreign = await settings.targets(
        ANA,
        { customerId: 'fabrikam', reservationId: 'r-parts' },
        { type: 'ResourceGroup', subscriptionId },
        0,
        100,
      );
      assert.equal(foreign.total, 0);
    });

    for (const [typed, clear, first] of [
      ['contoso produciton', true, 'Contoso Production'],
      ['production', true, 'Contoso Production'],
      ['contoso', false, undefined],
    ] as const) {
      it(`should find by a name: ${typed}`, async () => {
        const { settings } = await open();
        const found = await settings.searchTargets(ANA, WEB, { type: 'Single' }, typed, 10);
        assert.equal(found.clear, clear);
        if (first) assert.equal(found.hits[0]?.displayName, first);
      });
    }

    it('should find by an id, whole or its end, and take an unknown one for nothing', async () => {
      const { settings } = await open();
      const { id = '' } = await scope('Single', 'Contoso Finance');
      for (const typed of [id, id.toUpperCase(), ` ${id.split('/').at(-1)} `]) {
        const { hits, clear } = await settings.searchTargets(ANA, WEB, { type: 'Single' }, typed, 10);
        assert.deepEqual([hits.map(({ displayName }) => displayName), clear], [['Contoso Finance'], true]);
      }
      const unknown = '/subscriptions/00000000-0000-4000-8000-000000000000';
      const none = await settings.searchTargets(ANA, WEB, { type: 'Single' }, unknown, 10);
      assert.deepEqual(none, { hits: [], clear: false });
    });

    it('should look a target up by its type and id only', async () => {
      const { settings } = await open();
      const finance = await scope('Single', 'Contoso Finance');
      assert.equal((await settings.target(ANA, WEB, finance))?.displayName, 'Contoso Finance');
      assert.equal(await settings.target(ANA, WEB, { ...finance, type: 'ManagementGroup' }), undefined);
      assert.equal(await settings.target(ANA, WEB, { type: 'Shared' }), undefined);
      const fabrikam = { customerId: 'fabrikam', reservationId: 'r-parts' };
      assert.equal(await settings.target(ANA, fabrikam, finance), undefined);
    });
  });

  describe('change', () => {
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
      [
        'the scope',
        { setting: 'scope', before: { type: 'Single', id: '/subscriptions/x' }, after: undefined },
      ],
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

  describe('documents of old', () => {
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
});
