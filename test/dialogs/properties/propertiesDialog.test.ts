import assert from 'node:assert/strict';
import { PROPERTIES_DIALOG, PropertiesDialog } from '../../../dialogs/properties/propertiesDialog.js';
import { type Reservation, ROLES, type Role } from '../../../services/model.js';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { aCustomer, aReservation, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness } from '../deskHarness.js';

interface Chat {
  readonly changes?: Partial<Reservation>;
  readonly locale?: string;
  readonly roles?: readonly Role[];
}

/** The properties of the first reservation of two. */
async function properties({ changes = {}, locale = 'en-US', roles = CALLER.roles }: Chat = {}) {
  const clock = new StillClock();
  const reservations = [
    aReservation(changes),
    aReservation({ id: 'second', orderId: 'order-2', sku: 'P1v3' }),
  ];
  const { customers, reservations: catalog, quotes } = new FakeDesk(clock, [aCustomer()], reservations);
  const settings = { target: async () => ({ id: '/subscriptions/5f0c', displayName: 'Production' }) };
  const ports = { customers, reservations: catalog, quotes, settings };
  const harness = new DeskHarness({
    dialogs: (kit) => [new PropertiesDialog(kit, ports, clock)],
    begin: PROPERTIES_DIALOG,
    options: { customerId: 'customer-1', reservationId: 'reservation-1' },
    locale,
    clock,
    caller: { ...CALLER, roles },
  });
  await harness.start();
  return harness;
}

describe('PropertiesDialog', () => {
  it('should say in which subscription a resource group is, on the card and in the text', async () => {
    const id = '/subscriptions/5f0c/resourceGroups/rg-prod';
    const harness = await properties({
      changes: { appliedScope: { type: 'ResourceGroup', id, displayName: 'rg-prod' } },
    });
    assert.match(harness.card.text, /\nScope\nResource group · rg-prod · Production\n/);
    const { lines } = await harness.say('all');
    assert.match(lines[0]!, /^Scope: Resource group · rg-prod · Production$/m);
  });

  it('should show the properties and offer to send them', async () => {
    const harness = await properties();
    assert.equal(harness.card.title, 'Properties and IDs');
    assert.match(harness.card.text, /Reservation ID\nreservation-1\nReservation order ID\norder-1\n/);
    assert.deepEqual(harness.card.buttons, [
      '1. Reservation ID',
      '2. Order ID',
      '3. All',
      '4. Another reservation',
      '5. Done',
    ]);
  });

  for (const { locale, typed, pressed, value } of [
    { locale: 'en-US', typed: 'reservation id', pressed: 'Reservation ID', value: 'reservation-1' },
    { locale: 'en-US', typed: 'copy order id', pressed: 'Order ID', value: 'order-1' },
    { locale: 'fr-FR', typed: 'id de réservation', pressed: 'ID de réservation', value: 'reservation-1' },
    { locale: 'fr-FR', typed: 'numéro de commande', pressed: 'ID de commande', value: 'order-1' },
  ]) {
    it(`should send the value alone in one message, in ${locale}: ${typed}`, async () => {
      const harness = await properties({ locale });
      for (const replies of [await harness.say(typed), await harness.press(pressed)]) {
        assert.deepEqual(replies, { lines: [value], cards: [], ended: undefined });
      }
    });
  }

  for (const { locale, typed, first } of [
    { locale: 'en-US', typed: 'copy all', first: 'Name: VM-Prod' },
    { locale: 'fr-FR', typed: 'tout copier', first: 'Nom : VM-Prod' },
  ]) {
    it(`should send all in one message, one a line, in ${locale}`, async () => {
      const harness = await properties({ locale });
      const { lines, cards } = await harness.say(typed);
      assert.deepEqual([lines.length, cards.length], [1, 0]);
      const all = lines[0]!.split('\n');
      assert.equal(all[0], first);
      assert.ok(all.length > 12 && all.every((line) => line.includes(':')));
    });
  }

  it('should let one card be used again and again', async () => {
    const harness = await properties();
    const { card } = harness;
    await harness.press('Order ID', {}, card);
    await harness.press('Reservation ID', {}, card);
    assert.deepEqual((await harness.press('Order ID', {}, card)).lines, ['order-1']);
    assert.deepEqual((await harness.press('Done', {}, card)).ended, { kind: 'answer', value: undefined });
  });

  for (const role of ROLES) {
    it(`should be for a ${role}`, async () => {
      const harness = await properties({ roles: [role] });
      assert.deepEqual((await harness.say('order id')).lines, ['order-1']);
    });
  }

  it('should send hostile names as plain text', async () => {
    const harness = await properties({ changes: { displayName: HOSTILE_NAME } });
    const { lines } = await harness.say('all');
    assert.equal(lines[0]!.split('\n')[0], `Name: ${HOSTILE_NAME}`);
  });

  it('should call a reservation expired whose day has come', async () => {
    const harness = await properties({ changes: { expiryDate: '2026-11-22' } });
    assert.match(harness.card.text, /State\nExpired\n/);
  });

  it('should show another reservation, go back, help and leave', async () => {
    const harness = await properties();
    await harness.say('another');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('2');
    assert.deepEqual((await harness.say('order id')).lines, ['order-2']);
    assert.match((await harness.say('help')).lines[0]!, /^These are the reservation’s IDs/);
    await harness.say('back');
    assert.equal(harness.card.title, 'Which reservation?');
    assert.deepEqual((await harness.say('cancel')).ended, { kind: 'left' });
  });
});
