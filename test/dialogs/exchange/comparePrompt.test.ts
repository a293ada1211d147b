import assert from 'node:assert/strict';
import { atQuote, atRefusedQuote, atReturns } from './exchangeChat.js';

describe('ComparePrompt', () => {
  it('should set refund and exchange side by side and come back', async () => {
    const { harness } = await atQuote();
    await harness.press('Compare with a refund');
    assert.equal(harness.card.title, 'Refund or exchange?');
    assert.match(harness.card.text, /Early termination fee\n-\$210\.41\nNone/);
    assert.deepEqual(harness.card.buttons, [
      '1. Request this exchange',
      '2. Request the refund',
      'Back',
      'Cancel',
    ]);
    await harness.press('Back');
    assert.equal(harness.card.title, 'Exchange quote');
  });

  it('should take the consent to the exchange', async () => {
    const { harness, support } = await atQuote();
    await harness.sayAll('compare', 'exchange');
    assert.equal(support.begun.length, 1);
    await harness.say('back');
    assert.equal(harness.card.title, 'Refund or exchange?');
  });

  it('should take no consent to amounts that have changed', async () => {
    const { harness, support, clock } = await atQuote();
    await harness.say('compare');
    clock.moveTo('2026-11-23T00:00:01.000Z');
    assert.match((await harness.say('1')).lines[0]!, /^The amount has changed/);
    assert.deepEqual(support.begun, []);
  });

  it('should begin the refund with what is chosen, and come back from it', async () => {
    const { harness, refund } = await atQuote();
    await harness.sayAll('compare', 'request the refund');
    assert.deepEqual(refund.begun, [
      { customerId: 'customer-1', reservationId: 'reservation-1', quantity: 4 },
    ]);
    await harness.say('back');
    assert.equal(harness.card.title, 'Refund or exchange?');
  });

  it('should offer no refund of several reservations at once', async () => {
    const { harness } = await atReturns();
    await harness.sayAll('add', '1', 'choose what to get', 'd8s', 'next', '1', 'quote', 'compare');
    assert.deepEqual(harness.card.buttons, ['1. Request this exchange', 'Back', 'Cancel']);
    const why = 'A refund is requested for each reservation by itself: type menu, then request a refund.';
    assert.ok(harness.card.text.includes(why));
    assert.deepEqual((await harness.say('request the refund')).lines, [why]);
  });

  it('should offer only the refund while the exchange is refused', async () => {
    const { harness } = await atRefusedQuote();
    await harness.say('compare');
    assert.deepEqual(harness.card.buttons, ['1. Request the refund', 'Back', 'Cancel']);
  });
});
