import assert from 'node:assert/strict';
import { aReservation } from '../deskFakes.js';
import { agreedExchange, CONTACT, pressWith, supportChat } from './supportChat.js';

describe('the largest exchange', () => {
  /** Teams refuses larger messages; a little is left for what stands around the card. */
  const LIMIT_BYTES = 27 * 1024;
  const reservationIds = Array.from(
    { length: 8 },
    (_, index) => `5a7e1f3c-2c0e-4ad4-9c3e-0f1d2c3b4a5${index}`,
  );

  for (const [locale, next] of [
    ['en-US', 'Next'],
    ['fr-FR', 'Suivant'],
  ] as const) {
    it(`should fit a card with the longest description, in ${locale}`, async () => {
      const agreed = await agreedExchange();
      const exchange = {
        ...agreed,
        returns: reservationIds.map((reservationId) => ({ reservationId, quantity: 1 })),
        purchases: Array.from({ length: 8 }, () => ({ ...agreed.purchases[0]!, quantity: 1 })),
      };
      const { harness, desk, profiles, requests } = supportChat({
        options: { customerId: 'customer-1', exchange },
        locale,
      });
      const names = { firstName: 'A'.repeat(100), lastName: '予'.repeat(100) };
      profiles.profile = { unfinished: [], contact: { ...CONTACT, ...names } };
      desk.reservationList = reservationIds.map((id) =>
        aReservation({ id, orderId: id, displayName: 'VM-Production-West-Europe-2026' }),
      );
      await harness.start();
      await harness.say(next);
      const description = '予'.repeat(8_500);
      await pressWith(harness, next, { description });
      await harness.sayAll(next, '1');
      assert.match(harness.card.title, /4/);
      assert.ok(harness.card.bytes < LIMIT_BYTES, `${harness.card.bytes} bytes`);
      await harness.say('4');
      assert.ok(requests.filed[0]?.problem.description.startsWith(description));
    });
  }
});
