import assert from 'node:assert/strict';
import { at, LONG_NAME } from './switchChat.js';
import { wordsChat } from './wordsChat.js';

describe('what is the step’s own', () => {
  it('should take a customer’s name before a task of the same words', async () => {
    const { harness } = await at('menu');
    await harness.sayAll('4', 'refund services');
    assert.match(harness.card.text, /^Step 1 of 4[\s\S]*Refund Services/);
  });

  it('should leave free text to its field', async () => {
    const { harness, understander } = await at('form');
    await harness.sayAll('billing', 'next', 'Purchase', 'refund two of them');
    assert.match(harness.card.text, /refund two of them/);
    assert.deepEqual(understander.asked, []);
  });

  it('should say what is wrong with a free text instead of guessing at it', async () => {
    const { harness, understander } = await at('form');
    await harness.sayAll('billing', 'next', 'Purchase', 'It is too dear.', 'next');
    const { lines } = await harness.say(LONG_NAME);
    assert.match(lines[0]!, /^This has .* characters/);
    assert.deepEqual(understander.asked, []);
  });

  it('should be read without a guess where it is a number, a title, a name or a command', async () => {
    const { harness, understander } = wordsChat({});
    await harness.start();
    await harness.sayAll(
      '2',
      'contoso',
      'help',
      'back',
      'Contoso',
      'VM-Prod',
      '2',
      'back',
      'all',
      'no',
      'cancel',
    );
    await harness.sayAll('Request a refund', 'contoso', '1', 'hello', 'cancel');
    assert.deepEqual(understander.asked, []);
  });

  for (const typed of ['2', 'all of them', 'two units', '1.5 units', '-3']) {
    it(`should leave ${JSON.stringify(typed)} to the question for a quantity`, async () => {
      const { harness } = await at('list');
      await harness.sayAll('VM-Prod', typed);
      assert.notEqual(harness.card.title, 'Switch to another task?');
    });
  }
});
