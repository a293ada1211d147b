import assert from 'node:assert/strict';
import { at, TITLES } from './switchChat.js';

describe('switching to another task', () => {
  for (const step of ['list', 'quote', 'form'] as const) {
    it(`should offer it at a ${step}, run it there and come back with nothing lost`, async () => {
      const { harness } = await at(step);
      const before = harness.card.text;
      assert.match(before, TITLES[step]);
      const task = step === 'form' ? 'New support request' : 'Request a refund';
      await harness.say('show me my requests');
      assert.equal(
        harness.card.text,
        [
          'Switch to another task?',
          `You are in the middle of “${task}”. Switch to “My requests”? Then we come back here.`,
          '1. Switch',
          '2. Continue here',
        ].join('\n'),
      );
      const { lines } = await harness.press('Switch');
      assert.deepEqual(lines, ['Understood: My requests.']);
      assert.equal(harness.card.title, 'My requests');
      const back = await harness.say('back');
      assert.deepEqual(back.lines, [`We are back at “${task}”.`]);
      assert.equal(harness.card.text, before);
    });

    for (const typed of ['2', 'Continue here', 'no', 'back', 'cancel']) {
      it(`should go on at a ${step} for ${JSON.stringify(typed)}`, async () => {
        const { harness } = await at(step);
        const before = harness.card.text;
        await harness.say('show me my requests');
        const { lines } = await harness.say(typed);
        assert.deepEqual(lines, []);
        assert.equal(harness.card.text, before);
      });
    }
  }

  for (const typed of ['1', 'switch', 'yes', 'my requests', 'requests']) {
    it(`should switch for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await at('form');
      await harness.sayAll('show me my requests', typed);
      assert.equal(harness.card.title, 'My requests');
    });
  }

  it('should ask again for wrong words, understand no further sentence, and lose nothing', async () => {
    const { harness, understander } = await at('quote');
    await harness.say('show me my requests');
    const question = harness.card.text;
    const asked = understander.asked.length;
    const { lines } = await harness.say('who may use it');
    assert.match(lines[0]!, /^Please decide first/);
    assert.equal(harness.card.text, question);
    assert.equal(understander.asked.length, asked);
    assert.match((await harness.say('help')).lines[0]!, /^Switch runs the other task now/);
  });

  it('should refuse the card under the question and forged answers, and take that card again afterwards', async () => {
    const { harness } = await at('quote');
    const quote = harness.card;
    await harness.say('show me my requests');
    const question = harness.card;
    const stale = await harness.press('Change quantity', {}, quote);
    assert.deepEqual(stale.lines, ['That card has already been answered. Please use the newest one.']);
    const { step } = question.dataOf('Switch');
    for (const value of [
      { action: 'wish', item: '7', step },
      { action: 'wish', item: '__proto__', step },
      { action: 'refund', step },
    ]) {
      const { lines } = await harness.send({ type: 'message', value });
      assert.match(lines[0]!, /^I did not understand that here/);
      assert.equal(harness.card.text, question.text);
    }
    await harness.press('Continue here');
    const late = await harness.press('Switch', {}, question);
    assert.match(late.lines[0]!, /already been answered/);
    await harness.press('Change quantity', {}, quote);
    assert.equal(harness.card.title, 'How many units do you want to return?');
  });

  it('should keep what stands in a form', async () => {
    const { harness, requests } = await at('form');
    await harness.sayAll('billing', 'next');
    const before = harness.card.text;
    await harness.sayAll('show me my requests', 'yes', 'cancel');
    assert.equal(harness.card.text, before);
    await harness.sayAll('Purchase', 'show me my requests');
    assert.match(harness.card.text, /show me my requests/);
    assert.equal(requests.filed.length, 0);
  });

  it('should offer a task by its name alone without understanding anything', async () => {
    const { harness, understander } = await at('form');
    await harness.say('status');
    assert.match(harness.card.text, /Switch to “My requests”\?/);
    assert.deepEqual(understander.asked, []);
  });

  it('should fill in what the task under way is about', async () => {
    const { harness, stubs } = await at('quote');
    await harness.say('who may use it');
    assert.match(harness.card.text, /Switch to “Access control” \(“Contoso” · “VM-Prod”\)\?/);
    const { lines } = await harness.say('yes');
    assert.equal(
      lines[0],
      'Understood: Access control (“Contoso” · “VM-Prod”). Type back to change something.',
    );
    assert.deepEqual(stubs.access.begun, [
      { customerId: 'customer-1', reservationId: 'reservation-1', fromWords: true },
    ]);
    assert.deepEqual((await harness.say('left')).lines, ['We are back at “Request a refund”.']);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should offer the same task for another reservation than the one at hand', async () => {
    const { harness } = await at('quote');
    await harness.say('refund the test machine instead');
    assert.match(harness.card.text, /Switch to “Request a refund” \(“Contoso” · “VM-Test”\)\?/);
    await harness.sayAll('yes', '1');
    assert.match(harness.card.text, /^Refund quote[\s\S]*VM-Test[\s\S]*1 of 4/);
    const { lines } = await harness.sayAll('back', 'back', 'back', 'back');
    assert.deepEqual(lines, ['We are back at “Request a refund”.']);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should not offer the task that is under way for the reservation at hand', async () => {
    const { harness } = await at('quote');
    const { lines } = await harness.say('i want my money back');
    assert.match(lines[0]!, /^This card shows how the refund is calculated/);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should know a request that ends a refund as the refund', async () => {
    const { harness } = await at('quote');
    await harness.press('Request this refund');
    assert.match(harness.card.text, TITLES.form);
    await harness.say('i want my money back');
    assert.match(harness.card.text, TITLES.form);
    await harness.say('show me my requests');
    assert.match(harness.card.text, /in the middle of “Request a refund”\. Switch to “My requests”/);
  });

  it('should offer what may be meant where the step makes nothing of the words', async () => {
    const { harness, stubs } = await at('quote');
    await harness.say('give me the ids or the guides');
    assert.deepEqual(harness.card.buttons, [
      '1. Properties and IDs (“Contoso” · “VM-Prod”)',
      '2. Guides and links',
      '3. Continue here',
    ]);
    await harness.say('guides');
    assert.deepEqual(stubs.resources.begun, [{ fromWords: true }]);
  });
});
