import assert from 'node:assert/strict';
import { ANA, STRANGER } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk, refused } from './contractDesk.js';
import { deskSeed, NO_CUSTOMERS, NOBODIES, PARTS, RENEW, WEB } from './contractSeeds.js';
import { scopeNamed } from './scopeNamed.js';

/** What everything that says where a discount can be applied keeps to. */
export function describeScopeTargets(name: string, openDesk: OpenContractDesk): void {
  describe(`where discounts can be applied of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openSettings = async () => (await open(deskSeed())).backend.settings;

    it('should page through the customer’s own in name order; a page past the end is the last one', async () => {
      const settings = await openSettings();
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
      const settings = await openSettings();
      const { id: subscriptionId } = await scopeNamed(settings, 'Single', 'Contoso Production');
      const ask = { type: 'ResourceGroup', subscriptionId } as const;
      const groups = await settings.targets(ANA, WEB, ask, 0, 100);
      assert.ok(groups.items.some(({ displayName }) => displayName === 'rg-reporting'));
      assert.ok(groups.items.every(({ id }) => id.startsWith(`${subscriptionId}/resourceGroups/`)));
      assert.equal((await settings.targets(ANA, PARTS, ask, 0, 100)).total, 0);
    });

    for (const [typed, clear, first] of [
      ['contoso produciton', true, 'Contoso Production'],
      ['production', true, 'Contoso Production'],
      ['contoso', false, undefined],
    ] as const) {
      it(`should find by a name: ${typed}`, async () => {
        const settings = await openSettings();
        const found = await settings.searchTargets(ANA, WEB, { type: 'Single' }, typed, 10);
        assert.equal(found.clear, clear);
        if (first) assert.equal(found.hits[0]?.displayName, first);
      });
    }

    it('should find by an id, whole or its end, and take an unknown one for nothing', async () => {
      const settings = await openSettings();
      const { id } = await scopeNamed(settings, 'Single', 'Contoso Finance');
      for (const typed of [id, id.toUpperCase(), ` ${id.split('/').at(-1)} `]) {
        const { hits, clear } = await settings.searchTargets(ANA, WEB, { type: 'Single' }, typed, 10);
        assert.deepEqual([hits.map(({ displayName }) => displayName), clear], [['Contoso Finance'], true]);
      }
      const unknown = '/subscriptions/00000000-0000-4000-8000-000000000000';
      const none = await settings.searchTargets(ANA, WEB, { type: 'Single' }, unknown, 10);
      assert.deepEqual(none, { hits: [], clear: false });
    });

    it('should look a target up by its type and id only', async () => {
      const settings = await openSettings();
      const finance = await scopeNamed(settings, 'Single', 'Contoso Finance');
      assert.equal((await settings.target(ANA, WEB, finance))?.displayName, 'Contoso Finance');
      assert.equal(await settings.target(ANA, WEB, { ...finance, type: 'ManagementGroup' }), undefined);
      assert.equal(await settings.target(ANA, WEB, { type: 'Shared' }), undefined);
      assert.equal(await settings.target(ANA, PARTS, finance), undefined);
    });

    it('should find neither foreign customers nor foreign reservations, whatever is asked of them', async () => {
      const settings = await openSettings();
      const foreign = [
        ...[STRANGER, ...NOBODIES].map((caller) => [caller, WEB, 'CustomerNotFound'] as const),
        ...['foreign', ...NO_CUSTOMERS].map(
          (customerId) => [ANA, { ...WEB, customerId }, 'CustomerNotFound'] as const,
        ),
        ...['r-parts', 'r-foreign'].map(
          (reservationId) => [ANA, { ...WEB, reservationId }, 'ReservationNotFound'] as const,
        ),
      ];
      for (const [caller, ref, code] of foreign) {
        const ask = { type: 'Single' } as const;
        await assert.rejects(settings.targets(caller, ref, ask, 0, 10), refused(code));
        await assert.rejects(settings.searchTargets(caller, ref, ask, 'a', 10), refused(code));
        await assert.rejects(settings.target(caller, ref, { type: 'Single', id: 'x' }), refused(code));
        await assert.rejects(settings.change(caller, ref, RENEW), refused(code));
      }
    });
  });
}
