import assert from 'node:assert/strict';
import {
  EXCHANGE_QUOTE_PROMPT,
  type ExchangeQuoteData,
  ExchangeQuotePrompt,
} from '../../../dialogs/exchange/exchangeQuotePrompt.js';
import { DeskHarness } from '../deskHarness.js';
import { atQuote, atRefusedQuote, exchangeChat } from './exchangeChat.js';

const D4S = { sku: 'Standard_D4s_v5', region: 'westeurope', term: 'P1Y', billingPlan: 'Upfront' } as const;
const RU = { ...D4S, sku: 'CosmosDB_RU' } as const;

/** The prompt alone, as other tasks use it. */
async function promptFor(data: Omit<ExchangeQuoteData, 'customerId'>, locale = 'en-US') {
  const { desk } = exchangeChat();
  const harness = new DeskHarness({
    dialogs: (kit) => [new ExchangeQuotePrompt(kit, desk)],
    begin: EXCHANGE_QUOTE_PROMPT,
    options: { customerId: 'customer-1', ...data },
    locale,
  });
  await harness.start();
  return { harness, desk };
}

describe('ExchangeQuotePrompt', () => {
  it('should show how the exchange comes about', async () => {
    const { harness } = await atQuote();
    for (const line of [
      'Purchases\nTheir full commitments\n$2,400.00',
      'Credit\nPaid and not used up; an exchange takes no fee\n-$1,753.42',
      'Net payable\n$646.58',
    ]) {
      assert.ok(harness.card.text.includes(line), `${line}\n--- in\n${harness.card.text}`);
    }
    assert.deepEqual(harness.card.buttons, [
      '1. Request this exchange',
      '2. Compare with a refund',
      '3. Change what you give back',
      'Back',
      'Cancel',
    ]);
  });

  it('should put a commitment that is too small right with the button offered', async () => {
    const { harness, support } = await atRefusedQuote();
    assert.match(harness.card.text, /The purchases commit to \$600\.00, .*\$1,153\.42 is missing\./);
    assert.equal(harness.card.buttons[0], '1. Get 3 × Standard_D2s_v5 instead');
    await harness.press('Get 3 × Standard_D2s_v5 instead');
    assert.equal(harness.card.title, 'Exchange quote');
    assert.equal(harness.card.buttons[0], '1. Request this exchange');
    await harness.say('back');
    assert.match(harness.card.text, /3 × Standard_D2s_v5/);
    await harness.sayAll('quote', 'yes');
    assert.equal(support.begun.length, 1);
  });

  it('should put it right in French by typing the button', async () => {
    const { harness } = await promptFor(
      {
        returns: [{ reservationId: 'reservation-1', quantity: 4 }],
        purchases: [{ ...D4S, quantity: 1 }],
      },
      'fr-FR',
    );
    assert.deepEqual((await harness.say('obtenir 2 × standard_d4s_v5 à la place')).ended, {
      kind: 'answer',
      value: {
        kind: 'instead',
        lines: {
          returns: [{ reservationId: 'reservation-1', quantity: 4 }],
          purchases: [{ ...D4S, quantity: 2 }],
        },
      },
    });
  });

  for (const { about, returns, purchases, button, lines } of [
    {
      about: 'units that open requests hold',
      returns: [{ reservationId: 'reservation-1', quantity: 4 }],
      purchases: [{ ...D4S, quantity: 4 }],
      button: 'Give back 3 instead',
      lines: {
        returns: [{ reservationId: 'reservation-1', quantity: 3 }],
        purchases: [{ ...D4S, quantity: 4 }],
      },
    },
    {
      about: 'such units of one among several',
      returns: [
        { reservationId: 'reservation-2', quantity: 1 },
        { reservationId: 'reservation-1', quantity: 4 },
      ],
      purchases: [{ ...D4S, quantity: 4 }],
      button: 'Give back 3 of VM-Prod instead',
      lines: {
        returns: [
          { reservationId: 'reservation-2', quantity: 1 },
          { reservationId: 'reservation-1', quantity: 3 },
        ],
        purchases: [{ ...D4S, quantity: 4 }],
      },
    },
    {
      about: 'a return that cannot be exchanged',
      returns: [
        { reservationId: 'reservation-1', quantity: 3 },
        { reservationId: 'gone', quantity: 4 },
      ],
      purchases: [{ ...D4S, quantity: 4 }],
      button: 'Without VM-Old',
      lines: {
        returns: [{ reservationId: 'reservation-1', quantity: 3 }],
        purchases: [{ ...D4S, quantity: 4 }],
      },
    },
    {
      about: 'a purchase of another kind',
      returns: [{ reservationId: 'reservation-1', quantity: 3 }],
      purchases: [
        { ...RU, quantity: 1 },
        { ...D4S, quantity: 4 },
      ],
      button: 'Without CosmosDB_RU',
      lines: {
        returns: [{ reservationId: 'reservation-1', quantity: 3 }],
        purchases: [{ ...D4S, quantity: 4 }],
      },
    },
  ]) {
    it(`should offer the nearest exchange that passes for ${about}`, async () => {
      const { desk } = exchangeChat();
      desk.pending.set('reservation-1', 1);
      const harness = new DeskHarness({
        dialogs: (kit) => [new ExchangeQuotePrompt(kit, desk)],
        begin: EXCHANGE_QUOTE_PROMPT,
        options: { customerId: 'customer-1', returns, purchases },
      });
      await harness.start();
      assert.equal(harness.card.title, 'This exchange is not possible');
      assert.deepEqual((await harness.press(button)).ended, {
        kind: 'answer',
        value: { kind: 'instead', lines },
      });
    });
  }

  it('should never show more than five buttons', async () => {
    const { harness } = await promptFor({
      returns: [
        { reservationId: 'reservation-1', quantity: 9 },
        { reservationId: 'gone', quantity: 1 },
        { reservationId: 'sql', quantity: 1 },
      ],
      purchases: [
        { ...RU, quantity: 1 },
        { ...D4S, quantity: 1 },
      ],
      offersRefund: true,
    });
    assert.deepEqual(harness.card.buttons, [
      '1. Give back 4 of VM-Prod instead',
      '2. Without VM-Old',
      '3. Change what you give back',
      'Back',
      'Cancel',
    ]);
  });

  it('should offer no refund where none can be begun', async () => {
    const { harness } = await promptFor({
      returns: [{ reservationId: 'reservation-1', quantity: 4 }],
      purchases: [{ ...D4S, quantity: 2 }],
    });
    assert.deepEqual(harness.card.buttons, [
      '1. Request this exchange',
      '2. Change what you get',
      '3. Change what you give back',
      'Back',
      'Cancel',
    ]);
  });

  for (const { typed, title } of [
    { typed: 'change what you get', title: 'What you get for it' },
    { typed: 'returns', title: 'What you give back' },
  ]) {
    it(`should lead to the basket for ${JSON.stringify(typed)}, and forward again`, async () => {
      const { harness } = await atQuote();
      await harness.say(typed);
      assert.equal(harness.card.title, title);
      if (title === 'What you give back') await harness.say('choose what to get');
      await harness.say('show the quote');
      assert.equal(harness.card.title, 'Exchange quote');
    });
  }

  it('should not take -1 for the first button', async () => {
    const { harness, support } = await atQuote();
    assert.match((await harness.say('-1')).lines[0]!, /^I did not understand/);
    assert.deepEqual(support.begun, []);
  });

  it('should take no other quantity from a client than the one it offered', async () => {
    const { harness } = await atRefusedQuote();
    await harness.press('Get 3 × Standard_D2s_v5 instead', { item: '0 1000000' });
    assert.equal(harness.card.title, 'This exchange is not possible');
  });

  it('should explain itself, and stay at wrong input and in another language', async () => {
    const { harness } = await atQuote();
    assert.match((await harness.say('help')).lines[0]!, /^This card shows how the exchange is calculated\./);
    assert.match((await harness.say('9')).lines[0]!, /^I did not understand that here\./);
    await harness.say('français');
    assert.equal(harness.card.title, 'Devis d’échange');
    assert.equal(harness.card.buttons[0], '1. Demander cet échange');
  });
});
