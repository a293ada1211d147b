import assert from 'node:assert/strict';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import { atQuote } from './exchangeChat.js';

describe('consent to an exchange', () => {
  it('should show the new quote instead of taking consent to amounts that have changed', async () => {
    const { harness, support, clock } = await atQuote();
    clock.moveTo('2026-11-23T00:00:01.000Z');
    const { lines } = await harness.press('Request this exchange');
    assert.match(lines[0]!, /^The amount has changed since you saw the quote\./);
    assert.match(harness.card.text, /206 of 365/);
    assert.deepEqual(support.begun, []);
    await harness.press('Request this exchange');
    assert.equal(support.begun.length, 1);
  });

  it('should not take consent under another policy than the one shown', async () => {
    const { harness, support, desk } = await atQuote();
    desk.policy = loadPolicies().get('csp-2020')!;
    const { lines } = await harness.say('yes');
    assert.match(lines[0]!, /^The amount has changed/);
    assert.deepEqual(support.begun, []);
  });

  for (const steps of [['yes'], ['compare', 'exchange']]) {
    it(`should say that it cannot be requested any more when units are gone: ${steps.join(', ')}`, async () => {
      const { harness, support, desk } = await atQuote();
      await harness.sayAll(...steps.slice(0, -1));
      desk.pending.set('reservation-1', 4);
      const { lines } = await harness.say(steps.at(-1)!);
      assert.match(lines[0]!, /^This exchange cannot be requested any more\./);
      assert.match(harness.card.text, /units left: 0/);
      assert.deepEqual(support.begun, []);
    });
  }

  it('should take no amount from a client', async () => {
    const { harness, support } = await atQuote();
    await harness.press('Request this exchange', { item: 'csp-2018 999999 0 USD' });
    assert.deepEqual(support.begun, []);
  });

  it('should let the second of two presses change nothing', async () => {
    const { harness, support } = await atQuote();
    const { card } = harness;
    await harness.press('Change what you give back', {}, card);
    const { lines } = await harness.press('Request this exchange', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.deepEqual(support.begun, []);
  });

  it('should lead to the purchases when one is gone by the time of the consent', async () => {
    const { harness, desk, support } = await atQuote();
    desk.prices.offer = () => undefined;
    const { lines } = await harness.press('Request this exchange');
    assert.match(lines[0]!, /is no longer offered as it was chosen/);
    assert.equal(harness.card.title, 'Which product do you want to get?');
    assert.deepEqual(support.begun, []);
  });
});
