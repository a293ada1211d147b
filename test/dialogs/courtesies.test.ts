import assert from 'node:assert/strict';
import { CourtesyBook } from '../../dialogs/courtesies.js';
import { CUSTOMER_PROMPT, CustomerPrompt } from '../../dialogs/customers/customerPrompt.js';
import { MENU_PROMPT, type MenuData, MenuPrompt } from '../../dialogs/menu/menuPrompt.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import { aCustomer, FakeDesk, StillClock } from './deskFakes.js';
import { DeskHarness } from './deskHarness.js';
import { FakeProfiles } from './request/requestFakes.js';
import { plainSpaces } from './shownCard.js';

describe('CourtesyBook', () => {
  const book = new CourtesyBook(loadLanguageBook('en-US'));
  for (const [typed, courtesy] of [
    ['Hello', 'hello'],
    ['hi there!', 'hello'],
    ['ok, thanks a lot :-)', 'thanks'],
    ['Hello and thank you', 'thanks'],
    ['Merci beaucoup !', 'thanks'],
    ['merci pour votre aide', 'thanks'],
    ['bonne journée', 'bye'],
    ['Grüß Gott', 'hello'],
    ['muchas gracias', 'thanks'],
    ['ありがとうございます', 'thanks'],
    ['Obrigado pela ajuda', 'thanks'],
    ['ok, sign out', 'signIn'],
    ['サインイン', 'signIn'],
  ] as const) {
    it(`should take “${typed}” for ${courtesy}`, () => assert.equal(book.meant(typed), courtesy));
  }

  for (const typed of [
    '',
    'ok',
    'great',
    'hello Contoso',
    'thanks to the VM of Fabrikam',
    'hi '.repeat(400),
  ]) {
    it(`should hear more, or less, than politeness in “${typed.slice(0, 40)}”`, () => {
      assert.equal(book.meant(typed), undefined);
    });
  }
});

describe('a courtesy in a step', () => {
  const texts = loadLanguageBook('en-US');
  for (const language of texts.languages) {
    for (const meaning of ['in', 'out'] as const) {
      it(`should be a word about signing ${meaning}, where nobody has to, in ${language}`, async () => {
        for (const typed of texts.textsFor(language).say(`signIn.words.${meaning}`).split('|')) {
          const harness = new DeskHarness({
            dialogs: (kit) => [new MenuPrompt(kit, new FakeProfiles())],
            begin: MENU_PROMPT,
            options: { opening: 'welcome' } satisfies MenuData,
            locale: language,
          });
          await harness.start();
          const reply = texts.textsFor(language).say('commands.courtesies.replies.signIn');
          assert.deepEqual((await harness.say(typed)).lines, [plainSpaces(reply)], typed);
        }
      });
    }
  }

  for (const { locale, typed, reply } of [
    { locale: 'en-US', typed: 'hello', reply: /^Hello! What can I do/ },
    { locale: 'fr-FR', typed: 'merci beaucoup', reply: /^Je vous en prie/ },
    { locale: 'de-DE', typed: 'tschüss', reply: /^Auf Wiedersehen/ },
  ]) {
    it(`should be answered in kind, and the step asked again: ${typed}`, async () => {
      const harness = new DeskHarness({
        dialogs: (kit) => [new MenuPrompt(kit, new FakeProfiles())],
        begin: MENU_PROMPT,
        options: { opening: 'welcome' } satisfies MenuData,
        locale,
      });
      await harness.start();
      const buttons = harness.card.allButtons;
      const { lines } = await harness.say(typed);
      assert.match(lines.join(), reply);
      assert.deepEqual(harness.card.allButtons, buttons);
    });
  }

  it('should not stand before a customer of that name', async () => {
    const customers = [
      aCustomer({ id: 'hello', name: 'Hello Foods' }),
      aCustomer({ id: 'contoso', name: 'Contoso' }),
    ];
    const desk = new FakeDesk(new StillClock(), customers, []);
    const harness = new DeskHarness({
      dialogs: (kit) => [new CustomerPrompt(kit, desk.customers)],
      begin: CUSTOMER_PROMPT,
    });
    await harness.start();
    assert.match(JSON.stringify((await harness.say('hello')).ended), /"hello"/);
  });
});
