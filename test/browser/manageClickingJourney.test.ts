import assert from 'node:assert/strict';
import type { DeskPage } from './deskPage.js';
import { inspectCard } from './inspectCard.js';
import { useJourney } from './journey.js';
import { copiedText, idIn, openedPage } from './pageActions.js';
import { reviewByClicking, submitByClicking } from './requestSteps.js';

describe('managing reservations by clicking only, in English', function () {
  this.timeout(300_000);
  const journey = useJourney({ startsAt: '2026-11-22T10:00:00Z' });
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await journey.open();
  });

  it('should quote the refund of what the last days did not need, and come back', async () => {
    await overviewOf('Contoso Ltd', 'Standard_E8s_v5');
    assert.match(String(await portal.card().textContent()), /34% on average, 29% on the lowest day/);
    await inspectCard(portal, 'overview-spare-en');
    await portal.press('Refund the 2 spare units', 'Refund quote');
    assert.match(String(await portal.card().textContent()), /2 of 4 × Standard_E8s_v5/);
    await portal.press('Back', 'Reservation overview');
    await portal.press('Exchange the 2 spare units', 'What you give back');
    assert.match(String(await portal.card().textContent()), /2 of 4 × Standard_E8s_v5/);
  });

  it('should grant access and revoke it, each after a yes', async () => {
    await overviewOf('Contoso Ltd', 'SQLDB_GP_Compute_Gen5');
    await portal.press('Access control', 'roles are assigned on Order database');
    await inspectCard(portal, 'access-en');
    await portal.press('Grant access', 'E-mail address');
    await portal.fill({ 'E-mail address': 'nobody@elsewhere.example' });
    await portal.pick('Reader');
    await portal.press('Next', 'There is no user with that address');
    await portal.fill({ 'E-mail address': 'ada.lovelace@contoso.com' });
    await inspectCard(portal, 'grant-en');
    await portal.press('Next', 'Grant access?');
    await inspectCard(portal, 'grant-change-en');
    await portal.press('No, leave it as it is', 'Nothing was changed.');
    assert.doesNotMatch(String(await portal.card().textContent()), /Ada Lovelace/);
    await grantReader('ada.lovelace@contoso.com');
    await portal.press('Ada Lovelace', 'Revoke access?');
    await inspectCard(portal, 'revoke-change-en');
    await portal.press('Yes, change it', 'no longer has the role Reader');
    assert.doesNotMatch(String(await portal.card().textContent()), /Ada Lovelace/);
  });

  it('should change scope, name and renewal, each with before and after', async () => {
    await overviewOf('Contoso Ltd', 'Standard_D4s_v5');
    await portal.press('Configuration', 'Instance size flexibility');
    await inspectCard(portal, 'configuration-en');
    await portal.press('Change scope', 'Which scope?');
    await inspectCard(portal, 'scope-types-en');
    await portal.press('Single subscription', 'Which subscription?');
    await inspectCard(portal, 'scope-targets-en');
    await portal.press('Contoso Backup', 'Change the scope?');
    await inspectCard(portal, 'configuration-change-en');
    await portal.press('Yes, change it', 'The scope is now Single subscription · Contoso Backup.');
    await portal.press('Rename', 'New name');
    await portal.fill({ 'New name': 'Shop window' });
    await inspectCard(portal, 'rename-en');
    await portal.press('Next', 'Rename the reservation?');
    await portal.press('Yes, change it', 'The reservation is now called Shop window.');
    await portal.press('Turn on renewal', 'Change automatic renewal?');
    await portal.press('Yes, change it', 'Automatic renewal is on.');
    await portal.press('Done', 'Reservation overview');
    const overview = String(await portal.card().textContent());
    assert.match(overview, /Shop window/);
    assert.match(overview, /Single subscription · Contoso Backup/);
    assert.match(overview, /Renew at expiry\s*On/);
  });

  it('should send an ID alone, so that exactly it can be copied', async () => {
    await overviewOf('Contoso Ltd', 'CosmosDB_RU');
    const id = await idIn(portal, 'Reservation ID');
    const orderId = await idIn(portal, 'Reservation order ID');
    await portal.press('Properties and IDs', 'The buttons send a value alone');
    await inspectCard(portal, 'properties-en');
    const message = await portal.pressForText('Reservation ID', id);
    assert.equal(await copiedText(portal, message), id);
    const next = await portal.pressForText('Order ID', orderId);
    assert.equal(await copiedText(portal, next), orderId);
  });

  it('should lead from the figures of all customers to a reservation and back', async () => {
    const number = await fileRequest();
    await portal.press('All customers at a glance', 'You have 19 customers.');
    await inspectCard(portal, 'portfolio-en');
    await portal.press('Expiring within 30 days', 'in this time');
    await inspectCard(portal, 'portfolio-expiring-en');
    await portal.press('Within 90 days', 'Expiring within 90 days');
    await portal.press('Alpine Ski House', 'Reservation overview');
    assert.match(String(await portal.card().textContent()), /Booking/);
    await portal.press('Done', 'Expiring within 90 days');
    await backToFigures();
    await portal.press('Used less than 80%', 'use over the last 30 days');
    await inspectCard(portal, 'portfolio-underused-en');
    await backToFigures();
    await portal.press('Refund limits nearly used up', 'of the refund limit left');
    await inspectCard(portal, 'portfolio-limits-en');
    await backToFigures();
    await portal.press('Open requests', 'sent today');
    await inspectCard(portal, 'portfolio-requests-en');
    await portal.press(`${number} · A. Datum Corporation`, 'Reservation overview');
    await portal.press('Done', 'Open requests');
  });

  it('should open a guide beside the conversation', async () => {
    await portal.press('Guides and links', 'Choose a topic');
    await inspectCard(portal, 'resources-en');
    await portal.press('Sizing and usage', 'Open the page');
    await inspectCard(portal, 'resource-en');
    const page = await openedPage(portal, () => portal.button('Open the page').click());
    assert.equal(page, 'https://learn.microsoft.com/en-us/partner-center/azure-usage');
    await portal.press('Other topics', 'Choose a topic');
  });

  it('should let a sales agent look at access and configuration only, and say who may change them', async () => {
    await portal.useAs('sam');
    await overviewOf('Contoso Ltd', 'Standard_D4s_v5');
    const refusal = 'needs the role Admin agent; yours is Sales agent. These people have it: Alex Morgan';
    await portal.press('Access control', refusal);
    await inspectCard(portal, 'access-readonly-en');
    assert.deepEqual(await buttonsOfCard(), ['Done', 'Back', 'Cancel']);
    await portal.press('Back', 'Reservation overview');
    await portal.press('Configuration', refusal);
    await inspectCard(portal, 'configuration-readonly-en');
    assert.deepEqual(await buttonsOfCard(), ['1. Done']);
  });

  it('should show what is kept of the user, delete it, and go on, also after the page is loaded again', async () => {
    await fileRequest('Contoso Ltd', 'Half (4)');
    await portal.say('my data', 'What I keep about you');
    await inspectCard(portal, 'my-data-en');
    await portal.press('Delete my data', 'Delete your data?');
    await inspectCard(portal, 'forget-en');
    await portal.press('Yes, delete it', 'Welcome to the Reservation Desk');
    await portal.press('My requests', 'You have one request');
    await portal.page.reload();
    await portal.connected();
    await portal.card('You have one request').waitFor();
    assert.doesNotMatch(String(await portal.page.locator('#chat').textContent()), /What I keep about you/);
    await portal.press('Back', 'What would you like to do?');
  });

  async function overviewOf(customer: string, product: string): Promise<void> {
    await portal.press('Look up a reservation', 'Which customer?');
    await portal.press(customer, 'Which reservation?');
    await portal.press(product, 'Reservation overview');
  }

  async function grantReader(email: string): Promise<void> {
    await portal.press('Grant access', 'E-mail address');
    await portal.fill({ 'E-mail address': email });
    await portal.pick('Reader');
    await portal.press('Next', 'Grant access?');
    await portal.press('Yes, change it', 'now has the role Reader');
  }

  /** @returns the request's number */
  async function fileRequest(customer = 'A. Datum Corporation', units = 'Half (3)'): Promise<string> {
    await portal.press('Request a refund', 'Which customer?');
    await portal.press(customer, 'Which reservation');
    await portal.press('SQLDB_GP_Compute_Gen5', 'How many units');
    await portal.press(units, 'Refund quote');
    await reviewByClicking(portal, 'Request this refund');
    return submitByClicking(portal);
  }

  async function backToFigures(): Promise<void> {
    await portal.press('Back', 'All customers at a glance');
  }

  function buttonsOfCard(): Promise<string[]> {
    return portal.card().getByRole('button').allInnerTexts();
  }
});
