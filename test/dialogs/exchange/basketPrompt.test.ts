import assert from 'node:assert/strict';
import { MAX_BASKET_LINES } from '../../../cards/exchange/basketCard.js';
import { atPurchases, atReturns, exchangeChat } from './exchangeChat.js';

describe('BasketPrompt', () => {
  it('should take out the line that is pressed, and ask for another when it was the only one', async () => {
    const { harness } = await atReturns();
    await harness.sayAll('add', '1');
    await harness.press('4 of 4 × Standard_D4s_v5');
    assert.doesNotMatch(harness.card.text, /VM-Prod/);
    await harness.press('1 of 1 × Standard_D2s_v5');
    assert.equal(harness.card.title, 'Which reservation do you want to give back?');
  });

  for (const typed of [
    '2',
    '2.',
    '#2',
    'remove 2',
    '2. remove',
    'Delete 2',
    'take out the line 2',
    'remove number 2',
  ]) {
    it(`should take out the second line for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await atPurchases();
      await harness.sayAll('add a product', 'd8s', 'next', '1');
      await harness.say(typed);
      assert.match(harness.card.text, /2 × Standard_D4s_v5/);
      assert.doesNotMatch(harness.card.text, /Standard_D8s_v5/);
    });
  }

  it('should take it out in French', async () => {
    const { harness } = await atReturns({ locale: 'en-US' });
    await harness.sayAll('français', 'ajouter', '1', 'retirer 1');
    assert.equal(harness.card.title, 'Ce que vous rendez');
    assert.match(harness.card.text, /VM-Test/);
    assert.doesNotMatch(harness.card.text, /VM-Prod/);
  });

  for (const typed of ['retire la 2', 'Enlève la ligne n° 2', 'supprimez 2']) {
    it(`should take out the second line in French for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await atReturns({ locale: 'en-US' });
      await harness.sayAll('français', 'ajouter', '1', typed);
      assert.match(harness.card.text, /VM-Prod/);
      assert.doesNotMatch(harness.card.text, /VM-Test/);
    });
  }

  it('should take out the only line for the bare word, and ask which of several', async () => {
    const { harness } = await atReturns();
    await harness.sayAll('add', '1');
    assert.match((await harness.say('remove')).lines[0]!, /such as 2 or remove 2\.$/);
    await harness.sayAll('remove 2', 'remove');
    assert.equal(harness.card.title, 'Which reservation do you want to give back?');
  });

  for (const typed of [
    'remove 7',
    '0',
    '-1',
    'remove -1',
    'remove 1.5',
    'remove the first one',
    'delete all',
  ]) {
    it(`should say how a line is taken out for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await atReturns();
      assert.deepEqual((await harness.say(typed)).lines, [
        'To take out a line, press it or type its number, such as 1 or remove 1.',
      ]);
      assert.match(harness.card.text, /VM-Prod/);
    });
  }

  it('should let the second of two presses on a line take out no other', async () => {
    const { harness } = await atReturns();
    await harness.sayAll('add', '1');
    const { card } = harness;
    await harness.press('4 of 4 × Standard_D4s_v5', {}, card);
    const { lines } = await harness.press('4 of 4 × Standard_D4s_v5', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.match(harness.card.text, /VM-Test/);
  });

  it('should choose the first purchase anew when the last was taken out', async () => {
    const { harness } = await atPurchases();
    await harness.say('1');
    assert.equal(harness.card.title, 'Which product do you want to get?');
  });

  it('should offer the quantity that reaches the commitment', async () => {
    const { harness } = await atPurchases();
    await harness.sayAll('1', 'd2s', 'next', '2');
    assert.deepEqual(harness.card.buttons, [
      'Show the quote',
      'Get 3 × Standard_D2s_v5 instead',
      'Add a product',
      'Back',
      'Cancel',
    ]);
    await harness.press('Get 3 × Standard_D2s_v5 instead');
    assert.match(harness.card.text, /3 × Standard_D2s_v5/);
  });

  it('should hold as many lines as a card can show', async () => {
    const line = {
      sku: 'Standard_D2s_v5',
      region: 'westeurope',
      term: 'P1Y',
      billingPlan: 'Upfront',
    } as const;
    const { harness } = exchangeChat({
      options: {
        customerId: 'customer-1',
        returns: [{ reservationId: 'reservation-1', quantity: 4 }],
        purchases: Array.from({ length: MAX_BASKET_LINES }, () => ({ ...line, quantity: 1 })),
        change: 'purchases',
      },
    });
    await harness.start();
    assert.deepEqual(harness.card.buttons, ['Show the quote', 'Back', 'Cancel']);
    assert.deepEqual((await harness.say('add a product')).lines, [
      'There is room for 8 lines here. Remove one to add another, or make a second exchange for the rest.',
    ]);
    await harness.say('remove 8');
    assert.deepEqual(harness.card.buttons, ['Show the quote', 'Add a product', 'Back', 'Cancel']);
  });
});
