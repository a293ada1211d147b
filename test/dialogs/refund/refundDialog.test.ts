import assert from 'node:assert/strict';
import { atQuote, KNOWN, refundChat } from './refundChat.js';

describe('RefundDialog', () => {
  it('should go on to the support request with what was agreed to', async () => {
    const { harness, support } = await atQuote();
    await harness.press('Request this refund');
    assert.deepEqual(support.begun, [
      {
        customerId: 'customer-1',
        reservationId: 'reservation-1',
        refund: {
          quantity: 4,
          refundMinor: 154_301,
          policyId: 'csp-2018',
          expiresAt: '2026-11-22T09:30:00.000Z',
        },
      },
    ]);
    assert.deepEqual((await harness.say('sent')).ended, { kind: 'answer', value: undefined });
  });

  it('should come back to the quote from the support request', async () => {
    const { harness } = await atQuote();
    await harness.say('1');
    await harness.say('back');
    assert.equal(harness.card.title, 'Refund quote');
  });

  it('should not ask for the quantity of a single unit', async () => {
    const { harness } = refundChat();
    await harness.sayAll('', 'contoso', '2');
    assert.equal(harness.card.title, 'Refund quote');
    assert.deepEqual(harness.card.buttons, ['1. Request this refund', 'Back', 'Cancel']);
  });

  it('should ask for the quantity first when the reservation is known', async () => {
    const { harness } = refundChat({ options: KNOWN });
    await harness.start();
    assert.equal(harness.card.title, 'How many units do you want to return?');
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  it('should go back through every step', async () => {
    const { harness } = await atQuote();
    const titles: string[] = [];
    for (let step = 0; step < 3; step++) {
      await harness.say('back');
      titles.push(harness.card.title);
    }
    assert.deepEqual(titles, [
      'How many units do you want to return?',
      'Which reservation do you want to return?',
      'Which customer?',
    ]);
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  it('should ask for the quantity again after another reservation was chosen', async () => {
    const { harness } = await atQuote();
    await harness.sayAll('back', 'back', '2');
    assert.match(harness.card.text, /1 of 1 × P1v3/);
    await harness.sayAll('back', '1');
    assert.equal(harness.card.title, 'How many units do you want to return?');
  });

  it('should quote another quantity', async () => {
    const { harness } = await atQuote();
    await harness.press('Change quantity');
    await harness.say('2');
    assert.match(harness.card.text, /2 of 4 × Standard_D4s_v5/);
    assert.match(harness.card.text, /Refund\n\$771\.50/);
  });

  it('should say why an expired reservation is refused, without asking for a quantity', async () => {
    const { harness } = refundChat({
      changes: { state: 'Expired', expiryDate: '2026-10-01' },
      options: KNOWN,
    });
    await harness.start();
    assert.equal(harness.card.title, 'This refund is not possible');
    assert.match(
      harness.card.text,
      /This reservation expired on October 1, 2026: nothing is left to refund\./,
    );
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
  });

  for (const [locale, ...answers] of [
    ['en-US', 'As much as fits the limit (2)'],
    ['en-US', 'as much as possible'],
    ['fr-FR', 'autant que possible'],
  ] as const) {
    it(`should quote as much as fits the limit for ${answers[0]}`, async () => {
      const { harness, desk, support } = refundChat({ options: KNOWN, locale });
      desk.pool = [{ requestId: 'SR-000001', at: '2026-01-10T00:00:00.000Z', countedUsdMinor: 4_900_000 }];
      await harness.sayAll('', ...answers);
      assert.match(harness.card.text, /2 (of|sur) 4 × Standard_D4s_v5/);
      await harness.say('1');
      assert.equal((support.begun[0] as { refund: { quantity: number } }).refund.quantity, 2);
    });
  }

  it('should say at once why nothing can be returned of what open requests ask back', async () => {
    const { harness, desk } = refundChat({ options: KNOWN });
    desk.pending.set('reservation-1', 4);
    await harness.start();
    assert.equal(harness.card.title, 'This refund is not possible');
    assert.match(harness.card.text, /Units in open requests: 4; units left: 0/);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
  });

  it('should ask before it drops what was chosen', async () => {
    const { harness } = await atQuote();
    await harness.press('Cancel');
    assert.equal(harness.card.title, 'Stop here?');
    await harness.say('no');
    assert.match(harness.card.text, /4 of 4 × Standard_D4s_v5/);
    await harness.say('cancel');
    assert.deepEqual((await harness.say('yes')).ended, { kind: 'left' });
  });

  it('should keep the quantity that was offered instead while it asks', async () => {
    const { harness, desk } = refundChat({ options: KNOWN });
    desk.pool = [{ requestId: 'SR-000001', at: '2026-01-10T00:00:00.000Z', countedUsdMinor: 4_900_000 }];
    await harness.sayAll('', 'all', '1', 'cancel', 'no');
    assert.match(harness.card.text, /2 of 4 × Standard_D4s_v5/);
  });

  it('should leave at once while nothing is chosen', async () => {
    const { harness } = refundChat();
    await harness.start();
    assert.deepEqual((await harness.say('annuler')).ended, { kind: 'left' });
  });

  it('should start over without asking', async () => {
    const { harness } = await atQuote();
    assert.deepEqual((await harness.say('start over')).ended, { kind: 'restart' });
  });
});
