import assert from 'node:assert/strict';
import { QUANTITY_PROMPT, QuantityPrompt } from '../../../dialogs/refund/quantityPrompt.js';
import { QuantityWords } from '../../../dialogs/refund/quantityWords.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, languages } from '../deskHarness.js';

async function chat(quantity = 4, locale = 'en-US') {
  const desk = new FakeDesk(new StillClock(), [aCustomer()], [aReservation({ quantity })]);
  const harness = new DeskHarness({
    dialogs: (kit) => [new QuantityPrompt(kit, desk, new QuantityWords(languages))],
    begin: QUANTITY_PROMPT,
    options: { customerId: 'customer-1', reservationId: 'reservation-1' },
    locale,
  });
  await harness.start();
  return harness;
}

describe('QuantityPrompt', () => {
  for (const { reserved, buttons } of [
    { reserved: 4, buttons: ['All (4)', 'Half (2)', 'Only 1', 'Back', 'Cancel'] },
    { reserved: 2, buttons: ['All (2)', 'Only 1', 'Back', 'Cancel'] },
    { reserved: 5, buttons: ['All (5)', 'Only 1', 'Back', 'Cancel'] },
  ]) {
    it(`should offer the usual quantities of ${reserved}`, async () => {
      const harness = await chat(reserved);
      assert.deepEqual(harness.card.buttons, buttons);
      // Stands beside the input.
      assert.ok(harness.card.dataOf('OK'));
    });
  }

  for (const { typed, quantity } of [
    { typed: '3', quantity: 3 },
    { typed: ' 3 ', quantity: 3 },
    { typed: '+3', quantity: 3 },
    { typed: '３', quantity: 3 },
    { typed: '3 units', quantity: 3 },
    { typed: '3 unités', quantity: 3 },
    { typed: 'three', quantity: 3 },
    { typed: 'Deux', quantity: 2 },
    { typed: 'deux unités', quantity: 2 },
    { typed: 'dix-sept', quantity: 17 },
    { typed: 'vingt', quantity: 20 },
    { typed: 'twenty units', quantity: 20 },
    { typed: 'all', quantity: 20 },
    { typed: 'tout', quantity: 20 },
    { typed: 'all units', quantity: 20 },
    { typed: 'all (20)', quantity: 20 },
    { typed: 'half', quantity: 10 },
    { typed: 'la moitié', quantity: 10 },
    { typed: 'only 1', quantity: 1 },
  ]) {
    it(`should read ${JSON.stringify(typed)} as ${quantity}`, async () => {
      const harness = await chat(20);
      assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value: quantity });
    });
  }

  for (const typed of [
    '0',
    '-1',
    '−2',
    '-deux',
    '1.5',
    '1,5',
    '1e1',
    '2 dogs',
    'zero',
    'many',
    '🙂',
    'trois et demi',
  ]) {
    it(`should refuse ${JSON.stringify(typed)} and name the range and an example`, async () => {
      const harness = await chat();
      const { lines, ended } = await harness.say(typed);
      assert.deepEqual(lines, ['Type a whole number from 1 to 4, such as 2, or all.']);
      assert.equal(ended, undefined);
      assert.equal(harness.card.title, 'How many units do you want to return?');
    });
  }

  for (const typed of ['5', '999999999', 'vingt']) {
    it(`should say that ${typed} are too many`, async () => {
      const harness = await chat(4, 'fr-FR');
      const { lines, ended } = await harness.say(typed);
      assert.match(lines[0]!, /^Seules 4 unités sont réservées\. Tapez un nombre entier de 1 à 4/);
      assert.equal(ended, undefined);
    });
  }

  it('should not halve an odd quantity', async () => {
    const harness = await chat(5);
    assert.equal((await harness.say('half')).ended, undefined);
  });

  it('should take the number entered in the card', async () => {
    const harness = await chat();
    assert.deepEqual((await harness.press('OK', { quantity: '3' })).ended, { kind: 'answer', value: 3 });
  });

  for (const quantity of [undefined, '', '0', '5', '1.5', { toString: 'x' }, ['2']]) {
    it(`should refuse ${JSON.stringify(quantity)} from a card`, async () => {
      const harness = await chat();
      const { lines, ended } = await harness.press('OK', { quantity });
      assert.match(lines[0]!, /whole number from 1 to 4/);
      assert.equal(ended, undefined);
    });
  }

  it('should take a button for its quantity, whatever stands in the input', async () => {
    const harness = await chat();
    const { ended } = await harness.press('Half (2)', { quantity: '77' });
    assert.deepEqual(ended, { kind: 'answer', value: 2 });
  });
});
