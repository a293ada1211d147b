import assert from 'node:assert/strict';
import {
  RESERVATION_PROMPT,
  type ReservationData,
  ReservationPrompt,
} from '../../../dialogs/reservations/reservationPrompt.js';
import type { Reservation } from '../../../services/model.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness } from '../deskHarness.js';

const RESERVATIONS: readonly Reservation[] = [
  aReservation({ id: 'vm', expiryDate: '2026-12-10', benefitStart: '2025-12-10' }),
  aReservation({
    id: 'sql',
    sku: 'SQLDB_GP_Gen5',
    resourceType: 'SqlDatabases',
    region: 'francecentral',
    displayName: 'SQL-Ventes',
    quantity: 1,
  }),
  aReservation({ id: 'cancelled', sku: 'P1v3', resourceType: 'AppService', state: 'Cancelled' }),
  // On file as running although its day has come.
  aReservation({ id: 'expired', sku: 'E8s_v3', expiryDate: '2026-11-22', displayName: 'VM-Old' }),
  aReservation({
    id: '3e6a5a1c-0000-4000-8000-000000000009',
    customerId: 'customer-2',
    sku: 'M128',
    displayName: 'VM-Fabrikam',
  }),
];

function chat({
  data = {},
  reservations = RESERVATIONS,
  locale = 'en-US',
}: {
  data?: Partial<ReservationData>;
  reservations?: readonly Reservation[];
  locale?: string;
} = {}) {
  const clock = new StillClock();
  const customers = [aCustomer(), aCustomer({ id: 'customer-2', name: 'Fabrikam' })];
  const desk = new FakeDesk(clock, customers, reservations);
  return new DeskHarness({
    dialogs: (kit) => [new ReservationPrompt(kit, desk, clock)],
    begin: RESERVATION_PROMPT,
    options: { customerId: 'customer-1', ...data } satisfies ReservationData,
    locale,
    clock,
  });
}

