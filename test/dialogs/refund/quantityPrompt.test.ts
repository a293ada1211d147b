import assert from 'node:assert/strict';
import { QUANTITY_PROMPT, QuantityPrompt } from '../../../dialogs/refund/quantityPrompt.js';
import { QuantityWords } from '../../../dialogs/refund/quantityWords.js';
import { languages } from '../../support/languages.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness } from '../deskHarness.js';

interface Circumstances {
  readonly locale?: string;
  /** USD cents that are free of the customer's limit of 50,000. */
  readonly freeUsdMinor?: number;
  /** Units in open requests. */
  readonly pending?: number;
  readonly returnedFor?: 'refund' | 'exchange';
}

async function chat(
  quantity = 4,
  { locale = 'en-US', freeUsdMinor = 5_000_000, pending = 0, returnedFor }: Circumstances = {},
) {
  const desk = new FakeDesk(new StillClock(), [aCustomer()], [aReservation({ quantity })]);
  desk.pool = [
    { requestId: 'SR-1', at: '2026-01-10T00:00:00.000Z', countedUsdMinor: 5_000_000 - freeUsdMinor },
  ];
  desk.pending.set('reservation-1', pending);
  const harness = new DeskHarness({
    dialogs: (kit) => [new QuantityPrompt(kit, desk, new QuantityWords(languages), returnedFor)],
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
      const harness = await chat(4, { locale: 'fr-FR' });
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

  describe('where the refund limit holds only 12 of 20', () => {
    const limited = { freeUsdMinor: 100_000 };

    it('should offer as much as fits in place of the half', async () => {
      const harness = await chat(20, limited);
      assert.deepEqual(harness.card.buttons, [
        'All (20)',
        'As much as fits the limit (12)',
        'Only 1',
        'Back',
        'Cancel',
      ]);
      const { ended } = await harness.press('As much as fits the limit (12)');
      assert.deepEqual(ended, { kind: 'answer', value: 12 });
    });

    for (const typed of [
      'as much as possible',
      'what fits',
      'as much as fits the limit (12)',
      'max',
      'le maximum',
      'Autant que possible',
    ]) {
      it(`should read ${JSON.stringify(typed)} as 12`, async () => {
        const harness = await chat(20, limited);
        assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value: 12 });
      });
    }

    it('should offer it in French', async () => {
      const harness = await chat(20, { ...limited, locale: 'fr-FR' });
      const { ended } = await harness.press('Autant que le plafond le permet (12)');
      assert.deepEqual(ended, { kind: 'answer', value: 12 });
    });

    it('should still take more, which the quote will explain', async () => {
      const harness = await chat(20, limited);
      assert.deepEqual((await harness.say('15')).ended, { kind: 'answer', value: 15 });
    });

    it('should not speak of it in an exchange', async () => {
      const harness = await chat(20, { ...limited, returnedFor: 'exchange' });
      assert.deepEqual(harness.card.buttons, ['All (20)', 'Half (10)', 'Only 1', 'Back', 'Cancel']);
      assert.deepEqual((await harness.say('as much as possible')).ended, { kind: 'answer', value: 20 });
    });
  });

  it('should say that not even one unit fits the limit', async () => {
    const harness = await chat(4, { freeUsdMinor: 0 });
    assert.deepEqual(harness.card.buttons, ['All (4)', 'Half (2)', 'Only 1', 'Back', 'Cancel']);
    const { lines, ended } = await harness.say('as much as possible');
    assert.match(lines[0]!, /^Not even one unit fits the customer’s refund limit today\./);
    assert.equal(ended, undefined);
  });

  describe('where open requests ask back 3 of 20', () => {
    it('should say so and speak of the units that are left', async () => {
      const harness = await chat(20, { pending: 3 });
      assert.match(harness.card.text, /20 units are reserved\. Units in open requests: 3; units left: 17\./);
      assert.match(harness.card.text, /Units to return \(1 to 17\)/);
      assert.deepEqual(harness.card.buttons, ['All (17)', 'Only 1', 'Back', 'Cancel']);
      assert.deepEqual((await harness.say('all')).ended, { kind: 'answer', value: 17 });
    });

    it('should refuse those that are not left, in French too', async () => {
      const harness = await chat(20, { pending: 3, locale: 'fr-FR' });
      assert.match(
        harness.card.text,
        /Des demandes ouvertes portent déjà sur 3 d’entre elles : vous pouvez encore en rendre 17\./,
      );
      const { lines, ended } = await harness.say('18');
      assert.match(
        lines[0]!,
        /^Des demandes ouvertes portent déjà sur les autres unités\. Tapez .* de 1 à 17/,
      );
      assert.equal(ended, undefined);
    });

    it('should count them in an exchange too', async () => {
      const harness = await chat(20, { pending: 3, returnedFor: 'exchange' });
      assert.deepEqual(harness.card.buttons, ['All (17)', 'Only 1', 'Back', 'Cancel']);
    });
  });
});
