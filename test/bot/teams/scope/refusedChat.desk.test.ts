import assert from 'node:assert/strict';
import { linesOf, openHostileDesk, wordsIn } from '../../../hostile/hostileDesk.js';
import { channelRefusal } from '../../../support/chatOpeningAdapter.js';
import { languages } from '../../../support/languages.js';
import { CHANNEL, openGroup } from './group.js';

const LINK =
  'https://teams.microsoft.com/l/chat/0/0?users=28:0f0e0d0c-0b0a-4908-8706-050403020100&message=refund%20contoso';

describe('a chat that the channel refuses', () => {
  for (const [status, why] of [
    [403, 'group.link.notInstalled'],
    [502, 'group.link.refused'],
  ] as const) {
    it(`should lead there by a link, and say why, after ${status}`, async () => {
      const group = await openGroup(() => channelRefusal(status));
      try {
        for (const language of languages.languages) {
          const texts = languages.textsFor(language);
          const said = await group.member(`ada-${language}`).ask('refund contoso', { locale: texts.locale });
          assert.deepEqual(said.alone, []);
          assert.equal(said.group.length, 1);
          const words = wordsIn(said.group);
          assert.ok(words.includes(texts.say(why).replace(/[\u00a0\u202f]/g, ' ')), words);
          assert.ok(words.includes(LINK), words);
          assert.doesNotMatch(words, /Contoso Ltd/);
        }
      } finally {
        await group.close();
      }
    });
  }

  it('should lead there with words that hold half of a character, and with very many', async () => {
    const group = await openGroup(() => channelRefusal(403));
    for (const words of ['refund \ud83d', '\udc00 & ? # <b>', '💶'.repeat(5_000)]) {
      const said = await group.member('ada').ask(words);
      const [, message = ''] = /message=([^"]*)"/.exec(wordsIn(said.group)) ?? [];
      assert.ok(message !== '' && message.length < 3_000, wordsIn(said.group));
      assert.match(message, /^[\w%.!~*'()-]+$/);
    }
    await group.close();
  });

  it('should tell of a fault of the desk by its reference, not by a link', async () => {
    const group = await openGroup(() => new TypeError('broken'));
    const said = await group.member('ada').ask('refund contoso');
    assert.match(wordsIn(said.group), /reference/i);
    assert.doesNotMatch(wordsIn(said.group), /teams\.microsoft\.com|I have written/);
    await group.close();
  });

  it('should say how to go on where the channel has no chats of two to open', async () => {
    const desk = await openHostileDesk();
    const user = desk.user({ channelId: 'msteams', conversation: CHANNEL });
    await user.say('refund contoso');
    assert.match(wordsIn(user.replies), /From here I cannot write to you/);
    assert.doesNotMatch(wordsIn(user.replies), /teams\.microsoft\.com|Contoso Ltd/);
    assert.deepEqual(linesOf(user), []);
    await desk.close();
  });
});