describe('ReservationPrompt', () => {
  it('should show product, type, region, quantity, expiry and state of each', async () => {
    const harness = chat();
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
    const harness = chat({ locale: 'fr-FR' });
    await harness.start();
    assert.equal(harness.card.title, 'Quelle réservation ?');
    assert.match(
      harness.card.text,
      /SQL-Ventes · Bases de données SQL · France Centre · expire le 1er mai 2027/,
    );
  });

  it('should list in a refund only those that may be refunded, and say how many are hidden', async () => {
    const harness = chat({ data: { filter: { kind: 'refundable' } } });
    await harness.start();
    assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5', '2. SQLDB_GP_Gen5']);
    assert.match(
      harness.card.text,
      /2 more are hidden, because their product or their state allows no refund\./,
    );
    assert.deepEqual(harness.card.buttons, ['Show all', 'Back', 'Cancel']);
  });

  it('should show the hidden ones on demand, and hide them again', async () => {
    const harness = chat({ data: { filter: { kind: 'refundable' } } });
    await harness.start();
    await harness.press('Show all');
    assert.equal(harness.card.rows.length, 4);
    await harness.say('only refundable');
    assert.equal(harness.card.rows.length, 2);
  });

  it('should say that none can be refunded', async () => {
    const harness = chat({
      data: { filter: { kind: 'refundable' } },
      reservations: [aReservation({ state: 'Cancelled' })],
    });
    await harness.start();
    assert.match(harness.card.text, /No reservation of Contoso can be refunded\. 1 more is hidden/);
    assert.deepEqual(harness.card.buttons, ['Show all', 'Back', 'Cancel']);
  });

  it('should list in an exchange only those that may be exchanged', async () => {
    const harness = chat({ data: { filter: { kind: 'exchangeable' } } });
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
    const harness = chat({
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

  for (const { typed, id } of [
    { typed: '2', id: 'sql' },
    { typed: 'sql', id: 'sql' },
    { typed: 'SQLDB_GP_Gen5', id: 'sql' },
    { typed: 'France Central', id: 'sql' },
    { typed: 'francecentral', id: 'sql' },
    { typed: 'ventes', id: 'sql' },
    { typed: 'standard_d4s_v5', id: 'vm' },
    { typed: 'app service', id: 'cancelled' },
  ]) {
    it(`should take ${id} for ${JSON.stringify(typed)}`, async () => {
      const harness = chat();
      await harness.start();
      assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value: id });
    });
  }

  it('should find by the names of the language that is spoken', async () => {
    const harness = chat({ locale: 'fr-FR' });
    await harness.start();
    assert.deepEqual((await harness.say('bases de données')).ended, { kind: 'answer', value: 'sql' });
  });

  it('should find a hidden one when nothing else fits', async () => {
    const harness = chat({ data: { filter: { kind: 'refundable' } } });
    await harness.start();
    assert.deepEqual((await harness.say('VM-Old')).ended, { kind: 'answer', value: 'expired' });
  });

  it('should take a whole id for that reservation or none, whatever parts others share', async () => {
    const harness = chat({
      reservations: [1, 2].map((last) =>
        aReservation({
          id: `3e6a5a1c-0000-4000-8000-00000000000${last}`,
          orderId: `77777777-0000-4000-8000-00000000000${last}`,
        }),
      ),
    });
    await harness.start();
    assert.equal((await harness.say('3e6a5a1c-0000-4000-8000-000000000003')).lines.length, 1);
    assert.deepEqual((await harness.say('77777777-0000-4000-8000-000000000002')).ended, {
      kind: 'answer',
      value: '3e6a5a1c-0000-4000-8000-000000000002',
    });
  });

  it('should offer several hits and the list again', async () => {
    const harness = chat();
    await harness.start();
    const { ended } = await harness.say('virtual machines');
    assert.equal(ended, undefined);
    assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5', '2. E8s_v3']);
    assert.match(harness.card.text, /2 reservations of Contoso fit “virtual machines”\./);
    await harness.press('Show the list');
    assert.equal(harness.card.rows.length, 4);
  });

  it('should not choose for the user between two of the same product', async () => {
    const harness = chat({ reservations: [aReservation({ id: 'a' }), aReservation({ id: 'b' })] });
    await harness.start();
    assert.equal((await harness.say('Standard_D4s_v5')).ended, undefined);
    assert.deepEqual((await harness.say('2')).ended, { kind: 'answer', value: 'b' });
  });

  for (const typed of ['M128', '3e6a5a1c-0000-4000-8000-000000000009', 'qqqqqq']) {
    it(`should say that this customer has no ${typed}`, async () => {
      const harness = chat();
      await harness.start();
      const { lines, ended } = await harness.say(typed);
      assert.deepEqual(lines, [
        `Contoso has no reservation that fits “${typed}”. Choose one from the list; for a reservation of another customer, go back and choose that customer.`,
      ]);
      assert.equal(ended, undefined);
      assert.equal(harness.card.rows.length, 4);
    });
  }

  it('should not take the id of another customer’s reservation', async () => {
    const harness = chat();
    await harness.start();
    const { ended } = await harness.press('1. Standard_D4s_v5', {
      item: '3e6a5a1c-0000-4000-8000-000000000009',
    });
    assert.equal(ended, undefined);
  });

  it('should say so when one was removed since the card was shown', async () => {
    const clock = new StillClock();
    const desk = new FakeDesk(clock);
    const harness = new DeskHarness({
      dialogs: (kit) => [new ReservationPrompt(kit, desk, clock)],
      begin: RESERVATION_PROMPT,
      options: { customerId: 'customer-1' },
    });
    await harness.start();
    desk.reservationList = [];
    const { lines, ended } = await harness.say('1');
    assert.deepEqual(lines, [
      'I cannot find that reservation with this customer. Please choose one from the list.',
    ]);
    assert.equal(ended, undefined);
  });

  it('should offer the way back when the customer has none', async () => {
    const harness = chat({ reservations: [] });
    await harness.start();
    assert.match(harness.card.text, /Contoso has no reservations\. Go back to choose another customer\./);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
    assert.deepEqual((await harness.press('Back')).ended, { kind: 'back' });
  });

  it('should page', async () => {
    const reservations = Array.from({ length: 23 }, (_, index) => aReservation({ id: `r${index}` }));
    const harness = chat({ reservations });
    await harness.sayAll('', 'next page', 'next page');
    assert.equal(harness.card.rows.length, 3);
    assert.match(harness.card.text, /Page 3 of 3\./);
    assert.deepEqual((await harness.say('3')).ended, { kind: 'answer', value: 'r22' });
  });
});
