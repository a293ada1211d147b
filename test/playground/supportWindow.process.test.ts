import assert from 'node:assert/strict';
import { requestOnDisk } from '../support/mainJob.js';
import { SupportWindow } from './supportWindow.js';
import { useTeams } from './teamsJourney.js';
import type { TeamsPage } from './teamsPage.js';

const DISCOUNT = 'Technical: Reservation discount, Discount not applied';
const RABAIS = 'Technique : Remise de réservation, Remise non appliquée';
const GRACE = { 'First name': 'Grace', 'Last name': 'Hopper', 'E-mail': 'grace@partner.example' };
const MARIE = { Prénom: 'Marie', 'Nom de famille': 'Curie', 'E-mail': 'marie@partenaire.example' };

describe('the window of a support request in Teams', function () {
  this.timeout(300_000);
  const journey = useTeams();

  it('should answer wrong entries in its place, file the request, and share its number', async () => {
    const teams = await journey.open('alex');
    await teams.openGroupChat();
    await teams.card('The Reservation Desk is here').waitFor();
    const window = await SupportWindow.openBesideBox(teams);
    await window.press('Submit request', 'Please choose one.');
    assert.equal((await window.text()).match(/This is needed to go on\./g)?.length, 4);
    await window.seek('Customer', 'conto', 'Contoso Ltd');
    await window.choose('What it is about', DISCOUNT);
    await window.write({ Description: 'No discount since Monday.', ...GRACE, 'E-mail': 'grace at partner' });
    const wrongEmail = 'This is not a complete e-mail address. It should look like name@company.com.';
    await window.press('Submit request', wrongEmail);
    assert.doesNotMatch(await window.text(), /This is needed|Please choose/);
    assert.equal(await window.entry('Description'), 'No discount since Monday.');
    await window.write({ 'E-mail': 'grace@partner.example' });
    await window.share('Submit request');
    const request = requestOnDisk(journey.desk.dataDir, await sharedNumber(teams));
    assert.equal(request.status, 'Open');
    assert.equal(request.customerName, 'Contoso Ltd');
    assert.equal(request.problem.description, 'No discount since Monday.');
    assert.equal(request.contact.email, 'grace@partner.example');
    await teams.takeImage('teams-request-shared');
  });

  it('should begin with the words of the message that it is opened at', async () => {
    const teams = await journey.open('kim');
    await teams.openGroupChat();
    await teams.card('The Reservation Desk is here').waitFor();
    await teams.sayToOthers('Contoso’s machines got no discount since Monday.');
    const window = await SupportWindow.openAtMessage(teams);
    assert.equal(await window.entry('Description'), 'Contoso’s machines got no discount since Monday.');
    await window.takeImage('teams-window');
  });

  it('should speak the language that its user chose', async () => {
    const teams = await journey.open('hana');
    await teams.say('français', 'Bienvenue');
    const window = await SupportWindow.openBesideBox(teams);
    await window.choose('Objet', RABAIS);
    await window.write({ Description: 'Aucune remise depuis lundi.', ...MARIE, 'E-mail': 'marie' });
    const wrongEmail = 'Cette adresse e-mail n’est pas complète. Elle devrait ressembler à nom@societe.fr.';
    await window.press('Envoyer la demande', wrongEmail);
    assert.match(await window.text(), /Faites un choix\.\s+Client/);
    assert.doesNotMatch(await window.text(), /Customer|Severity|Submit/);
    await window.takeImage('teams-window-fr');
    await window.seek('Client', 'fabri', 'Fabrikam Inc');
    await window.write(MARIE);
    await window.share('Envoyer la demande');
    const request = requestOnDisk(journey.desk.dataDir, await sharedNumber(teams));
    assert.equal(request.contact.lastName, 'Curie');
    assert.equal(request.basics.issueType, 'Technical');
  });
});

async function sharedNumber(teams: TeamsPage): Promise<string> {
  const [number] = /SR-\d{6}/.exec(await teams.card('SR-').innerText()) ?? [];
  assert.ok(number);
  return number;
}
