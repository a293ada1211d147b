import assert from 'node:assert/strict';
import type { Understanding } from '../../../services/understanding/understanding.js';
import { aReservation } from '../deskFakes.js';
import { sure, unsure } from '../plainWords/wordsChat.js';
import { overviewChat } from './overviewChat.js';

const FIRST = { customerId: 'customer-1', reservationId: 'reservation-1' };
const SECOND = aReservation({ id: 'second', sku: 'P1v3', quantity: 1 });
const SAID = 'what I would like with it';

/** What is said at the overview of the first reservation, and understood so. */
async function said(understanding: Understanding) {
  const chat = await overviewChat({}, 'en-US', undefined, { [SAID]: understanding });
  return { ...chat, replies: await chat.harness.say(SAID) };
}

describe('OverviewPrompt, asked in the user’s own words', () => {
  for (const task of ['refund', 'exchange', 'support', 'access', 'configuration', 'properties'] as const) {
    it(`should go to ${task} without asking, and come back from it by back`, async () => {
      const { harness, begunBy } = await said(sure(task));
      assert.deepEqual(begunBy(task), [FIRST]);
      await harness.say('back');
      assert.equal(harness.card.title, 'Reservation overview');
    });
  }

  it('should take the reservation on screen for the one that is meant among those that fit', async () => {
    const { begunBy } = await said(sure('refund', { reservations: [aReservation(), SECOND] }));
    assert.deepEqual(begunBy('refund'), [FIRST]);
  });

  it('should take along what was said beside the task', async () => {
    const refund = await said(sure('refund', { quantity: 2, reservations: [aReservation()] }));
    assert.deepEqual(refund.begunBy('refund'), [{ ...FIRST, quantity: 2 }]);
    const access = await said(sure('access', { email: 'anna@contoso.com' }));
    assert.deepEqual(access.begunBy('access'), [{ ...FIRST, email: 'anna@contoso.com' }]);
  });

  for (const [locale, words, task] of [
    ['en-US', 'who has access to it?', 'access'],
    ['en-US', 'properties', 'properties'],
    ['en-US', 'properties and ids', 'properties'],
    ['en-US', 'change the scope', 'configuration'],
    ['en-US', 'rename it', 'configuration'],
    ['fr-FR', 'qui y a accès ?', 'access'],
    ['fr-FR', 'propriétés', 'properties'],
    ['fr-FR', 'changer l’étendue', 'configuration'],
    ['fr-FR', 'renomme-la', 'configuration'],
  ] as const) {
    it(`should take “${words}” for the button of ${task}`, async () => {
      const { harness, begunBy } = await overviewChat({}, locale);
      await harness.say(words);
      assert.deepEqual(begunBy(task), [FIRST]);
    });
  }

  for (const [about, understanding] of [
    ['another reservation', sure('refund', { reservations: [SECOND] })],
    ['a task that may be meant', unsure(['access'])],
  ] as const) {
    it(`should ask before it leaves for ${about}`, async () => {
      const { harness, begunBy } = await said(understanding);
      assert.equal(harness.card.title, 'Switch to another task?');
      assert.deepEqual([begunBy('refund'), begunBy('access')], [[], []]);
    });
  }
});
