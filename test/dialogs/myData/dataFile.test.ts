import assert from 'node:assert/strict';
import { dataFileOf, MOST_REQUESTS_IN_A_FILE } from '../../../dialogs/myData/dataFile.js';
import type { PersonalApproval } from '../../../services/approvals/approval.js';
import type { SupportRequest } from '../../../services/model.js';
import { usualSettings } from '../../../services/notices/noticeSettings.js';
import { languages } from '../../support/languages.js';
import { StillClock } from '../deskFakes.js';
import { CALLER } from '../deskHarness.js';
import { FakeNoticeBook } from '../notices/fakeNoticeBook.js';
import { FakeProfiles, FakeSupportDesk } from '../request/requestFakes.js';

const NOTICES = { settings: usualSettings('Europe/Paris') };
const APPROVALS = [{ id: 'AP-000001' }] as unknown as readonly PersonalApproval[];

function dataFile({ filed = 0, language = 'fr' } = {}) {
  const profiles = new FakeProfiles();
  profiles.profile = { language, unfinished: [] };
  const desk = new FakeSupportDesk();
  const requests = Array.from({ length: filed }, (_, n) => ({ id: `SR-${n}`, createdBy: CALLER.userId }));
  desk.filed.push(...(requests as unknown as SupportRequest[]));
  const turn = { caller: CALLER, texts: languages.textsFor(language) };
  const notices = new FakeNoticeBook();
  notices.record = NOTICES;
  const approvals = { involving: async () => APPROVALS, forget: async () => {} };
  return dataFileOf(turn, { profiles, desk, notices, approvals }, new StillClock());
}

describe('dataFileOf', () => {
  it('should hold everything that is kept, as JSON', async () => {
    const file = await dataFile({ filed: 2 });
    const json = Buffer.from(file!.bytes).toString();
    assert.equal(json.at(-1), '\n');
    assert.deepEqual(JSON.parse(json), {
      exportedAt: '2026-11-22T09:00:00.000Z',
      user: { ...CALLER },
      profile: { language: 'fr', unfinished: [] },
      notices: NOTICES,
      approvals: APPROVALS,
      requests: { total: 2, items: [0, 1].map((n) => ({ id: `SR-${n}`, createdBy: CALLER.userId })) },
    });
    assert.equal(file?.requests, 2);
  });

  it('should hold many requests, each once, and none where there are too many', async () => {
    const file = await dataFile({ filed: MOST_REQUESTS_IN_A_FILE });
    const { requests } = JSON.parse(Buffer.from(file!.bytes).toString());
    const ids = new Set(requests.items.map(({ id }: SupportRequest) => id));
    assert.deepEqual([ids.size, requests.items.length], [MOST_REQUESTS_IN_A_FILE, MOST_REQUESTS_IN_A_FILE]);
    assert.equal(await dataFile({ filed: MOST_REQUESTS_IN_A_FILE + 1 }), undefined);
  });
});
