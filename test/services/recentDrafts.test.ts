import assert from 'node:assert/strict';
import { RecentDrafts } from '../../services/recentDrafts.js';
import { StillClock } from '../dialogs/deskFakes.js';
import { CALLER } from '../dialogs/deskHarness.js';
import { FakeProfiles } from '../dialogs/request/requestFakes.js';

function draft(key: string, savedAt: string) {
  return { key, savedAt, about: 'support', customerName: 'Contoso', draft: {} } as const;
}

const OLD = draft('old', '2026-05-26T09:59:59.000Z');
const NEW = draft('new', '2026-05-26T10:00:00.000Z');

describe('RecentDrafts', () => {
  let kept: FakeProfiles;
  let recent: RecentDrafts;
  beforeEach(() => {
    kept = new FakeProfiles();
    kept.profile = { language: 'fr', unfinished: [NEW, OLD] };
    recent = new RecentDrafts(kept, new StillClock('2026-11-22T10:00:00.000Z'), 180);
  });

  it('should not give drafts that were kept for longer than the days', async () => {
    assert.deepEqual(await recent.get(CALLER), { language: 'fr', unfinished: [NEW] });
    assert.deepEqual(kept.profile.unfinished, [NEW, OLD]);
  });

  it('should drop them with the next change of the profile', async () => {
    await recent.update(CALLER, (profile) => ({ ...profile, language: 'de' }));
    assert.deepEqual(kept.profile, { language: 'de', unfinished: [NEW] });
  });

  it('should forget all of a user', async () => {
    await recent.forget(CALLER);
    assert.deepEqual(kept.profile, { unfinished: [] });
  });
});
