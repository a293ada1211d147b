import assert from 'node:assert/strict';
import { ANA } from './deskFixture.js';
import { settingsDeskIn, WEB } from './settingsDesk.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalReservationSettings, where a discount can be applied', () => {
  const folder = useTempFolder();
  const { open, scope } = settingsDeskIn(folder);

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
