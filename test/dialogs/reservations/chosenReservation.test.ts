import assert from 'node:assert/strict';
import { RESERVATION_PROMPT, ReservationPrompt } from '../../../dialogs/reservations/reservationPrompt.js';
import { aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness } from '../deskHarness.js';
import { reservationChat } from './reservationChat.js';

describe('a choice in ReservationPrompt', () => {
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
      const harness = reservationChat();
      await harness.start();
      assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value: id });
    });
  }

  it('should find by the names of the language that is spoken', async () => {
    const harness = reservationChat({ locale: 'fr-FR' });
    await harness.start();
    assert.deepEqual((await harness.say('bases de données')).ended, { kind: 'answer', value: 'sql' });
  });

  it('should find a hidden one when nothing else fits', async () => {
    const harness = reservationChat({ data: { filter: { kind: 'refundable' } } });
    await harness.start();
    assert.deepEqual((await harness.say('VM-Old')).ended, { kind: 'answer', value: 'expired' });
  });

  it('should take a whole id for that reservation or none, whatever parts others share', async () => {
    const harness = reservationChat({
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
    const harness = reservationChat();
    await harness.start();
    const { ended } = await harness.say('virtual machines');
    assert.equal(ended, undefined);
    assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5', '2. E8s_v3']);
    assert.match(harness.card.text, /2 reservations of Contoso fit “virtual machines”\./);
    await harness.press('Show the list');
    assert.equal(harness.card.rows.length, 4);
  });

  it('should not choose for the user between two of the same product', async () => {
    const harness = reservationChat({ reservations: [aReservation({ id: 'a' }), aReservation({ id: 'b' })] });
    await harness.start();
    assert.equal((await harness.say('Standard_D4s_v5')).ended, undefined);
    assert.deepEqual((await harness.say('2')).ended, { kind: 'answer', value: 'b' });
  });

  for (const typed of ['M128', '3e6a5a1c-0000-4000-8000-000000000009', 'qqqqqq']) {
    it(`should say that this customer has no ${typed}`, async () => {
      const harness = reservationChat();
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
    const harness = reservationChat();
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
});
