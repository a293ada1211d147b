import assert from 'node:assert/strict';
import type { UnfinishedRequest, UserProfile } from '../../../services/ports.js';
import { ANA, BEN, openDesk } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

function unfinished(key: string, draft: unknown = {}): UnfinishedRequest {
  return { key, savedAt: '2026-06-15T10:00:00.000Z', about: 'refund', customerName: 'Contoso Ltd', draft };
}

describe('LocalUserProfiles', () => {
  const folder = useTempFolder();

  it('should start empty and keep what it was told, also after a restart', async () => {
    const before = await openDesk(folder());
    assert.deepEqual(await before.profiles.get(ANA), { unfinished: [] });
    await before.profiles.update(ANA, (profile) => ({ ...profile, language: 'fr' }));
    await before.close();
    const after = await openDesk(folder());
    assert.deepEqual(await after.profiles.get(ANA), { language: 'fr', unfinished: [] });
    assert.deepEqual(await after.profiles.get(BEN), { unfinished: [] });
  });

  it("should keep apart the profile of another partner's user of the same id", async () => {
    const { profiles } = await openDesk(folder());
    const theirs = { ...ANA, partnerId: 'partner-2' };
    await profiles.update(ANA, () => ({ language: 'fr', unfinished: [unfinished('a')] }));
    assert.deepEqual(await profiles.get(theirs), { unfinished: [] });
    await profiles.update(theirs, () => ({ language: 'de', unfinished: [] }));
    assert.equal((await profiles.get(ANA)).language, 'fr');
  });

  for (const about of ['refund', 'exchange', 'support'] as const) {
    it(`should keep an unfinished request about ${about} over a restart`, async () => {
      const before = await openDesk(folder());
      const kept = { ...unfinished('a', { step: 2 }), about };
      await before.profiles.update(ANA, () => ({ unfinished: [kept] }));
      await before.close();
      const after = await openDesk(folder());
      assert.deepEqual((await after.profiles.get(ANA)).unfinished, [kept]);
    });
  }

  it('should forget a profile for good, and no other', async () => {
    const before = await openDesk(folder());
    for (const caller of [ANA, BEN]) {
      await before.profiles.update(caller, () => ({ language: 'fr', unfinished: [unfinished('a')] }));
    }
    await before.profiles.forget(ANA);
    await before.profiles.forget(ANA);
    await before.close();
    const after = await openDesk(folder());
    assert.deepEqual(await after.profiles.get(ANA), { unfinished: [] });
    assert.equal((await after.profiles.get(BEN)).language, 'fr');
  });

  it('should lose no update of two at once', async () => {
    const { profiles } = await openDesk(folder());
    const add = (key: string) => (profile: UserProfile) => ({
      ...profile,
      unfinished: [unfinished(key), ...profile.unfinished],
    });
    await Promise.all([profiles.update(ANA, add('a')), profiles.update(ANA, add('b'))]);
    assert.deepEqual(
      (await profiles.get(ANA)).unfinished.map(({ key }) => key),
      ['b', 'a'],
    );
  });

  it('should keep the five newest unfinished requests', async () => {
    const { profiles } = await openDesk(folder());
    const many = ['1', '2', '3', '4', '5', '6'].map((key) => unfinished(key));
    const kept = await profiles.update(ANA, () => ({ unfinished: many }));
    assert.deepEqual(
      kept.unfinished.map(({ key }) => key),
      ['1', '2', '3', '4', '5'],
    );
    assert.deepEqual(await profiles.get(ANA), kept);
  });

  it('should not be changed by what a dialog does to its draft afterwards', async () => {
    const { profiles } = await openDesk(folder());
    const draft = { description: 'as saved' };
    await profiles.update(ANA, () => ({ unfinished: [unfinished('a', draft)] }));
    draft.description = 'changed';
    const [read] = (await profiles.get(ANA)).unfinished;
    Object.assign(read?.draft as object, { description: 'changed too' });
    assert.deepEqual((await profiles.get(ANA)).unfinished[0]?.draft, { description: 'as saved' });
  });

  it('should leave the profile as it was when the change fails', async () => {
    const { profiles } = await openDesk(folder());
    await profiles.update(ANA, (profile) => ({ ...profile, language: 'fr' }));
    const failing = profiles.update(ANA, () => {
      throw new RangeError('no');
    });
    await assert.rejects(failing, RangeError);
    assert.equal((await profiles.get(ANA)).language, 'fr');
  });
});
