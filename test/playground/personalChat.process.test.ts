import assert from 'node:assert/strict';
import { requestOnDisk } from '../support/mainJob.js';
import { quoteByButtons, requestByButtons } from './refundInTeams.js';
import { useTeams } from './teamsJourney.js';

describe('a personal chat in Teams', function () {
  this.timeout(300_000);
  const journey = useTeams();

  it('should lead by buttons from the welcome to a request that is on disk', async () => {
    const teams = await journey.open('alex');
    await quoteByButtons(teams);
    await teams.takeImage('teams-quote');
    const request = requestOnDisk(journey.desk.dataDir, await requestByButtons(teams, 'is filed'));
    assert.equal(request.status, 'Open');
    assert.equal(request.refund?.quantity, 2);
    assert.equal(request.contact.firstName, 'Grace');
    assert.equal(request.contact.timeZone, 'America/New_York');
  });

  it('should turn cards read-only once they are answered, and say what was chosen', async () => {
    const teams = await journey.open('kim');
    await teams.press('Request a refund', 'Which customer?');
    await teams.say('contoso', 'Which reservation');
    await teams.press('Standard_D4s_v5', 'How many units');
    await teams.fill({ 'Units to return': '2' });
    await teams.press('OK', 'Refund quote');
    for (const chosen of [
      'Chosen: Request a refund',
      'You wrote: “contoso”',
      'Chosen: Standard_D4s_v5',
      'You wrote: “2”',
    ]) {
      const card = teams.card(chosen);
      await card.waitFor();
      assert.equal(await card.getByRole('button').count(), 0, chosen);
      assert.equal(await card.locator('input').count(), 0, chosen);
    }
    assert.match(
      String(await teams.card('You wrote: “2”').textContent()),
      /Units to return \(1 to \d+\)\s*2/,
    );
    assert.notEqual(await teams.card('Refund quote').getByRole('button').count(), 0, 'of the open step');
    await teams.card('You wrote: “2”').scrollIntoViewIfNeeded();
    await teams.takeImage('teams-read-only');
  });

  it('should go on in French once the person says so', async () => {
    const teams = await journey.open('kim');
    await teams.say('français', 'Bienvenue');
    await teams.say('rembourser', 'Quel client');
    await teams.say('fabrikam', 'Quelle réservation');
    await teams.say('1', 'Combien d’unités');
    await teams.say('une', 'Devis de remboursement');
  });

  it('should lead in French by buttons, past wrong words and ways back, to a request that is on disk', async () => {
    const teams = await journey.open('hana');
    await teams.say('français', 'Bienvenue');
    await teams.press('Demander un remboursement', 'Quel client');
    await teams.press('Contoso Ltd', 'Quelle réservation');
    await teams.press('Retour', 'Quel client');
    await teams.press('Contoso Ltd', 'Quelle réservation');
    await teams.press('Standard_E8s_v5', 'Combien d’unités');
    const wrong = /^Seules \d+ unités sont réservées\. Tapez un nombre entier/;
    await teams.say('99', 'Combien d’unités');
    await teams.message(wrong).waitFor();
    await teams.fill({ 'Unités à rendre': '3' });
    await teams.press('OK', 'Devis de remboursement');
    await teams.press('Changer la quantité', 'Combien d’unités');
    await teams.press('Seulement 1', 'Devis de remboursement');
    await teams.press('Demander ce remboursement', 'Étape 1 sur 4');
    await teams.press('Suivant', 'Étape 2 sur 4');
    await teams.press('Retour', 'Étape 1 sur 4');
    await teams.press('Suivant', 'Étape 2 sur 4');
    await teams.press('Suivant', 'Étape 3 sur 4');
    await teams.fill({ Prénom: 'Marie', 'Nom de famille': 'Curie', 'E-mail': 'marie chez partenaire' });
    await teams.press('Suivant', 'Cette adresse e-mail n’est pas complète.');
    await teams.fill({ 'E-mail': 'marie@partenaire.example' });
    await teams.press('Suivant', 'Vérifier et envoyer');
    await teams.takeImage('teams-review-fr');
    await teams.press('Envoyer la demande', 'Que souhaitez-vous faire ?');
    const receipt = await teams.card('est enregistrée').innerText();
    const request = requestOnDisk(journey.desk.dataDir, /SR-\d{6}/.exec(receipt)?.[0] ?? '');
    assert.equal(request.refund?.quantity, 1);
    assert.deepEqual([request.contact.firstName, request.contact.lastName], ['Marie', 'Curie']);
  });

  it('should greet once, however often the bot is installed', async () => {
    const teams = await journey.open('alex');
    const [installation] = await teams.log.find(({ name }) => name === 'installationUpdate');
    await teams.installAgain(String(installation?.conversationId));
    await teams.press('Request a refund', 'Which customer?');
    assert.equal(await teams.conversation.locator('.ac-adaptiveCard').count(), 2, 'greeting and question');
  });
});
