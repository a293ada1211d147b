import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { spokenText } from '../../bot/spokenText.js';

const BOT = 'bot-1';
const own = (text = '<at>Desk</at>') => ({ type: 'mention', text, mentioned: { id: BOT, name: 'Desk' } });
const other = (text: string, id = 'bob') => ({ type: 'mention', text, mentioned: { id, name: 'any' } });

/** As a client writes where a card of a message extension stands. */
const CARD_IN_TEXT =
  '\n<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension">\n' +
  '  <span content="0" itemprop="cardId"></span>\n</span>\n';

describe('spokenText', () => {
  const heard = (text: string, entities: unknown, channelId = 'msteams') =>
    spokenText({ channelId, text, entities, recipient: { id: BOT } } as unknown as Activity)?.trim();

  for (const [what, text, entities, expected] of [
    ['a mention before', '<at>Desk</at> refund', [own()], 'refund'],
    ['a mention behind', 'refund <at>Desk</at>', [own()], 'refund'],
    ['several mentions', '<at>Desk</at> refund <at>Desk</at>', [own(), own()], 'refund'],
    ['several mentions of one entity', '<at>Desk</at> refund <at>Desk</at>', [own()], 'refund'],
    ['a numbered mention', '<at id="0">Desk</at>&nbsp;refund', [own()], 'refund'],
    ['a mention as the entity numbers it', '<at>Desk</at> refund', [own('<at id="0">Desk</at>')], 'refund'],
    ['a name with entities', '<at>R&amp;D Desk</at> refund', [own('<at>R&D Desk</at>')], 'refund'],
    ['a name with a hard space', '<at>My&nbsp;Desk</at> refund', [own('<at>My Desk</at>')], 'refund'],
    ['a mention alone', '<at>Desk</at>\n', [own()], ''],
    ['somebody else', '<at>Desk</at> ask <at>Bob B</at>', [own(), other('<at>Bob B</at>')], 'ask Bob B'],
    [
      'somebody called like it',
      '<at>Desk</at> ask <at>Desk</at>',
      [own(), other('<at>Desk</at>')],
      'ask Desk',
    ],
    [
      'one called like it first',
      '<at>Desk</at> ask <at>Desk</at>',
      [other('<at>Desk</at>'), own()],
      'Desk ask',
    ],
    ['a mention nobody named', '<at>Ann</at> asks', [], 'Ann asks'],
    ['typed marks', '&lt;at&gt;Desk&lt;/at&gt; refund', [own()], '<at>Desk</at> refund'],
    ['a card alone', CARD_IN_TEXT, [], ''],
    ['words above a card', `Look at this:${CARD_IN_TEXT}`, [], 'Look at this:'],
    ['typed tags', '&lt;span&gt;', [], '<span>'],
    ['no mentions at all', 'refund', [null, 7, { type: 'mention' }, { ...own(), mentioned: null }], 'refund'],
    ['entities that are none', 'refund', 'mention', 'refund'],
  ] as const) {
    it(`should hear what was said with ${what}`, () => {
      assert.equal(heard(text, entities), expected);
    });
  }

  it('should read past a mention as other channels write it', () => {
    assert.equal(heard('@Desk refund', [own('@Desk')], 'slack'), 'refund');
  });

  it('should leave marks that a user of another channel typed', () => {
    assert.equal(heard('an <at>odd</at> name', [], 'test'), 'an <at>odd</at> name');
  });

  it('should not be kept busy by marks that are none', () => {
    const text = '<at '.repeat(15_000);
    const before = process.cpuUsage().user;
    assert.equal(heard(text, Array(5_000).fill(own('<at>'.repeat(500)))), text.trim());
    assert.ok(process.cpuUsage().user - before < 1_000_000, 'a second of work');
  });
});
