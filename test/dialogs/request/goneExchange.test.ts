import assert from 'node:assert/strict';
import type { UnfinishedRequest } from '../../../services/ports.js';
import { aReservation } from '../deskFakes.js';
import { atExchangeReview, exchangeChat, exchangeLeftAtReview } from './exchangeChat.js';
import { agreedExchange, supportChat } from './supportChat.js';

/** The same with another product, which is not on offer. */
function withProductGone({ draft, ...unfinished }: UnfinishedRequest): UnfinishedRequest {
  const { exchange, ...rest } = draft as { exchange: { purchases: object[] } };
  const purchases = exchange.purchases.map((purchase) => ({ ...purchase, sku: 'Standard_Gone' }));
  return { ...unfinished, draft: { ...rest, exchange: { ...exchange, purchases } } };
}

describe('a request for an exchange of which something is gone', () => {
  for (const [when, press] of [
    ['on submit', true],
    ['on the way to the review', false],
  ] as const) {
    it(`should go on in its own task with what is left when a reservation is gone ${when}`, async () => {
      const { harness, desk, exchange, requests } = press ? await atExchangeReview() : await exchangeChat();
      if (!press) await harness.sayAll('next', 'next');
      desk.reservationList = [aReservation({ id: 'another' })];
      const { lines } = await harness.say(press ? 'submit' : 'next');
      assert.match(lines[0]!, /reservation-1/);
      const { purchases } = await agreedExchange();
      assert.deepEqual(exchange.begun, [
        { customerId: 'customer-1', returns: [], purchases, change: 'returns' },
      ]);
      assert.equal(requests.filed.length, 0);
    });
  }

  it('should offer to choose again when it is resumed and a product is gone', async () => {
    const { unfinished, after } = await exchangeLeftAtReview();
    const { harness, exchange } = supportChat({
      options: { unfinished: withProductGone(unfinished) },
      after,
    });
    await harness.start();
    assert.match(harness.card.text, /A product that it asks for is no longer offered as it was chosen\./);
    await harness.say('choose the exchange again');
    const { returns } = await agreedExchange();
    assert.deepEqual(exchange.begun, [
      { customerId: 'customer-1', returns, purchases: [], change: 'returns' },
    ]);
    await harness.say('back');
    const { ended } = await harness.press('Keep for later');
    assert.deepEqual(ended, { kind: 'answer', value: undefined });
    assert.equal(after.profiles.profile.unfinished.length, 1);
  });

  it('should offer the same in French when its reservation is gone', async () => {
    const { unfinished, after } = await exchangeLeftAtReview();
    const { harness, desk, exchange } = supportChat({ options: { unfinished }, after, locale: 'fr-FR' });
    desk.reservationList = [];
    await harness.start();
    assert.match(harness.card.text, /Sa réservation est introuvable chez ce client\./);
    await harness.press('Choisir à nouveau l’échange');
    assert.equal(exchange.begun.length, 1);
  });
});
