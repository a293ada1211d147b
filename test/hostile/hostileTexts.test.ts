import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertDrawable, assertShownAsTyped, HOSTILE } from '../cards/cardChecks.js';
import type { ChatUser } from '../support/chatUser.js';
import { requestOnDisk } from '../support/mainJob.js';
import { buttonsOf } from '../support/press.js';
import { type HostileDesk, openHostileDesk, wordsIn } from './hostileDesk.js';
import { goTo, SHOWS } from './steps.js';

const TEXTS = [
  ...HOSTILE,
  '{{{{DATE(2020-01-01T00:00:00Z)}}}}',
  '$t(menu.help) {{count}} $t(common.yes, {"a": 1})',
  '\u202egnirts desrever\u202c zero\u200bwidth',
  '__proto__ constructor toString',
  '\ud800 half a character',
];

function cardOf({ replies }: ChatUser) {
  const card = replies.flatMap(({ attachments = [] }) => attachments).at(-1);
  assert.ok(card, JSON.stringify(replies));
  return card;
}

function assertShown(user: ChatUser, text: string): void {
  assertDrawable(cardOf(user));
  assertShownAsTyped(cardOf(user), text);
}

describe('texts that are more than they seem', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk();
  });
  afterEach(() => desk.close());

  for (const text of TEXTS) {
    it(`should be shown and filed as typed in every field: ${text}`, async () => {
      const user = desk.user();
      await goTo(user, 'problem', 'en');
      await user.press('Next', { problemType: 'ReservationManagement', description: text });
      assertShown(user, text);
      await user.press('Next', { category: 'ExchangesAndRefunds' });
      await user.press('Back');
      assertShown(user, text);
      // As the card showed it.
      await user.press('Next');
      const contact = { email: 'a@b.example', timeZone: 'Europe/Paris' };
      await user.press('Next', { ...contact, firstName: text, lastName: text });
      assertShown(user, text);
      assert.match(wordsIn(user.replies), /Submit request/);
      await user.press('Submit request');
      const filed = requestOnDisk(desk.dataDir, user.requestNumber());
      assert.deepEqual(
        [filed.problem.description, filed.contact.firstName, filed.contact.lastName],
        [text, text, text],
      );
      await user.say('my requests');
      await user.say('1');
      assertShown(user, text);
      await user.say('add a comment');
      await user.press('Send comment', { text });
      assertShown(user, text);
    });
  }

  for (const name of [...HOSTILE, '3 & 3', 'Back', 'Start over', '👍', 'a'.repeat(250)]) {
    it(`should do as the name of a customer: ${name.slice(0, 60)}`, async () => {
      await rename('Contoso Ltd', name);
      const user = desk.user();
      await user.join();
      await user.say('new support request');
      if (!rowOf(user, name)) await user.press('Next page');
      assertShown(user, name);
      await user.press(rowOf(user, name) ?? '');
      assert.match(wordsIn(user.replies), SHOWS.basics);
      assertShown(user, name);
      await user.say('1');
      await user.say('start over');
      assertDrawable(cardOf(user));
      await user.say('continue');
      assert.match(wordsIn(user.replies), SHOWS.basics);
    });
  }

  /** The title of the row of that customer. */
  function rowOf(user: ChatUser, name: string): string | undefined {
    const shown = name.replace(/\{(?=\{)/g, '{\u2060');
    const titles = buttonsOf(cardOf(user)).map(({ title }) => title);
    return titles.find((title) => /^\d/.test(title) && title.replace(/^\d+\. /, '') === shown);
  }

  /** Gives a customer another name on disk and opens the desk again. */
  async function rename(before: string, after: string): Promise<void> {
    const { dataDir } = desk;
    await desk.close({ keep: true });
    const folder = join(dataDir, 'desk');
    const documents = readdirSync(join(folder, 'customers')).map((file) => join('customers', file));
    for (const file of ['customers.json', ...documents]) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        text.replaceAll(JSON.stringify(before), () => JSON.stringify(after)),
      );
    }
    desk = await openHostileDesk({ folder: dataDir });
  }
});
