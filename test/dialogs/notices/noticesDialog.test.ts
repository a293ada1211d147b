import assert from 'node:assert/strict';
import { NoticesDialog } from '../../../dialogs/notices/noticesDialog.js';
import { NOTICES_DIALOG } from '../../../dialogs/notices/noticesOffer.js';
import { newMemory } from '../../../services/notices/noticeMemory.js';
import type { NoticeRecord } from '../../../services/notices/noticeRecord.js';
import { languages } from '../../support/languages.js';
import { DeskHarness } from '../deskHarness.js';
import { FakeProfiles } from '../request/requestFakes.js';
import { FakeNoticeBook } from './fakeNoticeBook.js';

/** What the card's inputs send as they stand. */
const AS_SHOWN = {
  requestStatus: 'atOnce',
  supportAnswer: 'atOnce',
  expiringSoon: 'weekly',
  limitRefilled: 'off',
  weeklyDigest: 'off',
  weekday: '1',
  hour: '09:00',
  quietFrom: '19:00',
  quietTo: '07:00',
  timeZone: 'Europe/Paris',
};

const SAVED_IN_PARIS =
  'Saved. At once: the status of your requests and answers from support. ' +
  'Every Monday from 09:00 on: reservations about to expire. Not between 19:00 and 07:00 (Europe/Paris).';

function openChat({ locale = 'en-GB', record = {} as NoticeRecord, zone = 'Europe/Paris' } = {}) {
  const book = new FakeNoticeBook();
  book.record = record;
  const profiles = new FakeProfiles();
  profiles.profile = {
    unfinished: [],
    contact: {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@partner.example',
      method: 'Email',
      country: 'FR',
      language: 'fr',
      timeZone: zone,
    },
  };
  const harness = new DeskHarness({
    begin: NOTICES_DIALOG,
    locale,
    dialogs: (kit, clock) => [new NoticesDialog(kit, { notices: book, profiles }, clock)],
  });
  return { harness, book };
}

describe('NoticesDialog', () => {
  it('should begin with what is usual in the contact’s time zone, and say in words what was saved', async () => {
    const { harness, book } = openChat();
    await harness.start();
    const { lines } = await harness.say('save');
    assert.deepEqual(lines, [SAVED_IN_PARIS]);
    assert.deepEqual(book.record.settings?.quiet, { from: 19 * 60, to: 7 * 60 });
  });

  it('should write nothing unless it is saved', async () => {
    const { harness, book } = openChat();
    await harness.start();
    await harness.press('Back');
    assert.deepEqual(book.record, {});
  });

  it('should refuse a time that no day has, in a clear sentence, and lose nothing', async () => {
    const { harness, book } = openChat();
    await harness.start();
    const { lines } = await harness.press('Save', { ...AS_SHOWN, quietFrom: '25:00', quietTo: '8:30' });
    assert.deepEqual(lines, ['Quiet from: “25:00” is not a time of day. Write it like 19:00.']);
    assert.ok(!('settings' in book.record));
    const saved = await harness.say('quiet from: 9 pm');
    assert.equal(saved.lines.length, 1);
    await harness.say('save');
    assert.deepEqual(book.record.settings?.quiet, { from: 21 * 60, to: 8 * 60 + 30 });
  });

  it('should want both ends of the quiet hours, or none', async () => {
    const { harness, book } = openChat();
    await harness.start();
    const { lines } = await harness.press('Save', { ...AS_SHOWN, quietFrom: '20:00', quietTo: '' });
    assert.match(lines[0] ?? '', /^Quiet until: /);
    await harness.press('Save', { ...AS_SHOWN, quietFrom: '', quietTo: '' });
    assert.equal(book.record.settings?.quiet, undefined);
  });

  it('should take choices by their names, and say that nothing is told when all is off', async () => {
    const { harness, book } = openChat();
    await harness.start();
    const off = {
      requestStatus: 'off',
      supportAnswer: 'off',
      expiringSoon: 'off',
      limitRefilled: 'off',
      weeklyDigest: 'off',
    };
    const { lines } = await harness.press('Save', { ...AS_SHOWN, ...off });
    assert.deepEqual(lines, ['Saved. I tell you of nothing by myself.']);
    assert.deepEqual(book.record.settings?.paces, off);
  });

  it('should refuse a pace that a kind does not have', async () => {
    const { harness, book } = openChat();
    await harness.start();
    await harness.press('Save', { ...AS_SHOWN, weeklyDigest: 'atOnce' });
    assert.equal(book.record.settings, undefined);
  });

  it('should not hold for news what happened while a kind was off', async () => {
    const memory = {
      ...newMemory(new Date('2026-11-01T00:00:00Z')),
      statuses: {},
      lowLimits: { c: 'Contoso' },
    };
    const { harness, book } = openChat({ record: { memory } });
    await harness.start();
    await harness.press('Save', { ...AS_SHOWN, limitRefilled: 'daily' });
    assert.equal(book.record.memory?.lowLimits, undefined);
    assert.deepEqual(book.record.memory?.statuses, {});
  });

  for (const language of languages.languages) {
    it(`should be whole in ${language}`, async () => {
      const { harness, book } = openChat({ locale: language });
      await harness.start();
      const texts = languages.textsFor(language);
      const { lines } = await harness.press(texts.say('notices.save'), AS_SHOWN);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /19:00.*07:00.*Europe\/Paris/);
      assert.ok(book.record.settings);
    });
  }
});
