import assert from 'node:assert/strict';
import { SEARCH_RESERVATIONS, SOUGHT_PARAMETER } from '../../bot/teams/extensionCommands.js';
import { shareFind } from './composeSearch.js';
import { useTeams } from './teamsJourney.js';

describe('the message extension in Teams', function () {
  this.timeout(180_000);
  const journey = useTeams();

  it('should find a reservation beside the compose box, and share its card', async () => {
    const teams = await journey.open('alex');
    await teams.openGroupChat();
    await teams.card('The Reservation Desk is here').waitFor();
    const search = { command: SEARCH_RESERVATIONS, parameter: SOUGHT_PARAMETER, sought: 'contoso reporting' };
    await shareFind(teams, search, 'Reporting');
    await teams.page.getByRole('button', { name: 'Send Message' }).last().click();
    await teams.card('Standard_E8s_v5').waitFor();
    await teams.takeImage('teams-shared');
    const [query] = await teams.log.find(({ name }) => name === 'composeExtension/query');
    assert.equal(query?.status, 200);
    assert.doesNotMatch(await teams.card('Standard_E8s_v5').innerText(), /[£$€]/, 'no amounts');
  });
});
