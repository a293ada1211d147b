import assert from 'node:assert/strict';
import { CUSTOMER_PROMPT, CustomerPrompt } from '../../../dialogs/customers/customerPrompt.js';
import { aCustomer, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness } from '../deskHarness.js';

const NAMES = [
  'Adatum',
  'Adventure Works',
  'Bellows College',
  'Best For You Organics',
  'Contoso',
  'Contoso Suites',
  'Fabrikam',
  'Fourth Coffee',
  'Graphic Design Institute',
  'Humongous Insurance',
  'Litware',
  'Northwind Traders',
];

/** Markdown, HTML and a template expression, which must come back as typed. */
const HOSTILE = ['**zzzz** <zz>', '{9+9}'].join(' $');

function customersNamed(names: readonly string[]) {
  return names.map((name) =>
    aCustomer({ id: name, name, domain: `${name.replaceAll(' ', '').toLowerCase()}.com`, country: 'FR' }),
  );
}

function chat(names: readonly string[] = NAMES, locale = 'en-US') {
  const desk = new FakeDesk(new StillClock(), customersNamed(names), []);
  return new DeskHarness({
    dialogs: (kit) => [new CustomerPrompt(kit, desk.customers)],
    begin: CUSTOMER_PROMPT,
    locale,
  });
}

