import assert from 'node:assert/strict';
import { SEARCH_RESERVATIONS, SOUGHT_PARAMETER } from '../../bot/teams/extensionCommands.js';
import { shareFind } from './composeSearch.js';
import { UnfurledLink } from './linkUnfurling.js';
import { useTeams } from './teamsJourney.js';
import type { TeamsPage } from './teamsPage.js';

const REPORTING = {
  command: SEARCH_RESERVATIONS,
  parameter: SOUGHT_PARAMETER,
  sought: 'contoso reporting',
};

describe('the message extension in Teams', function () {
  this.timeout(180_000);
  const journey = useTeams();

  it('should find a reservation beside the compose box, and share its card', async () => {
    const teams = await journey.open('alex');
    await teams.openGroupChat();
    await teams.card('The Reservation Desk is here').waitFor();
    await shareFind(teams, REPORTING, 'Reporting');
    await teams.page.getByRole('button', { name: 'Send Message' }).last().click();
    await teams.card('Standard_E8s_v5').waitFor();
    await teams.takeImage('teams-shared');
    const [query] = await teams.log.find(({ name }) => name === 'composeExtension/query');
    assert.equal(query?.status, 200);
    assert.doesNotMatch(await teams.card('Standard_E8s_v5').innerText(), /[£$€]/, 'no amounts');
  });

  it('should unfold a link to a reservation in the Azure portal that is pasted into the Playground’s dialog', async () => {
    const teams = await journey.open('alex');
    const link = await linkToReservation(teams);
    await teams.openGroupChat();
    await teams.card('The Reservation Desk is here').waitFor();
    const unfurled = await UnfurledLink.paste(teams, link, 'Web front end');
    assert.match(await unfurled.text(), /Azure reservation\s+Web front end\s+Reservation of Contoso Ltd/);
    assert.doesNotMatch(await unfurled.text(), /[£$€]/, 'no amounts');
    await unfurled.takeImage('teams-unfurl');
    await unfurled.send();
    await teams.card('Standard_D4s_v5').waitFor();
  });

  it('should say in one line that it cannot read a card which is shared with the desk itself', async () => {
    const teams = await journey.open('alex');
    await shareFind(teams, REPORTING, 'Reporting');
    await teams.page.getByRole('button', { name: 'Send Message' }).last().click();
    await teams
      .message('I cannot read cards that you share. Type what you need, or press a button.')
      .waitFor();
    await teams.press('Request a refund', 'Which customer?');
    assert.equal(await teams.conversation.getByText('Welcome to the Reservation Desk').count(), 1);
  });
});

/** As the address bar of the portal has it, made of what the desk tells of the reservation. */
async function linkToReservation(teams: TeamsPage): Promise<string> {
  await teams.press('Properties and IDs', 'Which customer?');
  await teams.press('Contoso Ltd', 'Which reservation');
  const card = await teams.press('Standard_D4s_v5', 'Reservation order ID');
  const [, id, orderId] =
    /Reservation ID\s+(\S+)\s+Reservation order ID\s+(\S+)/.exec(await card.innerText()) ?? [];
  assert.ok(id && orderId);
  const resource = `/providers/microsoft.capacity/reservationOrders/${orderId}/reservations/${id}/overview`;
  return `https://portal.azure.com/#@partner.example/resource${resource}`;
}
