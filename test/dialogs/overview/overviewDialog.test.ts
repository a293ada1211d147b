import assert from 'node:assert/strict';
import { OVERVIEW_DIALOG, OverviewDialog } from '../../../dialogs/overview/overviewDialog.js';
import type { Reservation } from '../../../services/model.js';
import type { UsageHistory } from '../../../services/usage.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, StubTask } from '../deskHarness.js';

const TASKS = ['refund', 'exchange', 'support', 'access', 'configuration', 'properties'] as const;

function chat(changes: Partial<Reservation> = {}, locale = 'en-US', percents?: readonly number[]) {
  const clock = new StillClock();
  const reservations = [aReservation(changes), aReservation({ id: 'second', sku: 'P1v3', quantity: 1 })];
  const desk = new FakeDesk(clock, [aCustomer(), aCustomer({ id: 'c2', name: 'Fabrikam' })], reservations);
  const tasks = Object.fromEntries(TASKS.map((task) => [task, new StubTask(task)]));
  const usage: UsageHistory = {
    daily: async (_caller, { reservationId }) =>
      reservationId === 'reservation-1' && percents ? { lastDay: '2026-11-21', percents } : undefined,
  };
  const { customers, quotes } = desk;
  const ports = { customers, reservations: desk.reservations, quotes, usage };
  const harness = new DeskHarness({
    dialogs: (kit) => [new OverviewDialog(kit, ports, clock), ...Object.values(tasks)],
    begin: OVERVIEW_DIALOG,
    locale,
    clock,
  });
  return { harness, desk, clock, begunBy: (task: string) => tasks[task]?.begun };
}