describe('CustomerPrompt', () => {
  it('should show ten customers with number, domain and country', async () => {
    const harness = chat();
    await harness.start();
    assert.equal(harness.card.rows.length, 10);
    assert.equal(harness.card.rows[4], '5. Contoso');
    assert.match(harness.card.text, /fourthcoffee\.com · France/);
    assert.match(harness.card.text, /You have 12 customers\. Page 1 of 2\./);
    assert.deepEqual(harness.card.buttons, ['Next page', 'Back', 'Cancel']);
  });

  for (const [how, turnPage] of [
    ['pressed', (harness: DeskHarness) => harness.press('Next page')],
    ['typed by title', (harness: DeskHarness) => harness.say('next page')],
    ['typed in short', (harness: DeskHarness) => harness.say('More')],
  ] as const) {
    it(`should turn the page when the button is ${how}`, async () => {
      const harness = chat();
      await harness.start();
      await turnPage(harness);
      assert.deepEqual(harness.card.rows, ['1. Litware', '2. Northwind Traders']);
      assert.deepEqual(harness.card.buttons, ['Previous page', 'Back', 'Cancel']);
    });
  }

  it('should take a number for a row of the page that is shown', async () => {
    const harness = chat();
    await harness.start();
    await harness.say('next page');
    const { ended } = await harness.say('2');
    assert.deepEqual(ended, { kind: 'answer', value: 'Northwind Traders' });
  });

  it('should refuse a number without a row and keep the page', async () => {
    const harness = chat();
    await harness.sayAll('', 'next page');
    const { lines, ended } = await harness.say('7');
    assert.deepEqual(lines, ['There is no row 7 here. Type a number that stands in front of a row.']);
    assert.equal(ended, undefined);
    assert.equal(harness.card.rows.length, 2);
  });

  it('should go back to the previous page, then out of the step', async () => {
    const harness = chat();
    await harness.sayAll('', 'next page', 'previous');
    assert.equal(harness.card.rows[0], '1. Adatum');
    assert.deepEqual((await harness.say('previous')).ended, { kind: 'back' });
  });

  for (const { typed, name } of [
    { typed: 'Contoso', name: 'Contoso' },
    { typed: '  cOnToSo ', name: 'Contoso' },
    { typed: '5. Contoso', name: 'Contoso' },
    { typed: 'fabrikan', name: 'Fabrikam' },
    { typed: 'northwindtraders.com', name: 'Northwind Traders' },
  ]) {
    it(`should take ${name} at once for ${JSON.stringify(typed)}`, async () => {
      const harness = chat();
      await harness.start();
      const { ended } = await harness.say(typed);
      assert.deepEqual(ended, { kind: 'answer', value: name });
    });
  }

  it('should say which customer a search has found', async () => {
    const harness = chat();
    await harness.start();
    assert.deepEqual((await harness.say('fabrik')).lines, ['Customer: Fabrikam.']);
  });

  it('should offer several hits, and the whole list again', async () => {
    const harness = chat(['Tailspin North', 'Tailspin South', 'Litware']);
    await harness.start();
    const { ended } = await harness.say('tailspin');
    assert.equal(ended, undefined);
    assert.deepEqual(harness.card.rows, ['1. Tailspin North', '2. Tailspin South']);
    assert.match(harness.card.text, /2 customers fit “tailspin”\./);
    await harness.press('Show all customers');
    assert.equal(harness.card.rows.length, 3);
  });

  it('should offer a single doubtful hit instead of taking it', async () => {
    const harness = chat();
    await harness.start();
    assert.equal((await harness.say('fabrikam zzzz')).ended, undefined);
    assert.deepEqual(harness.card.rows, ['1. Fabrikam']);
  });

  it('should show the ten best of many hits and ask for more of the name', async () => {
    const harness = chat(Array.from({ length: 14 }, (_, index) => `Tailspin ${'ABCDEFGHIJKLMN'[index]}x`));
    await harness.start();
    await harness.say('tailspin');
    assert.equal(harness.card.rows.length, 10);
    assert.match(harness.card.text, /More than 10 customers fit “tailspin”/);
  });

  it('should say that nothing fits, in the words typed, and offer the list', async () => {
    const harness = chat();
    await harness.start();
    const { lines } = await harness.say(HOSTILE);
    assert.equal(lines.length, 1);
    assert.ok(lines[0]!.startsWith(`I find no customer that fits “${HOSTILE}”. Choose one`), lines[0]);
    assert.equal(harness.card.rows.length, 10);
  });

  it('should survive 20,000 characters and say back only their beginning', async () => {
    const harness = chat();
    await harness.start();
    const { lines } = await harness.say('z'.repeat(20_000));
    assert.match(lines[0]!, /“z{60}…”/);
    assert.equal(harness.card.rows.length, 10);
  });

  it('should take the row that was pressed', async () => {
    const harness = chat();
    await harness.start();
    assert.deepEqual((await harness.press('7. Fabrikam')).ended, { kind: 'answer', value: 'Fabrikam' });
  });

  it('should let an old page change nothing', async () => {
    const harness = chat();
    await harness.start();
    const old = harness.card;
    await harness.say('next page');
    const { lines, ended, cards } = await harness.press('7. Fabrikam', {}, old);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.equal(ended, undefined);
    assert.equal(cards.length, 0);
  });

  it('should refuse a customer that no row offered', async () => {
    const harness = chat();
    await harness.start();
    const { ended } = await harness.press('7. Fabrikam', { item: 'somebody else' });
    assert.equal(ended, undefined);
    assert.equal(harness.card.rows.length, 10);
  });

  it('should keep the page when the language changes', async () => {
    const harness = chat();
    await harness.sayAll('', 'next page');
    const { lines } = await harness.say('Français');
    assert.deepEqual(lines, ['Nous continuons en français.']);
    assert.equal(harness.card.title, 'Quel client ?');
    assert.deepEqual(harness.card.rows, ['1. Litware', '2. Northwind Traders']);
    await harness.say('page précédente');
    assert.equal(harness.card.rows.length, 10);
  });

  it('should explain the step and stay in it', async () => {
    const harness = chat();
    await harness.start();
    const { lines } = await harness.say('help');
    assert.match(lines[0]!, /^Choose the customer/);
    assert.equal(harness.card.rows.length, 10);
  });

  it('should say so when the partner has no customers', async () => {
    const harness = chat([]);
    await harness.start();
    assert.match(harness.card.text, /There are no customers in your partner account yet\./);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
  });
});
