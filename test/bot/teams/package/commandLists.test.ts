import assert from 'node:assert/strict';
import { commandLists } from '../../../../bot/teams/package/commandLists.js';
import { CommandBook } from '../../../../dialogs/commands.js';
import {
  MENU_PROMPT,
  type MenuAnswer,
  type MenuData,
  MenuPrompt,
} from '../../../../dialogs/menu/menuPrompt.js';
import type { Outcome } from '../../../../dialogs/prompts/outcome.js';
import { DeskHarness } from '../../../dialogs/deskHarness.js';
import { FakeProfiles } from '../../../dialogs/request/requestFakes.js';
import { languages } from '../../../support/languages.js';

const SHARED = ['overview', 'refund', 'exchange', 'support', 'requests', 'help'];
const MEANT: Readonly<Record<string, readonly string[]>> = {
  personal: [
    'overview',
    'refund',
    'exchange',
    'support',
    'requests',
    'portfolio',
    'startOver',
    'help',
    'language',
    'myData',
  ],
  team: SHARED,
  groupChat: SHARED,
};

describe('commandLists', () => {
  const commands = new CommandBook(languages);

  for (const language of languages.languages) {
    for (const { scopes, commands: listed } of commandLists(languages.textsFor(language))) {
      it(`should offer what the bot understands when it is typed, for ${scopes} in ${language}`, async () => {
        const meant = [];
        for (const { title } of listed)
          meant.push(commands.typed(title)?.name ?? (await taskOf(title, language)));
        assert.deepEqual(meant, MEANT[String(scopes)]);
      });
    }

    it(`should offer what the bot understands in ${language} while it speaks another language`, async () => {
      const [personal] = commandLists(languages.textsFor(language));
      const other = language === 'ja' ? 'de' : 'ja';
      const meant = [];
      for (const { title } of personal!.commands)
        meant.push(commands.typed(title)?.name ?? (await taskOf(title, other)));
      assert.deepEqual(meant, MEANT.personal);
    });

    it(`should list no more than Teams shows, none of them twice, in ${language}`, () => {
      for (const { commands: listed } of commandLists(languages.textsFor(language))) {
        assert.ok(listed.length <= 10);
        assert.equal(new Set(listed.map(({ title }) => title)).size, listed.length);
      }
    });
  }
});

/** The task that the menu begins when the line is typed there. */
async function taskOf(line: string, locale: string): Promise<string | undefined> {
  const chat = new DeskHarness({
    dialogs: (kit) => [new MenuPrompt(kit, new FakeProfiles())],
    begin: MENU_PROMPT,
    options: { opening: 'welcome' } satisfies MenuData,
    locale,
  });
  await chat.start();
  const outcome = (await chat.say(line)).ended as Outcome<MenuAnswer> | undefined;
  return outcome?.kind === 'answer' ? outcome.value.task : undefined;
}
