import assert from 'node:assert/strict';
import { OVERVIEW_DIALOG, OverviewDialog } from '../../../dialogs/overview/overviewDialog.js';
import type { Reservation } from '../../../services/model.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, StubTask } from '../deskHarness.js';

function chat(changes: Partial<Reservation> = {}, locale = 'en-US') {
  const clock = new StillClock();
  const reservations = [aReservation(changes), aReservation({ id: 'second', sku: 'P1v3', quantity: 1 })];
  const desk = new FakeDesk(clock, [aCustomer(), aCustomer({ id: 'c2', name: 'Fabrikam' })], reservations);
  const refund = new StubTask('refund');
  const exchange = new StubTask('exchange');
  const support = new StubTask('support');
  const harness = new DeskHarness({
    dialogs: (kit) => [new OverviewDialog(kit, desk, clock), refund, exchange, support],
    begin: OVERVIEW_DIALOG,
    locale,
    clock,
  });
  return { harness, refund, exchange, support };
}

/** The overview card of the first reservation. */
async function overview(changes: Partial<Reservation> = {}, locale = 'en-US') {
  const conversation = chat(changes, locale);
  await conversation.harness.sayAll('', 'contoso', '1');
  return conversation;
}

describe('OverviewDialog', () => {
  it('should show everything about the reservation', async () => {
    const { harness } = await overview({ appliedScope: { type: 'ResourceGroup', displayName: 'rg-prod' } });
    assert.equal(harness.card.title, 'Reservation overview');
    for (const [label, value] of [
      ['Product', 'Standard_D4s_v5'],
      ['Type', 'Virtual machines'],
      ['Region', 'West Europe'],
      ['Quantity', '4'],
      ['Scope', 'Resource group · rg-prod'],
      ['State', 'Active'],
      ['Term', '1 year'],
      ['Benefit start', 'May 1, 2026'],
      ['Expiry date', 'May 1, 2027 (160 days left)'],
      ['Renew at expiry', 'Off'],
      ['Billing plan', 'Upfront'],
      ['Commitment, billed in USD', '$4,000.00'],
      ['Reservation ID', 'reservation-1'],
      ['Reservation order ID', 'order-1'],
      ['Last day', '100%'],
      ['Last 7 days', '63.4%'],
      ['Last 30 days', '12%'],
    ] as const) {
      assert.ok(
        harness.card.text.includes(`${label}\n${value}\n`),
        `${label}: ${value}\n${harness.card.text}`,
      );
    }
    assert.deepEqual(harness.card.buttons, [
      '1. Request a refund',
      '2. Request an exchange',
      '3. New support request',
      '4. Another reservation',
      '5. Done',
    ]);
  });

  it('should show it in French', async () => {
    const { harness } = await overview({}, 'fr-FR');
    assert.match(harness.card.text, /Date d’expiration\n1er mai 2027 \(reste 160 jours\)/);
    assert.match(harness.card.text, /7 derniers jours\n63,4 %/);
  });

  for (const { about, changes, notice } of [
    {
      about: 'expires soon',
      changes: { expiryDate: '2026-12-22' },
      notice: 'Expires in 30 days and will not renew.',
    },
    {
      about: 'renews soon',
      changes: { expiryDate: '2026-11-23', renew: true },
      notice: 'Expires in 1 day and renews then.',
    },
    {
      about: 'has expired',
      changes: { expiryDate: '2026-11-22' },
      notice: 'This reservation expired on November 22, 2026.',
    },
    {
      about: 'is cancelled',
      changes: { state: 'Cancelled' },
      notice: 'This reservation was cancelled.',
    },
  ] as const) {
    it(`should stress that a reservation ${about}`, async () => {
      const { harness } = await overview(changes);
      assert.ok(harness.card.text.includes(notice), harness.card.text);
    });
  }

  it('should not warn a month and a day before the expiry', async () => {
    const { harness } = await overview({ expiryDate: '2026-12-23' });
    assert.doesNotMatch(harness.card.text, /Expires in/);
  });

  it('should say that the utilization is not known', async () => {
    const { harness } = await overview({ utilization: { last7Days: 0 } });
    assert.match(harness.card.text, /Last day\nNot known\nLast 7 days\n0%\nLast 30 days\nNot known/);
  });

  for (const { title, task } of [
    { title: 'Request a refund', task: 'refund' },
    { title: 'Request an exchange', task: 'exchange' },
    { title: 'New support request', task: 'support' },
  ] as const) {
    it(`should begin ${task} with what is chosen, end with it and come back from it`, async () => {
      const { harness, ...tasks } = await overview();
      await harness.press(title);
      assert.deepEqual(tasks[task].begun, [{ customerId: 'customer-1', reservationId: 'reservation-1' }]);
      await harness.say('back');
      assert.equal(harness.card.title, 'Reservation overview');
      await harness.say(title.toLowerCase());
      assert.deepEqual((await harness.say('sent')).ended, { kind: 'answer', value: undefined });
    });
  }

  it('should pass on that the user left the task', async () => {
    const { harness } = await overview();
    await harness.say('1');
    assert.deepEqual((await harness.say('left')).ended, { kind: 'left' });
  });

  it('should offer another reservation and show it', async () => {
    const { harness } = await overview();
    await harness.say('4');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('2');
    assert.match(harness.card.text, /Product\nP1v3/);
  });

  it('should end when done', async () => {
    const { harness } = await overview();
    assert.deepEqual((await harness.say('5')).ended, { kind: 'answer', value: undefined });
  });

  it('should go back step by step and out', async () => {
    const { harness } = await overview();
    await harness.say('back');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('retour');
    assert.equal(harness.card.title, 'Which customer?');
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  it('should stop at once when cancelled: there is nothing to lose', async () => {
    const { harness } = await overview();
    const { lines, ended } = await harness.say('cancel');
    assert.deepEqual(lines, ['All right, stopped here. Nothing was sent.']);
    assert.deepEqual(ended, { kind: 'left' });
  });

  it('should let the second of two presses change nothing', async () => {
    const { harness, refund } = await overview();
    const { card } = harness;
    await harness.press('Done', {}, card);
    await harness.start();
    const { lines } = await harness.press('Request a refund', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.deepEqual(refund.begun, []);
  });

  it('should answer words that it does not know and show the card again', async () => {
    const { harness } = await overview();
    const { lines } = await harness.say('tell me a joke');
    assert.match(lines[0]!, /^I did not understand that here\./);
    assert.equal(harness.card.title, 'Reservation overview');
  });
});
