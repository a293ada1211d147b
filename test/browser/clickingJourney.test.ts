import assert from 'node:assert/strict';
import { requestOnDisk } from '../support/mainJob.js';
import type { DeskPage } from './deskPage.js';
import { takePageImages } from './images.js';
import { inspectCard } from './inspectCard.js';
import { useJourney } from './journey.js';

describe('the main job by clicking only, in English', function () {
  this.timeout(300_000);
  const journey = useJourney();
  let portal: DeskPage;

  beforeEach(async () => {
    portal = await journey.open();
  });

  it('should lead from the welcome to a request that is on disk as it was quoted', async () => {
    await inspectCard(portal, 'welcome-en');
    await chooseReservation();
    const refund = await quoteRefund();
    await fillRequest();
    await editContactFromReview();
    const number = await submit();
    await inspectCard(portal, 'receipt-en', 'is filed');
    const request = requestOnDisk(journey.desk.dataDir, number);
    assert.equal(digitsOf(refund), String(request.refund?.refund.amountMinor));
    assert.equal(request.contact.phone, '+14255550199', 'edited from the review');
    assert.equal(request.status, 'Open');
    await followRequests(number);
    assert.equal(requestOnDisk(journey.desk.dataDir, number).comments[0]?.text, 'Any news?');
    await withdrawAnother();
    await lookAtOthers();
  });

  async function chooseReservation(): Promise<void> {
    await portal.press('Look up a reservation', 'Which customer?');
    await portal.press('Next page', 'Which customer?');
    await portal.press('Previous page', 'Which customer?');
    await inspectCard(portal, 'customers-en');
    await portal.press('Contoso Ltd', 'Which reservation?');
    await inspectCard(portal, 'reservations-en');
    await portal.press('Standard_E8s_v5', 'Reservation overview');
    await inspectCard(portal, 'overview-en');
  }

  /** @returns the refund as the card shows it */
  async function quoteRefund(): Promise<string> {
    await portal.press('Request a refund', 'How many units');
    await inspectCard(portal, 'quantity-en');
    await portal.fill({ 'Units to return': '3' });
    const quote = await portal.press('OK', 'Refund quote');
    await inspectCard(portal, 'quote-en');
    await takePageImages(portal, 'portal-en');
    const total = quote.locator('.ac-columnSet').filter({ hasText: /^\s*Refund\s*£/ });
    return String(await total.textContent())
      .replace('Refund', '')
      .trim();
  }

  async function fillRequest(): Promise<void> {
    await portal.press('Request this refund', 'Step 1 of 4');
    await inspectCard(portal, 'basics-en');
    await portal.press('Next', 'Step 2 of 4');
    await inspectCard(portal, 'problem-en');
    await portal.press('Next', 'Step 3 of 4');
    await portal.fill({
      'First name': 'Grace',
      'Last name': 'Hopper',
      'E-mail': 'grace@partner.example',
      Phone: '+1 425 555 0123',
      'Country or region': 'United States',
      'Time zone': 'America/New York',
    });
    await portal.pick('Phone');
    await inspectCard(portal, 'contact-en');
    await portal.press('Next', 'Review and send');
    await inspectCard(portal, 'review-en');
  }

  async function editContactFromReview(): Promise<void> {
    await portal.press('Edit contact', 'Step 3 of 4');
    await portal.fill({ Phone: '425 555 0199' });
    await portal.press('Next', 'Review and send');
  }

  /** @returns the request's number */
  async function submit(): Promise<string> {
    // The receipt comes before the menu.
    await portal.press('Submit request', 'What would you like to do?');
    const number = /SR-\d{6}/.exec(String(await portal.card('is filed').textContent()))?.[0];
    assert.ok(number);
    return number;
  }

  async function followRequests(number: string): Promise<void> {
    await inspectCard(portal, 'menu-en');
    await portal.press('My requests', 'My requests');
    await inspectCard(portal, 'requests-en');
    await portal.press(`${number} · Contoso Ltd`, `Request ${number}`);
    await inspectCard(portal, 'request-en');
    await portal.press('Add a comment', 'Add a comment');
    await portal.fill({ Comment: 'Any news?' });
    await inspectCard(portal, 'comment-en');
    await portal.press('Send comment', 'Any news?');
    await portal.press('Start over', 'What would you like to do?');
  }

  /** A request that is about no refund, with the contact as it was given before. */
  async function withdrawAnother(): Promise<void> {
    await portal.press('New support request', 'Which customer?');
    await portal.press('Adventure Works', 'Step 1 of 4');
    await portal.pick('Technical');
    await portal.press('Next', 'Step 2 of 4');
    await portal.pick('Reservation discount');
    await portal.pick('Moderate impact');
    await portal.fill({ Description: 'Two of our machines do not get the discount.' });
    await portal.press('Next', 'Category: Please choose one.');
    await inspectCard(portal, 'problem-corrected-en');
    await portal.pick('Discount not applied');
    await portal.press('Next', 'Step 3 of 4');
    await portal.press('Next', 'Review and send');
    await portal.press('Cancel', 'Leave this request?');
    await inspectCard(portal, 'leave-en');
    await portal.press('No, continue', 'Review and send');
    const number = await submit();
    await portal.press('My requests', 'My requests');
    await portal.press(`${number} · Adventure Works`, `Request ${number}`);
    await portal.press('Withdraw', `Withdraw request ${number}?`);
    await inspectCard(portal, 'withdraw-en');
    await portal.press('Yes, withdraw it', `Request ${number} is withdrawn.`);
    assert.equal(requestOnDisk(journey.desk.dataDir, number).status, 'Withdrawn');
  }

  /** A reservation that expires soon, and one that is not refunded. */
  async function lookAtOthers(): Promise<void> {
    await portal.press('Start over', 'What would you like to do?');
    await portal.press('Look up a reservation', 'Which customer?');
    await portal.press('Alpine Ski House', 'Which reservation?');
    await portal.press('P2_v3', 'Reservation overview');
    await inspectCard(portal, 'overview-expiring-en');
    await portal.press('Done', 'What would you like to do?');
    await portal.press('Request a refund', 'Which customer?');
    await portal.press('Contoso Ltd', 'Which reservation');
    await portal.press('Show all', 'rhel_1-4_vcpu_vm');
    await portal.press('rhel_1-4_vcpu_vm', 'This refund is not possible');
    await inspectCard(portal, 'quote-refused-en');
  }
});

function digitsOf(amount: string): string {
  return amount.replaceAll(/\D/g, '');
}
