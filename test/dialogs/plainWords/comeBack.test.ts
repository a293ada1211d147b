import assert from 'node:assert/strict';
import { at, TITLES } from './switchChat.js';

describe('coming back from another task', () => {
  it('should come back after the other task was finished', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('who may use it', 'yes');
    const { lines, ended } = await harness.say('done');
    assert.deepEqual(lines, ['We are back at “Request a refund”.']);
    assert.equal(ended, undefined);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should come back from any step of the other task by leaving it', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('swap it for something else', 'yes', '1');
    assert.equal(harness.card.title, 'What you give back');
    await harness.say('cancel');
    const { lines } = await harness.press('Yes, drop it');
    assert.deepEqual(lines, [
      'All right, stopped here. Nothing was sent.',
      'We are back at “Request a refund”.',
    ]);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should let one task wait for another, and no more than three', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('show me my requests', 'yes');
    await harness.sayAll('i want my money back', 'yes', 'contoso', 'VM-Test', '1');
    assert.match(harness.card.text, /VM-Test/);
    await harness.sayAll('swap it for something else', 'yes', '1');
    assert.equal(harness.card.title, 'What you give back');
    const { lines } = await harness.say('show me my requests');
    assert.deepEqual(lines, [
      '3 other tasks are waiting already. Please finish “Request an exchange” first, or leave it with cancel.',
    ]);
    await harness.sayAll('cancel', 'yes');
    assert.match(harness.card.text, /^Refund quote[\s\S]*VM-Test/);
    await harness.sayAll('cancel', 'yes');
    assert.equal(harness.card.title, 'My requests');
    await harness.say('back');
    assert.match(harness.card.text, TITLES.quote);
  });

  for (const typed of [
    ['start over'],
    ['yes', 'start over'],
    ['yes', 'i want my money back', 'yes', 'start over'],
  ]) {
    it(`should get out of everything with ${typed.join(', ')}`, async () => {
      const { harness, profiles } = await at('quote');
      await harness.press('Request this refund');
      await harness.say('show me my requests');
      await harness.sayAll(...typed);
      assert.equal(harness.card.title, 'What would you like to do?');
      assert.equal(profiles.profile.unfinished.length, 1, 'the agreed refund is kept');
    });
  }

  it('should speak another language in the question and in the task, and come back in it', async () => {
    const { harness } = await at('list');
    await harness.sayAll('show me my requests', 'français');
    assert.match(
      harness.card.text,
      /^Passer à une autre tâche \?\nVous êtes au milieu de « Demander un remb/,
    );
    await harness.sayAll('oui', 'retour');
    assert.match(harness.card.text, /^Quelle réservation voulez-vous rendre \?/);
    await harness.sayAll('mes demandes svp', '1', 'english');
    const { lines } = await harness.say('back');
    assert.deepEqual(lines, ['We are back at “Request a refund”.']);
  });

  it('should draw the innermost step again when the language changes outside the chat', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('show me my requests', 'yes');
    const requests = await harness.redraw('fr-FR');
    assert.equal(requests.cards[0]!.title, 'Mes demandes');
    await harness.sayAll('mes demandes svp', 'retour');
    const quote = await harness.redraw('en-US');
    assert.match(quote.cards[0]!.text, TITLES.quote);
  });
});
