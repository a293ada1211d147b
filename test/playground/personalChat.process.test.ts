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
      'Chosen: OK',
    ]) {
      const card = teams.card(chosen);
      await card.waitFor();
      assert.equal(await card.getByRole('button').count(), 0, chosen);
      assert.equal(await card.locator('input').count(), 0, chosen);
    }
    assert.match(String(await teams.card('Chosen: OK').textContent()), /Units to return \(1 to \d+\)\s*2/);
    assert.notEqual(await teams.card('Refund quote').getByRole('button').count(), 0, 'of the open step');
    await teams.card('Chosen: OK').scrollIntoViewIfNeeded();
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

  it('should greet once, however often the bot is installed', async () => {
    const teams = await journey.open('alex');
    const [installation] = await teams.log.find(({ name }) => name === 'installationUpdate');
    await teams.installAgain(String(installation?.conversationId));
    await teams.press('Request a refund', 'Which customer?');
    assert.equal(await teams.conversation.locator('.ac-adaptiveCard').count(), 2, 'greeting and question');
  });
});
