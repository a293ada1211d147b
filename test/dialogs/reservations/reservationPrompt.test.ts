import assert from 'node:assert/strict';
import { aReservation } from '../deskFakes.js';
import { RESERVATIONS, reservationChat } from './reservationChat.js';

describe('ReservationPrompt', () => {
  it('should show product, type, region, quantity, expiry and state of each', async () => {
    const harness = reservationChat();
    await harness.start();
    const { text, rows } = harness.card;
    assert.deepEqual(rows, ['1. Standard_D4s_v5', '2. SQLDB_GP_Gen5', '3. P1v3', '4. E8s_v3']);
    assert.match(text, /VM-Prod · Virtual machines · West Europe · expires on December 10, 2026/);
    assert.match(text, /× 4 · Active/);
    assert.match(text, /× 4 · Cancelled/);
    assert.match(
      text,
      /VM-Old · Virtual machines · West Europe · expired on November 22, 2026\n× 4 · Expired/,
    );
    assert.match(text, /Contoso has 4 reservations\./);
  });

  it('should show them in French', async () => {
    const harness = reservationChat({ locale: 'fr-FR' });
    await harness.start();
    assert.equal(harness.card.title, 'Quelle réservation ?');
    assert.match(
      harness.card.text,
      /SQL-Ventes · Bases de données SQL · France Centre · expire le 1er mai 2027/,
    );
  });

  it('should list in a refund only those that may be refunded, and say how many are hidden', async () => {
    const harness = reservationChat({ data: { filter: { kind: 'refundable' } } });
    await harness.start();
    assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5', '2. SQLDB_GP_Gen5']);
    assert.match(
      harness.card.text,
      /2 more are hidden, because their product or their state allows no refund\./,
    );
    assert.deepEqual(harness.card.buttons, ['Show all', 'Back', 'Cancel']);
  });

  it('should show the hidden ones on demand, and hide them again', async () => {
    const harness = reservationChat({ data: { filter: { kind: 'refundable' } } });
    await harness.start();
    await harness.press('Show all');
    assert.equal(harness.card.rows.length, 4);
    await harness.say('only refundable');
    assert.equal(harness.card.rows.length, 2);
  });

  it('should say that none can be refunded', async () => {
    const harness = reservationChat({
      data: { filter: { kind: 'refundable' } },
      reservations: [aReservation({ state: 'Cancelled' })],
    });
    await harness.start();
    assert.match(harness.card.text, /No reservation of Contoso can be refunded\. 1 more is hidden/);
    assert.deepEqual(harness.card.buttons, ['Show all', 'Back', 'Cancel']);
  });

  it('should list in an exchange only those that may be exchanged', async () => {
    const harness = reservationChat({ data: { filter: { kind: 'exchangeable' } } });
    await harness.start();
    assert.equal(harness.card.title, 'Which reservation do you want to give back?');
    assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5', '2. SQLDB_GP_Gen5']);
    assert.match(
      harness.card.text,
      /2 more are hidden, because their product or their state allows no exchange\./,
    );
    await harness.press('Show all');
    assert.equal(harness.card.rows.length, 4);
    await harness.say('only exchangeable');
    assert.equal(harness.card.rows.length, 2);
  });

  it('should list in the middle of an exchange only those that go with what is given back', async () => {
    const more = [
      aReservation({ id: 'app', sku: 'P1v3', resourceType: 'AppService', displayName: 'Web' }),
      aReservation({ id: 'euro', sku: 'D2', commitment: { amountMinor: 1, currency: 'EUR' } }),
    ];
    const harness = reservationChat({
      data: { filter: { kind: 'exchangeable', alongside: ['vm'] } },
      reservations: [...RESERVATIONS, ...more],
      locale: 'fr-FR',
    });
    await harness.start();
    assert.equal(harness.card.title, 'Quelle autre réservation voulez-vous rendre ?');
    assert.deepEqual(harness.card.rows, ['1. P1v3']);
    assert.match(harness.card.text, /Contoso a 1 autre réservation à rendre dans le même échange\./);
    assert.match(harness.card.text, /5 autres sont masquées : elles sont déjà choisies/);
    await harness.say('tout voir');
    assert.equal(harness.card.rows.length, 6);
    assert.equal(harness.card.buttons[0], 'Seulement celles qui vont ensemble');
  });

  it('should offer the way back when the customer has none', async () => {
    const harness = reservationChat({ reservations: [] });
    await harness.start();
    assert.match(harness.card.text, /Contoso has no reservations\. Go back to choose another customer\./);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
    assert.deepEqual((await harness.press('Back')).ended, { kind: 'back' });
  });

  it('should page', async () => {
    const reservations = Array.from({ length: 23 }, (_, index) => aReservation({ id: `r${index}` }));
    const harness = reservationChat({ reservations });
    await harness.sayAll('', 'next page', 'next page');
    assert.equal(harness.card.rows.length, 3);
    assert.match(harness.card.text, /Page 3 of 3\./);
    assert.deepEqual((await harness.say('3')).ended, { kind: 'answer', value: 'r22' });
  });
});