/** The overview card of the first reservation. */
async function overview(changes: Partial<Reservation> = {}, locale = 'en-US', percents?: readonly number[]) {
  const conversation = chat(changes, locale, percents);
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
    assert.deepEqual(harness.card.allButtons, [
      '1. Request a refund',
      '2. Request an exchange',
      '3. New support request',
      '4. Access control',
      '5. Configuration',
      '6. Properties',
      '7. Another reservation',
      '8. Done',
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

  for (const { title, task, mayReturn } of [
    { title: 'Request a refund', task: 'refund', mayReturn: false },
    { title: 'Request an exchange', task: 'exchange', mayReturn: false },
    { title: 'New support request', task: 'support', mayReturn: false },
    { title: 'Access control', task: 'access', mayReturn: true },
    { title: 'Configuration', task: 'configuration', mayReturn: true },
    { title: 'Properties', task: 'properties', mayReturn: true },
  ] as const) {
    it(`should begin ${task} with what is chosen, and come back from it`, async () => {
      const { harness, begunBy } = await overview();
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
    const { harness } = await overview();
    await harness.say('1');
    assert.deepEqual((await harness.say('left')).ended, { kind: 'left' });
  });

  it('should offer another reservation and show it', async () => {
    const { harness } = await overview();
    await harness.say('7');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('2');
    assert.match(harness.card.text, /Product\nP1v3/);
  });

  it('should end when done', async () => {
    const { harness } = await overview();
    assert.deepEqual((await harness.say('8')).ended, { kind: 'answer', value: undefined });
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
    const { harness, begunBy } = await overview();
    const { card } = harness;
    await harness.press('Done', {}, card);
    await harness.start();
    const { lines } = await harness.press('Request a refund', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.deepEqual(begunBy('refund'), []);
  });

  it('should answer words that it does not know and show the card again', async () => {
    const { harness } = await overview();
    const { lines } = await harness.say('tell me a joke');
    assert.match(lines[0]!, /^I did not understand that here\./);
    assert.equal(harness.card.title, 'Reservation overview');
  });
});

describe('OverviewDialog on use', () => {
  /** Ten units of which four were needed at most. */
  const TEN = { quantity: 10 };
  const POOR = Array.from({ length: 30 }, (_, day) => 29 + (day % 11));
  const ADVICE = 'The last seven days on record needed 4 of 10 units.';

  it('should show the chart in words, week by week, and what was paid for nothing', async () => {
    const { harness } = await overview(TEN, 'en-US', [50, ...Array(9).fill(100)]);
    const { text } = harness.card;
    assert.ok(
      text.includes(
        'From November 12, 2026 to November 21, 2026: 95% on average, 50% on the lowest day, 100% on the highest.',
      ),
      text,
    );
    assert.match(text, /Nov 12\s–\s14\n100%\n▇ ▇ ▇\nNov 15\s–\s21\n92\.9%\n▇ ▇ ▇ ▇ ▇ ▇\n ▅\n/);
    // A day carries 4,000.00 / 365 USD.
    assert.match(text, /Paid for and not used, over 10 days\n\$5\.48 of \$109\.59\n/);
    assert.doesNotMatch(text, /needed/);
  });

  for (const { locale, button, task } of [
    { locale: 'en-US', button: 'Refund the 6 spare units', task: 'refund' },
    { locale: 'en-US', button: 'Exchange the 6 spare units', task: 'exchange' },
    { locale: 'fr-FR', button: 'Rembourser les 6 unités en trop', task: 'refund' },
    { locale: 'fr-FR', button: 'Échanger les 6 unités en trop', task: 'exchange' },
  ]) {
    for (const way of ['press', 'say'] as const) {
      it(`should begin ${task} with the spare units by ${way}, in ${locale}`, async () => {
        const { harness, begunBy } = await overview({ ...TEN }, locale, POOR);
        await harness[way](button);
        assert.deepEqual(begunBy(task), [
          { customerId: 'customer-1', reservationId: 'reservation-1', quantity: 6 },
        ]);
      });
    }
  }

  it('should say which units are spare, and take other words for the button', async () => {
    const { harness, begunBy } = await overview(TEN, 'en-US', POOR);
    assert.ok(harness.card.text.includes(ADVICE), harness.card.text);
    await harness.say('refund the spare units');
    assert.deepEqual(begunBy('refund'), [
      { customerId: 'customer-1', reservationId: 'reservation-1', quantity: 6 },
    ]);
  });

  it('should leave the whole reservation to the plain buttons', async () => {
    const { harness, begunBy } = await overview(TEN, 'en-US', POOR);
    await harness.say('1');
    assert.deepEqual(begunBy('refund'), [{ customerId: 'customer-1', reservationId: 'reservation-1' }]);
  });

  it('should offer only what open requests have left of the spare units', async () => {
    const { harness, desk } = await overview(TEN, 'en-US', POOR);
    desk.pending.set('reservation-1', 2);
    await harness.say('help');
    assert.ok(harness.card.text.includes(`${ADVICE} Open requests already give back 2 units.`));
    assert.ok(harness.card.allButtons.includes('Refund the 4 spare units'));
    desk.pending.set('reservation-1', 6);
    await harness.say('help');
    assert.doesNotMatch(harness.card.allButtons.join(), /spare/);
  });

  it('should refuse units that are no longer spare and show how things stand', async () => {
    const { harness, desk, begunBy } = await overview(TEN, 'en-US', POOR);
    desk.pending.set('reservation-1', 3);
    const { lines } = await harness.press('Exchange the 6 spare units');
    assert.deepEqual(lines, ['These units are no longer spare. Here is how the reservation stands now.']);
    assert.ok(harness.card.allButtons.includes('Exchange the 3 spare units'));
    assert.deepEqual(begunBy('exchange'), []);
  });

  it('should not take a forged number of spare units', async () => {
    const { harness, begunBy } = await overview(TEN, 'en-US', POOR);
    await harness.press('Refund the 6 spare units', { item: '9' });
    assert.deepEqual(begunBy('refund'), []);
  });

  it('should offer neither where the policy gives neither', async () => {
    const { harness } = await overview({ ...TEN, resourceType: 'RedHat' }, 'en-US', POOR);
    assert.ok(harness.card.text.includes(ADVICE));
    assert.doesNotMatch(harness.card.allButtons.join(), /spare/);
  });

  it('should offer the refund alone where the policy allows no exchange', async () => {
    const { harness, desk } = await overview(TEN, 'en-US', POOR);
    const { exchange } = desk.policy;
    const savingsPlanRule = { boughtFrom: '2026-01-01', resourceTypes: ['VirtualMachines' as const] };
    desk.policy = { ...desk.policy, exchange: { ...exchange, savingsPlanRule } };
    await harness.say('help');
    assert.deepEqual(
      harness.card.allButtons.filter((title) => title.includes('spare')),
      ['Refund the 6 spare units'],
    );
  });

  for (const state of ['Cancelled', 'Processing', 'Expired'] as const) {
    it(`should advise nothing while the reservation is ${state}`, async () => {
      const { harness } = await overview({ ...TEN, state }, 'en-US', POOR);
      assert.doesNotMatch(harness.card.text, /needed/);
    });
  }

  it('should say that it was never used', async () => {
    const { harness } = await overview(TEN, 'fr-FR', Array(30).fill(0));
    assert.match(harness.card.text, /Du 23 octobre 2026 au 21 novembre 2026 : aucune utilisation\./);
    assert.match(harness.card.text, /n’ont rien demandé/);
    assert.ok(harness.card.allButtons.includes('Rembourser les 10 unités en trop'));
  });

  it('should say that no use was recorded', async () => {
    const { harness } = await overview(TEN);
    assert.ok(harness.card.text.includes('No use is on record for this reservation.'));
  });

  it('should say when the records end days ago', async () => {
    const { harness, clock } = await overview(TEN, 'en-US', POOR);
    clock.moveTo('2026-11-24T09:00:00Z');
    await harness.say('help');
    assert.doesNotMatch(harness.card.text, /Nothing was recorded after/);
    clock.moveTo('2026-11-25T09:00:00Z');
    await harness.say('help');
    assert.ok(harness.card.text.includes('Nothing was recorded after November 21, 2026.'));
  });
});
