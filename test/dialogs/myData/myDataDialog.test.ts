import assert from 'node:assert/strict';
import { MyDataDialog } from '../../../dialogs/myData/myDataDialog.js';
import { MY_DATA_DIALOG } from '../../../dialogs/myData/myDataOffer.js';
import type { SupportRequest } from '../../../services/model.js';
import { usualSettings } from '../../../services/notices/noticeSettings.js';
import type { UserProfile } from '../../../services/ports.js';
import { addressOf } from '../../bot/notices/roundsHarness.js';
import { DeskHarness } from '../deskHarness.js';
import { FakeNoticeBook } from '../notices/fakeNoticeBook.js';
import { FakeProfiles, FakeSupportDesk } from '../request/requestFakes.js';

const PROFILE: UserProfile = {
  language: 'fr',
  contact: {
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace@partner.example',
    method: 'Phone',
    country: 'US',
    language: 'en',
    timeZone: 'America/New_York',
  },
  unfinished: [
    { key: 'a', savedAt: '2026-05-01T08:00:00Z', about: 'refund', customerName: 'Contoso', draft: {} },
    { key: 'b', savedAt: '2026-04-30T08:00:00Z', about: 'support', customerName: '', draft: {} },
  ],
};

/** One message: `say` types, `press` presses. */
type Input = (harness: DeskHarness) => ReturnType<DeskHarness['say']>;
const say =
  (text: string): Input =>
  (harness) =>
    harness.say(text);
const press =
  (title: string): Input =>
  (harness) =>
    harness.press(title);

function openChat({ locale = 'en-US', profile = PROFILE, filed = 0, deletes = false } = {}) {
  const profiles = new FakeProfiles();
  profiles.profile = profile;
  const desk = new FakeSupportDesk();
  desk.filed.push(...Array.from({ length: filed }, (_, index) => aRequest(index + 1)));
  const notices = new FakeNoticeBook();
  const ports = { profiles, desk, notices, retention: { conversationDays: 90, draftDays: 180 } };
  const harness = new DeskHarness({
    dialogs: (kit, clock) => [new MyDataDialog(kit, ports, clock)],
    begin: MY_DATA_DIALOG,
    options: { deletes },
    locale,
  });
  return { harness, profiles, notices };
}

function aRequest(number: number): SupportRequest {
  return {
    id: `SR-${String(number).padStart(6, '0')}`,
    createdBy: 'user-1',
    comments: [],
  } as unknown as SupportRequest;
}

/** The JSON in the replies' code blocks. */
function handedOut(lines: readonly string[]) {
  const blocks = lines.filter((line) => line.startsWith('```'));
  return JSON.parse(blocks.map((block) => block.split('\n').slice(1, -1).join('\n')).join('\n'));
}

