import assert from 'node:assert/strict';
import { sure } from '../plainWords/wordsChat.js';
import { overviewChat, POOR, TEN } from './overviewChat.js';

const ADVICE = 'The last seven days on record needed 4 of 10 units.';

describe('spare units on the overview', () => {
  for (const { locale, button, task } of [
    { locale: 'en-US', button: 'Refund the 6 spare units', task: 'refund' },
    { locale: 'en-US', button: 'Exchange the 6 spare units', task: 'exchange' },
    { locale: 'fr-FR', button: 'Rembourser les 6 unités en trop', task: 'refund' },
    { locale: 'fr-FR', button: 'Échanger les 6 unités en trop', task: 'exchange' },
  ]) {
    for (const way of ['press', 'say'] as const) {
      it(`should begin ${task} with the spare units by ${way}, in ${locale}`, async () => {
        const { harness, begunBy } = await overviewChat({ ...TEN }, locale, POOR);
        await harness[way](button);
        assert.deepEqual(begunBy(task), [
          { customerId: 'customer-1', reservationId: 'reservation-1', quantity: 6 },
        ]);
      });
    }
  }

  it('should say which units are spare, and take other words for the button', async () => {
    const { harness, begunBy } = await overviewChat(TEN, 'en-US', POOR);
    assert.ok(harness.card.text.includes(ADVICE), harness.card.text);
    await harness.say('refund the spare units');
    assert.deepEqual(begunBy('refund'), [
      { customerId: 'customer-1', reservationId: 'reservation-1', quantity: 6 },
    ]);
  });

  it('should leave the whole reservation to the plain buttons', async () => {
    const { harness, begunBy } = await overviewChat(TEN, 'en-US', POOR);
    await harness.say('1');
    assert.deepEqual(begunBy('refund'), [{ customerId: 'customer-1', reservationId: 'reservation-1' }]);
  });

  it('should offer only what open requests have left of the spare units', async () => {
    const { harness, desk } = await overviewChat(TEN, 'en-US', POOR);
    desk.pending.set('reservation-1', 2);
    await harness.say('help');
    assert.ok(harness.card.text.includes(`${ADVICE} Open requests already give back 2 units.`));
    assert.ok(harness.card.allButtons.includes('Refund the 4 spare units'));
    desk.pending.set('reservation-1', 6);
    await harness.say('help');
    assert.doesNotMatch(harness.card.allButtons.join(), /spare/);
  });

  it('should refuse units that are no longer spare and show how things stand', async () => {
    const { harness, desk, begunBy } = await overviewChat(TEN, 'en-US', POOR);
    desk.pending.set('reservation-1', 3);
    const { lines } = await harness.press('Exchange the 6 spare units');
    assert.deepEqual(lines, ['These units are no longer spare. Here is how the reservation stands now.']);
    assert.ok(harness.card.allButtons.includes('Exchange the 3 spare units'));
    assert.deepEqual(begunBy('exchange'), []);
  });

  it('should not take a forged number of spare units', async () => {
    const { harness, begunBy } = await overviewChat(TEN, 'en-US', POOR);
    await harness.press('Refund the 6 spare units', { item: '9' });
    assert.deepEqual(begunBy('refund'), []);
  });

  it('should offer neither where the policy gives neither', async () => {
    const { harness } = await overviewChat({ ...TEN, resourceType: 'RedHat' }, 'en-US', POOR);
    assert.ok(harness.card.text.includes(ADVICE));
    assert.doesNotMatch(harness.card.allButtons.join(), /spare/);
  });

  it('should offer the refund alone where the policy allows no exchange', async () => {
    const { harness, desk } = await overviewChat(TEN, 'en-US', POOR);
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
      const { harness } = await overviewChat({ ...TEN, state }, 'en-US', POOR);
      assert.doesNotMatch(harness.card.text, /needed/);
    });
  }

  for (const { about, changes, percents, pending, wanted, why } of [
    {
      about: 'where nothing is known',
      changes: TEN,
      percents: undefined,
      pending: 0,
      wanted: 'refund the spare units',
      why: /^No unit of this reservation is known to be spare\./,
    },
    {
      about: 'where all are needed',
      changes: TEN,
      percents: Array(30).fill(96),
      pending: 0,
      wanted: 'exchange the spare units',
      why: /^No unit of this reservation is known to be spare\./,
    },
    {
      about: 'where open requests give all of them back',
      changes: TEN,
      percents: POOR,
      pending: 6,
      wanted: 'refund the spare units',
      why: /^Open requests already give back all the spare units\.$/,
    },
    {
      about: 'where the policy gives nothing back',
      changes: { ...TEN, resourceType: 'RedHat' },
      percents: POOR,
      pending: 0,
      wanted: 'refund the spare units',
      why: /^The policy does not allow a refund of this reservation/,
    },
  ]) {
    it(`should say why no unit can be had ${about}, to who asks for them`, async () => {
      const sentences = { [wanted]: sure('refund', { reservations: [] }) };
      const { harness, desk, begunBy } = await overviewChat(changes, 'en-US', percents, sentences);
      desk.pending.set('reservation-1', pending);
      await harness.say('help');
      assert.doesNotMatch(harness.card.allButtons.join(), /spare/);
      const { lines } = await harness.say(wanted);
      assert.equal(lines.length, 1);
      assert.match(lines[0]!, why);
      assert.equal(harness.card.title, 'Reservation overview');
      assert.deepEqual([begunBy('refund'), begunBy('exchange')], [[], []]);
    });
  }

  it('should say in French that none is spare', async () => {
    const { harness } = await overviewChat(TEN, 'fr-FR');
    const { lines } = await harness.say('rembourse les unités en trop');
    assert.match(lines[0]!, /^Aucune unité de cette réservation n’est en trop/);
    assert.equal(harness.card.title, 'Aperçu de la réservation');
  });

  it('should not take a forged press for units that are not spare', async () => {
    const { harness, begunBy } = await overviewChat(TEN);
    await harness.press('Done', { action: 'refundSpare', item: '0' });
    assert.deepEqual(begunBy('refund'), []);
  });
});
