import assert from 'node:assert/strict';
import { NavigationWords } from '../../../dialogs/plainWords/navigationWords.js';
import { languages } from '../../support/languages.js';
import { sure, wordsChat } from './wordsChat.js';

const TYPED = [
  'Next',
  'next page',
  'go on!',
  '次へ',
  '次のページ',
  'voir plus',
  'mostrar más',
  'Vorherige Seite',
];

describe('words that lead on or back', () => {
  for (const typed of TYPED) {
    it(`should ask for no task in the menu: ${typed}`, async () => {
      const { harness, understander } = wordsChat({ [typed]: sure('portfolio') });
      await harness.start();
      const { lines } = await harness.say(typed);
      assert.match(lines[0]!, /^I did not understand that here\./);
      assert.deepEqual(understander.asked, []);
    });
  }

  it('should begin no task as the first words of a conversation', async () => {
    const { harness } = wordsChat({ next: sure('portfolio') }, { opening: 'spoken' });
    const { cards } = await harness.say('next');
    assert.equal(cards[0]!.title, 'Welcome to the Reservation Desk');
  });

  it('should count as such as a whole line only', () => {
    const words = new NavigationWords(languages);
    assert.equal(words.has('next'), true);
    for (const other of ['what expires next', 'refund', '次へ返金', ''])
      assert.equal(words.has(other), false, other);
  });
});