describe('my data', () => {
  it('should show what is kept of the user', async () => {
    const { harness } = openChat({ filed: 2 });
    await harness.start();
    for (const kept of [
      'French',
      'Grace Hopper · grace@partner.example · Phone · United States · English · America/New_York',
      'Kept since May 1, 2026\nRefund for Contoso',
      'Request without a customer',
      'dropped 180 days after',
      '2 requests; they stay',
      'Forgotten 90 days after the last message',
    ]) {
      assert.ok(harness.card.text.includes(kept), `${kept} in ${harness.card.text}`);
    }
    assert.deepEqual(harness.card.buttons, ['1. Get it all as text', '2. Delete my data', 'Back']);
  });

  it('should show, hand out and delete what is kept to tell the user of news', async () => {
    const { harness, notices } = openChat();
    const record = { settings: usualSettings('Europe/Paris'), address: addressOf('user-1') };
    notices.record = record;
    await harness.start();
    assert.match(harness.card.text, /Not between 19:00 and 07:00 \(Europe\/Paris\)\./);
    assert.match(harness.card.text, /in our chat in Microsoft Teams/);
    const { lines } = await harness.say('export');
    assert.deepEqual(handedOut(lines).notices, record);
    await harness.sayAll('delete', 'yes');
    assert.deepEqual(notices.record, {});
  });

  it('should say so where nothing is kept yet', async () => {
    const { harness } = openChat({ profile: { unfinished: [] } });
    await harness.start();
    assert.match(harness.card.text, /None: I follow your app\n/);
    assert.match(harness.card.text, /None yet\n.*\nNothing\n.*\nNothing\n/);
  });

  for (const [locale, input] of [
    ['en-US', press('Get it all as text')],
    ['en-US', say('1')],
    ['en-US', say('export')],
    ['fr-FR', press('Tout obtenir en texte')],
    ['fr-FR', say('télécharger')],
  ] as const) {
    it(`should hand everything out as JSON, and stay as it is (${locale})`, async () => {
      const { harness } = openChat({ locale, filed: 2 });
      await harness.start();
      const { lines, cards } = await input(harness);
      const { profile, requests } = handedOut(lines);
      assert.deepEqual(profile, PROFILE);
      assert.deepEqual(requests, { total: 2, items: [aRequest(1), aRequest(2)] });
      assert.match(lines.at(-1)!, /2 (requests|demandes)/);
      assert.deepEqual(cards, []);
    });
  }

  it('should hand many requests out in parts, one press each, until there is no more', async () => {
    const { harness } = openChat({ filed: 25 });
    await harness.start();
    const first = await harness.press('Get it all as text');
    assert.equal(first.lines.at(-1), 'That was part 1 of 3. Press “Get the next requests” to go on.');
    const second = await harness.say('more');
    const third = await harness.press('Get the next requests');
    const parts = [first, second, third].map(({ lines }) => handedOut(lines));
    const ids = parts.flatMap(({ requests }) => requests.items.map(({ id }: SupportRequest) => id));
    assert.deepEqual(
      ids,
      Array.from({ length: 25 }, (_, index) => aRequest(index + 1).id),
    );
    assert.deepEqual(
      parts.map(({ profile }) => profile !== undefined),
      [true, false, false],
    );
    assert.deepEqual(harness.card.buttons, ['1. Get it all as text', '2. Delete my data', 'Back']);
  });

  for (const [locale, inputs, done] of [
    ['en-US', [press('Delete my data'), press('Yes, delete it')], /Done: what I kept about you is deleted/],
    ['en-US', [say('delete'), say('yes')], /Done/],
    ['en-US', [say('forget me'), say('1')], /Done/],
    ['fr-FR', [press('Effacer mes données'), press('Oui, effacer')], /C’est fait/],
    ['fr-FR', [say('oubliez-moi'), say('oui')], /C’est fait/],
    ['de-DE', [say('lösche meine daten'), say('ja')], /Erledigt/],
    ['es-ES', [say('eliminar'), say('sí')], /Hecho/],
    ['pt-BR', [say('excluir'), say('sim')], /Pronto/],
    ['ja-JP', [say('削除'), say('はい')], /削除しました/],
  ] as const) {
    it(`should delete the profile after a yes, and nothing before it (${locale})`, async () => {
      const { harness, profiles } = openChat({ locale });
      await harness.start();
      await inputs[0](harness);
      assert.deepEqual(profiles.profile, PROFILE);
      const { lines, cards } = await inputs[1](harness);
      assert.deepEqual(profiles.profile, { unfinished: [] });
      assert.match(lines.join('\n'), done);
      assert.deepEqual(cards, []);
    });
  }

  for (const [name, input, shows] of [
    ['no', say('no'), 'What I keep about you'],
    ['the button', press('No, keep it'), 'What I keep about you'],
    ['back', say('back'), 'What I keep about you'],
    ['other words', say('two units'), 'Delete your data?'],
    ['my data', say('my data'), 'Delete your data?'],
  ] as const) {
    it(`should delete nothing after ${name}`, async () => {
      const { harness, profiles } = openChat({ deletes: true });
      await harness.start();
      assert.equal(harness.card.title, 'Delete your data?');
      await input(harness);
      assert.equal(harness.card.title, shows);
      assert.deepEqual(profiles.profile, PROFILE);
    });
  }

  for (const [typed, outcome] of [
    ['back', 'back'],
    ['cancel', 'left'],
    ['start over', 'restart'],
  ] as const) {
    it(`should end with ${typed} and change nothing`, async () => {
      const { harness, profiles } = openChat();
      await harness.start();
      const { ended, lines } = await harness.say(typed);
      assert.deepEqual([ended, lines], [{ kind: outcome }, []]);
      assert.deepEqual(profiles.profile, PROFILE);
    });
  }

  it('should say what can be done here to words that mean something else', async () => {
    const { harness } = openChat();
    await harness.start();
    const { lines } = await harness.say('refund two units of Contoso');
    assert.match(lines[0]!, /as text or have it deleted/);
    assert.equal(harness.card.title, 'What I keep about you');
  });

  it('should not delete by a card that was answered', async () => {
    const { harness, profiles } = openChat({ deletes: true });
    await harness.start();
    const asked = harness.card;
    await harness.say('no');
    const { lines } = await harness.press('Yes, delete it', {}, asked);
    assert.match(lines[0]!, /already been answered/);
    assert.deepEqual(profiles.profile, PROFILE);
  });
});
