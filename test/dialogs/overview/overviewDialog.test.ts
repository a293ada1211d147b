import assert from 'node:assert/strict';
import { overviewChat } from './overviewChat.js';

describe('OverviewDialog', () => {
  it('should show everything about the reservation', async () => {
    const { harness } = await overviewChat({
      appliedScope: { type: 'ResourceGroup', displayName: 'rg-prod' },
    });
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
    assert.deepEqual(harness.card.allButtons, [
      '1. Request a refund',
      '2. Request an exchange',
      '3. New support request',
      '4. Access control',
      '5. Configuration',
      '6. Properties and IDs',
      '7. Another reservation',
      '8. Done',
    ]);
  });

  it('should say in which subscription a resource group is', async () => {
    const id = '/subscriptions/5f0c/resourceGroups/rg-prod';
    const { harness } = await overviewChat({
      appliedScope: { type: 'ResourceGroup', id, displayName: 'rg-prod' },
    });
    assert.match(harness.card.text, /\nScope\nResource group · rg-prod · Production\n/);
  });

  it('should show it in French', async () => {
    const { harness } = await overviewChat({}, 'fr-FR');
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
      const { harness } = await overviewChat(changes);
      assert.ok(harness.card.text.includes(notice), harness.card.text);
    });
  }

  it('should not warn a month and a day before the expiry', async () => {
    const { harness } = await overviewChat({ expiryDate: '2026-12-23' });
    assert.doesNotMatch(harness.card.text, /Expires in/);
  });

  it('should say that the utilization is not known', async () => {
    const { harness } = await overviewChat({ utilization: { last7Days: 0 } });
    assert.match(harness.card.text, /Last day\nNot known\nLast 7 days\n0%\nLast 30 days\nNot known/);
  });

  for (const { title, task, mayReturn } of [
    { title: 'Request a refund', task: 'refund', mayReturn: false },
    { title: 'Request an exchange', task: 'exchange', mayReturn: false },
    { title: 'New support request', task: 'support', mayReturn: false },
    { title: 'Access control', task: 'access', mayReturn: true },
    { title: 'Configuration', task: 'configuration', mayReturn: true },
    { title: 'Properties and IDs', task: 'properties', mayReturn: true },
  ] as const) {
    it(`should begin ${task} with what is chosen, and come back from it`, async () => {
      const { harness, begunBy } = await overviewChat();
      await harness.press(title);
      assert.deepEqual(begunBy(task), [{ customerId: 'customer-1', reservationId: 'reservation-1' }]);
      await harness.say('back');
      assert.equal(harness.card.title, 'Reservation overview');
      await harness.say(title.toLowerCase());
      const { ended } = await harness.say('sent');
      if (mayReturn) assert.equal(harness.card.title, 'Reservation overview');
      else assert.deepEqual(ended, { kind: 'answer', value: undefined });
    });
  }

  it('should pass on that the user left the task', async () => {
    const { harness } = await overviewChat();
    await harness.say('1');
    assert.deepEqual((await harness.say('left')).ended, { kind: 'left' });
  });

  it('should offer another reservation and show it', async () => {
    const { harness } = await overviewChat();
    await harness.say('7');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('2');
    assert.match(harness.card.text, /Product\nP1v3/);
  });

  it('should end when done', async () => {
    const { harness } = await overviewChat();
    assert.deepEqual((await harness.say('8')).ended, { kind: 'answer', value: undefined });
  });

  it('should go back step by step and out', async () => {
    const { harness } = await overviewChat();
    await harness.say('back');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('retour');
    assert.equal(harness.card.title, 'Which customer?');
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  it('should stop at once when cancelled: there is nothing to lose', async () => {
    const { harness } = await overviewChat();
    const { lines, ended } = await harness.say('cancel');
    assert.deepEqual(lines, ['All right, stopped here. Nothing was sent.']);
    assert.deepEqual(ended, { kind: 'left' });
  });

  it('should let the second of two presses change nothing', async () => {
    const { harness, begunBy } = await overviewChat();
    const { card } = harness;
    await harness.press('Done', {}, card);
    await harness.start();
    const { lines } = await harness.press('Request a refund', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.deepEqual(begunBy('refund'), []);
  });

  it('should answer words that it does not know and show the card again', async () => {
    const { harness } = await overviewChat();
    const { lines } = await harness.say('tell me a joke');
    assert.match(lines[0]!, /^I did not understand that here\./);
    assert.equal(harness.card.title, 'Reservation overview');
  });
});
