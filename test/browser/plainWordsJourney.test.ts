import assert from 'node:assert/strict';
import { inspectCard } from './inspectCard.js';
import { IN_FRENCH, useJourney } from './journey.js';

describe('tasks asked for in plain words', function () {
  this.timeout(300_000);
  const journey = useJourney({ startsAt: '2026-11-22T10:00:00Z' });

  it('should switch to another task in the middle of a step and come back to it, in English', async () => {
    const portal = await journey.open();
    await portal.press('Request a refund', 'Which customer?');
    await portal.press('Contoso Ltd', 'Which reservation');
    await portal.press('Standard_E8s_v5', 'How many units');
    await portal.say('all customers at a glance', 'Switch to another task?');
    await inspectCard(portal, 'switch-en');
    await portal.press('Switch', 'You have 19 customers.');
    await portal.press('Back', 'We are back at “Request a refund”.');
    assert.match(String(await portal.card().textContent()), /How many units/);
  });

  it('should stay in the middle of a step where the user wants to, in French', async () => {
    const portal = await journey.open(IN_FRENCH);
    await portal.say('rembourser', 'Quel client ?');
    await portal.say('contoso', 'Quelle réservation');
    await portal.say('reporting', 'Combien d’unités');
    await portal.say('guides et liens', 'Passer à une autre tâche ?');
    await inspectCard(portal, 'switch-fr');
    await portal.say('continuer ici', 'Combien d’unités');
    await portal.say('deux', 'Devis de remboursement');
  });

  it('should go from one sentence to the quote, and ask back where it is in doubt, in English', async () => {
    const portal = await journey.open();
    await portal.say('the contoso thing', 'What did you mean?');
    await inspectCard(portal, 'didYouMean-en');
    await portal.press('None of these', 'What would you like to do?');
    await portal.say('hi, could you refnd 3 units of contosos web front end pls', 'Refund quote');
    assert.match(String(await portal.card().textContent()), /3 of 10/);
  });

  it('should do so in French', async () => {
    const portal = await journey.open(IN_FRENCH);
    await portal.say('le truc de contoso', 'Que vouliez-vous dire');
    await inspectCard(portal, 'didYouMean-fr');
    await portal.press('Rien de tout', 'Que souhaitez-vous faire');
    await portal.say(
      'bjr tu peux rembourser 3 unites de web front end chez contoso stp',
      'Devis de remboursement',
    );
    assert.match(String(await portal.card().textContent()), /3 sur 10/);
  });
});
