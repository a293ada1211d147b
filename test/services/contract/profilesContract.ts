import assert from 'node:assert/strict';
import {
  MAX_UNFINISHED,
  type UnfinishedRequest,
  type UserProfile,
  type UserProfiles,
} from '../../../services/ports.js';
import { ANA, BEN, submission } from '../local/deskFixture.js';
import { closingAfterEach, type OpenContractDesk } from './contractDesk.js';
import { deskSeed, NOBODIES } from './contractSeeds.js';

function unfinished(key: string, draft: unknown = {}): UnfinishedRequest {
  return { key, savedAt: '2026-06-15T10:00:00.000Z', about: 'refund', customerName: 'Contoso Ltd', draft };
}

/** What everything that keeps user profiles keeps to. */
export function describeProfiles(name: string, openDesk: OpenContractDesk): void {
  describe(`user profiles of ${name}`, () => {
    const open = closingAfterEach(openDesk);
    const openProfiles = async (): Promise<UserProfiles> => (await open(deskSeed())).backend.profiles;

    it('should start empty and keep what they were told, also after a restart', async () => {
      const before = await open(deskSeed());
      const { profiles } = before.backend;
      assert.deepEqual(await profiles.get(ANA), { unfinished: [] });
      const { contact } = submission();
      await profiles.update(ANA, (profile) => ({ ...profile, language: 'fr', contact }));
      const after = await before.reopen();
      assert.deepEqual(await after.backend.profiles.get(ANA), { language: 'fr', contact, unfinished: [] });
      assert.deepEqual(await after.backend.profiles.get(BEN), { unfinished: [] });
    });

    it("should keep apart that of another partner's user of the same id", async () => {
      const profiles = await openProfiles();
      await profiles.update(ANA, () => ({ language: 'fr', unfinished: [unfinished('a')] }));
      for (const theirs of [{ ...ANA, partnerId: 'partner-2' }, ...NOBODIES]) {
        assert.deepEqual(await profiles.get(theirs), { unfinished: [] });
        await profiles.update(theirs, () => ({ language: 'de', unfinished: [] }));
        await profiles.forget(theirs);
      }
      assert.equal((await profiles.get(ANA)).language, 'fr');
    });

    it('should keep apart those of users whatever their ids hold', async () => {
      const profiles = await openProfiles();
      const users = ['../../x', 'a'.repeat(5000), 'ünï/cödé', '.', 'A', 'a', '__proto__'].map((userId) => ({
        ...ANA,
        userId,
      }));
      const languageOf = ({ userId }: { userId: string }) => userId.slice(0, 9);
      for (const user of users) {
        await profiles.update(user, (profile) => ({ ...profile, language: languageOf(user) }));
      }
      for (const user of users) assert.equal((await profiles.get(user)).language, languageOf(user));
    });

    for (const about of ['refund', 'exchange', 'support'] as const) {
      it(`should keep an unfinished request about ${about} over a restart`, async () => {
        const before = await open(deskSeed());
        const kept = { ...unfinished('a', { step: 2 }), about };
        await before.backend.profiles.update(ANA, () => ({ unfinished: [kept] }));
        const after = await before.reopen();
        assert.deepEqual((await after.backend.profiles.get(ANA)).unfinished, [kept]);
      });
    }

    it('should be forgotten for good, and no other with them', async () => {
      const before = await open(deskSeed());
      const { profiles, desk } = before.backend;
      const { id } = await desk.submit(ANA, submission());
      for (const caller of [ANA, BEN]) {
        await profiles.update(caller, () => ({ language: 'fr', unfinished: [unfinished('a')] }));
      }
      await profiles.forget(ANA);
      await profiles.forget(ANA);
      const after = (await before.reopen()).backend;
      assert.deepEqual(await after.profiles.get(ANA), { unfinished: [] });
      assert.equal((await after.profiles.get(BEN)).language, 'fr');
      assert.equal((await after.desk.get(ANA, id))?.status, 'Open');
    });

    it('should lose no update of two at once', async () => {
      const profiles = await openProfiles();
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

    it('should keep the newest unfinished requests', async () => {
      const profiles = await openProfiles();
      const many = ['1', '2', '3', '4', '5', '6'].map((key) => unfinished(key));
      const kept = await profiles.update(ANA, () => ({ unfinished: many }));
      assert.deepEqual(
        kept.unfinished.map(({ key }) => key),
        ['1', '2', '3', '4', '5'],
      );
      assert.equal(kept.unfinished.length, MAX_UNFINISHED);
      assert.deepEqual(await profiles.get(ANA), kept);
    });

    it('should not be changed by what a dialog does to its draft afterwards', async () => {
      const profiles = await openProfiles();
      const draft = { description: 'as saved' };
      await profiles.update(ANA, () => ({ unfinished: [unfinished('a', draft)] }));
      draft.description = 'changed';
      const [read] = (await profiles.get(ANA)).unfinished;
      Object.assign(read?.draft as object, { description: 'changed too' });
      assert.deepEqual((await profiles.get(ANA)).unfinished[0]?.draft, { description: 'as saved' });
    });

    it('should stay as they were when the change fails', async () => {
      const profiles = await openProfiles();
      await profiles.update(ANA, (profile) => ({ ...profile, language: 'fr' }));
      const failing = profiles.update(ANA, () => {
        throw new RangeError('no');
      });
      await assert.rejects(failing, RangeError);
      assert.equal((await profiles.get(ANA)).language, 'fr');
    });
  });
}
