import assert from 'node:assert/strict';
import sinon from 'sinon';
import { atPurchases, atQuote, atReturns, exchangeChat, KNOWN } from './exchangeChat.js';

const BOUGHT = {
  sku: 'Standard_D4s_v5',
  region: 'westeurope',
  term: 'P1Y',
  billingPlan: 'Upfront',
} as const;

describe('ExchangeDialog', () => {
  it('should go on to the support request with everything that was agreed to', async () => {
    const { harness, support } = await atQuote();
    await harness.press('Request this exchange');
    // 1 May to 22 November are 205 of 365 days; two units for a year commit to 2,400.00.
    assert.deepEqual(support.begun, [
      {
        customerId: 'customer-1',
        reservationId: 'reservation-1',
        exchange: {
          returns: [{ reservationId: 'reservation-1', quantity: 4 }],
          purchases: [{ ...BOUGHT, quantity: 2 }],
          creditMinor: 175_342,
          netPayableMinor: 64_658,
          policyId: 'csp-2018',
          expiresAt: '2026-11-22T09:30:00.000Z',
        },
      },
    ]);
    assert.deepEqual((await harness.say('sent')).ended, { kind: 'answer', value: undefined });
  });

  it('should exchange two reservations for one by pressing only', async () => {
    const { harness, support } = exchangeChat();
    await harness.start();
    for (const title of [
      '1. Contoso',
      '1. Standard_D4s_v5',
      'Half (2)',
      'Add a reservation',
      '1. Standard_D2s_v5',
      'Choose what to get',
      '3. Standard_D8s_v5',
    ]) {
      await harness.press(title);
    }
    await harness.press('Next', harness.card.inputs);
    await harness.press('Fewest that will do (1)');
    await harness.press('Show the quote');
    assert.match(harness.card.text, /2 of 4 × Standard_D4s_v5\nVM-Prod/);
    assert.match(harness.card.text, /1 of 1 × Standard_D2s_v5\nVM-Test/);
    await harness.press('Request this exchange');
    const [begun] = support.begun as { exchange: { returns: unknown; purchases: unknown } }[];
    assert.deepEqual(begun?.exchange.returns, [
      { reservationId: 'reservation-1', quantity: 2 },
      { reservationId: 'reservation-2', quantity: 1 },
    ]);
    assert.deepEqual(begun?.exchange.purchases, [{ ...BOUGHT, sku: 'Standard_D8s_v5', quantity: 1 }]);
  });

  it('should exchange in French by typing only', async () => {
    const { harness, support } = exchangeChat({ locale: 'fr-FR' });
    await harness.sayAll('', 'contoso', 'vm-prod', 'tout', 'ajouter', '1', 'continuer');
    assert.equal(harness.card.title, 'Quel produit voulez-vous obtenir ?');
    await harness.sayAll('d8s', 'durée : 3 ans', 'plan : mensuel', 'suivant', 'minimum');
    assert.equal(harness.card.title, 'Ce que vous obtenez en échange');
    await harness.say('voir le devis');
    assert.equal(harness.card.title, 'Devis d’échange');
    await harness.say('d’accord');
    assert.equal(support.begun.length, 1);
  });

  it('should go back through every step, to what was chosen, and lose nothing', async () => {
    const { harness } = await atQuote();
    const titles: string[] = [];
    for (let step = 0; step < 8; step++) {
      await harness.say('back');
      titles.push(harness.card.title);
    }
    assert.deepEqual(titles, [
      'What you get for it',
      'How many units do you want to get?',
      'Which region, term and billing plan?',
      'Which product do you want to get?',
      'What you give back',
      'How many units do you want to give back?',
      'Which reservation do you want to give back?',
      'Which customer?',
    ]);
    await harness.say('contoso');
    assert.match(harness.card.text, /4 of 4 × Standard_D4s_v5/);
    await harness.say('choose what to get');
    assert.match(harness.card.text, /2 × Standard_D4s_v5/);
    await harness.say('show the quote');
    assert.equal(harness.card.title, 'Exchange quote');
  });

  it('should change the last return and the last purchase on the way back', async () => {
    const { harness } = await atPurchases();
    await harness.sayAll('back', '3');
    assert.match(harness.card.text, /3 × Standard_D4s_v5/);
    await harness.sayAll('back', 'back', 'back', 'd8s', 'next', '1');
    assert.match(harness.card.text, /1 × Standard_D8s_v5/);
    assert.doesNotMatch(harness.card.text, /Standard_D4s_v5/);
    await harness.sayAll('back', 'back', 'back', 'back', 'back', '1');
    assert.match(harness.card.text, /1 of 4 × Standard_D4s_v5/);
  });

  it('should drop what was chosen when another customer is', async () => {
    const { harness } = await atReturns();
    await harness.sayAll('back', 'back', 'back', 'fabrikam');
    assert.match(harness.card.text, /Fabrikam has no reservations/);
  });

  it('should ask before it drops what was chosen, wherever it stands', async () => {
    const { harness } = await atReturns();
    for (const words of ['add', 'back', 'choose what to get', 'd8s', 'next', '1', 'quote', 'compare']) {
      await harness.say(words);
      const { title } = harness.card;
      await harness.say('cancel');
      assert.equal(harness.card.title, 'Stop here?', words);
      await harness.say('no');
      assert.equal(harness.card.title, title);
    }
    await harness.say('cancel');
    assert.deepEqual((await harness.say('yes')).ended, { kind: 'left' });
  });

  it('should leave at once while nothing is chosen', async () => {
    const { harness } = exchangeChat();
    await harness.sayAll('', 'contoso');
    assert.deepEqual((await harness.say('cancel')).ended, { kind: 'left' });
  });

  it('should come back from the support request to the quote', async () => {
    const { harness } = await atQuote();
    await harness.sayAll('1', 'back');
    assert.equal(harness.card.title, 'Exchange quote');
  });

  it('should take what is no longer offered out of the exchange, and say so', async () => {
    const { harness, desk } = await atPurchases();
    sinon.stub(desk.prices, 'offer').returns(undefined);
    const { lines } = await harness.say('show the quote');
    assert.deepEqual(lines, [
      'Standard_D4s_v5 in West Europe is no longer offered as it was chosen, so I took it out of the exchange.',
    ]);
    assert.match(harness.card.text, /Nothing is bought yet\./);
    assert.deepEqual(harness.card.buttons, [
      '1. Compare with a refund',
      '2. Change what you get',
      '3. Change what you give back',
      'Back',
      'Cancel',
    ]);
    await harness.say('2');
    assert.equal(harness.card.title, 'Which product do you want to get?');
  });

  it('should ask for the first return anew when its reservation is gone', async () => {
    const { harness, desk } = await atReturns();
    desk.reservationList = desk.reservationList.filter(({ id }) => id !== 'reservation-1');
    const { lines } = await harness.say('choose what to get');
    assert.deepEqual(lines, [
      'The reservation reservation-1 cannot be found any more, so I took it out of the exchange.',
    ]);
    assert.equal(harness.card.title, 'Which reservation do you want to give back?');
  });

  describe('begun with a reservation', () => {
    it('should ask for the quantity first', async () => {
      const { harness } = exchangeChat({ options: KNOWN });
      await harness.start();
      assert.equal(harness.card.title, 'How many units do you want to give back?');
      assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
    });

    it('should show a single unit in the basket at once, and find the way back to other reservations', async () => {
      const { harness } = exchangeChat({ options: { ...KNOWN, reservationId: 'reservation-2' } });
      await harness.start();
      assert.match(harness.card.text, /1 of 1 × Standard_D2s_v5/);
      await harness.say('back');
      assert.equal(harness.card.title, 'Which reservation do you want to give back?');
      assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
    });

    it('should choose another reservation in place of one that cannot be exchanged', async () => {
      const changes = { resourceType: 'RedHat', sku: 'rhel' };
      const { harness } = exchangeChat({ options: KNOWN, changes });
      await harness.start();
      assert.deepEqual(harness.card.buttons, ['Choose another reservation', 'Back', 'Cancel']);
      await harness.press('Choose another reservation');
      assert.equal(harness.card.title, 'Which reservation do you want to give back?');
      await harness.say('vm-test');
      assert.match(harness.card.text, /VM-Test/);
      assert.doesNotMatch(harness.card.text, /rhel/);
    });

    it('should say why it cannot be exchanged, and begin the refund that can be had instead', async () => {
      const changes = { benefitStart: '2027-02-01', expiryDate: '2028-02-01' };
      const { harness, refund, clock } = exchangeChat({ options: KNOWN, changes });
      clock.moveTo('2027-03-01T09:00:00.000Z');
      await harness.start();
      assert.match(harness.card.text, /bought on February 1, 2027 or later cannot be exchanged/);
      assert.deepEqual(harness.card.buttons, [
        'Request a refund instead',
        'Choose another reservation',
        'Back',
        'Cancel',
      ]);
      await harness.press('Request a refund instead');
      assert.deepEqual(refund.begun, [
        { customerId: 'customer-1', reservationId: 'reservation-1', quantity: 4 },
      ]);
      assert.deepEqual((await harness.say('done')).ended, { kind: 'answer', value: undefined });
    });
  });

  describe('begun with an exchange to change', () => {
    const returns = [{ reservationId: 'reservation-1', quantity: 4 }];
    const purchases = [{ ...BOUGHT, quantity: 2 }];

    it('should show what is given back first, and the way out before it', async () => {
      const { harness } = exchangeChat({ options: { customerId: 'customer-1', returns, purchases } });
      await harness.start();
      assert.equal(harness.card.title, 'What you give back');
      await harness.say('choose what to get');
      assert.equal(harness.card.title, 'What you get for it');
      await harness.sayAll('back', 'back', 'back');
      assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
    });

    it('should show what is bought first where that is to be changed', async () => {
      const options = { customerId: 'customer-1', returns, purchases, change: 'purchases' } as const;
      const { harness } = exchangeChat({ options });
      await harness.start();
      assert.equal(harness.card.title, 'What you get for it');
      await harness.sayAll('back', 'back', 'back', 'back');
      assert.equal(harness.card.title, 'What you give back');
    });
  });
});
