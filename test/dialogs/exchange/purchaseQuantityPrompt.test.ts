import assert from 'node:assert/strict';
import { atPurchases, atReturns } from './exchangeChat.js';

/** Asked how many D8s. */
async function atQuantity() {
  const conversation = await atReturns();
  await conversation.harness.sayAll('choose what to get', 'd8s', 'next');
  return conversation;
}

describe('PurchaseQuantityPrompt', () => {
  it('should show the price, what is missing, and the quantities that suggest themselves', async () => {
    const { harness } = await atQuantity();
    assert.match(
      harness.card.text,
      /Standard_D8s_v5, West Europe, 1 year, Upfront: \$2,400\.00 a unit over the whole term\. This is a demo price\. Your purchases must commit to \$1,753\.42 more\. 1 unit is enough\./,
    );
    assert.deepEqual(harness.card.buttons, [
      'Fewest that will do (1)',
      'As many as you give back (4)',
      'Back',
      'Cancel',
    ]);
  });

  for (const { typed, quantity } of [
    { typed: '7', quantity: '7' },
    { typed: 'three', quantity: '3' },
    { typed: '2 units', quantity: '2' },
    { typed: '9999', quantity: '9,999' },
    { typed: 'enough', quantity: '1' },
    { typed: 'same', quantity: '4' },
    { typed: 'as many as you give back (4)', quantity: '4' },
  ]) {
    it(`should read ${JSON.stringify(typed)} as ${quantity}`, async () => {
      const { harness } = await atQuantity();
      await harness.say(typed);
      assert.equal(harness.card.title, 'What you get for it');
      assert.ok(harness.card.text.includes(`${quantity} × Standard_D8s_v5`), harness.card.text);
    });
  }

  for (const typed of ['0', '-1', '1.5', '10000', 'all', 'half', 'many']) {
    it(`should refuse ${JSON.stringify(typed)}`, async () => {
      const { harness } = await atQuantity();
      const { lines } = await harness.say(typed);
      assert.deepEqual(lines, ['Type a whole number from 1 to 9,999, such as 3.']);
      assert.equal(harness.card.title, 'How many units do you want to get?');
    });
  }

  it('should take the number entered in the card, and refuse a wrong one', async () => {
    const { harness } = await atQuantity();
    assert.equal((await harness.press('OK', { quantity: '10000' })).lines.length, 1);
    await harness.press('OK', { quantity: '5' });
    assert.match(harness.card.text, /5 × Standard_D8s_v5/);
  });

  it('should count what else is bought', async () => {
    const { harness } = await atPurchases();
    await harness.sayAll('add a product', 'd8s', 'next');
    assert.match(harness.card.text, /The commitment is reached with any quantity\./);
    assert.equal(harness.card.buttons[0], 'Fewest that will do (1)');
  });

  it('should suggest no quantity for a product in another currency', async () => {
    const { harness, desk } = await atReturns();
    desk.customerList = desk.customerList.map((customer) => ({ ...customer, billingCurrency: 'EUR' }));
    await harness.sayAll('choose what to get', 'd8s', 'next');
    assert.deepEqual(harness.card.buttons, ['As many as you give back (4)', 'Back', 'Cancel']);
  });
});
