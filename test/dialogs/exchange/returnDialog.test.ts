import assert from 'node:assert/strict';
import { aReservation } from '../deskFakes.js';
import { atReturns, exchangeChat, KNOWN } from './exchangeChat.js';

describe('ReturnDialog', () => {
  for (const { typed, why } of [
    { typed: 'sql-prod', why: /^An exchange is like for like: SQL databases and Virtual machines/ },
    { typed: 'vm-old', why: /already been cancelled/ },
    { typed: 'vm-prod', why: /^You already give back units of this reservation\. To change how many,/ },
  ]) {
    it(`should say why ${typed} cannot be added, and ask for another`, async () => {
      const { harness } = await atReturns();
      const { lines } = await harness.sayAll('add a reservation', typed);
      assert.match(lines.at(-1)!, why);
      assert.equal(harness.card.title, 'Which other reservation do you want to give back?');
    });
  }

  it('should ask for no more units than open requests leave', async () => {
    const { harness, desk } = exchangeChat();
    desk.pending.set('reservation-1', 3);
    await harness.sayAll('', 'contoso', 'vm-prod');
    assert.match((await harness.say('2')).lines[0]!, /1/);
    await harness.say('1');
    assert.match(harness.card.text, /1 of 4 × Standard_D4s_v5/);
  });

  it('should not add a reservation of which open requests hold every unit', async () => {
    const { harness, desk } = exchangeChat();
    desk.pending.set('reservation-1', 4);
    const { lines } = await harness.sayAll('', 'contoso', 'vm-prod');
    assert.match(lines.at(-1)!, /Units in open requests: 4; units left: 0/);
    assert.equal(harness.card.title, 'Which reservation do you want to give back?');
  });

  it('should ask in the words of an exchange', async () => {
    const { harness } = exchangeChat();
    await harness.sayAll('', 'contoso', 'vm-prod');
    assert.equal(harness.card.title, 'How many units do you want to give back?');
    assert.match(harness.card.text, /Units to give back \(1 to 4\)/);
    assert.match((await harness.say('help')).lines[0]!, /^Say how many units to give back: .* or all\.\n/);
  });

  it('should not suggest what fits the refund limit', async () => {
    const { harness, desk } = exchangeChat();
    desk.pool = [{ requestId: 'SR-000001', at: '2026-01-10T00:00:00.000Z', countedUsdMinor: 4_990_000 }];
    desk.reservationList = [aReservation()];
    await harness.sayAll('', 'contoso', 'vm-prod');
    assert.deepEqual(harness.card.buttons, ['All (4)', 'Half (2)', 'Only 1', 'Back', 'Cancel']);
  });

  describe('begun with a quantity', () => {
    it('should fill it in', async () => {
      const { harness } = exchangeChat({ options: { ...KNOWN, quantity: 3 } });
      await harness.start();
      assert.equal(harness.card.title, 'What you give back');
      assert.match(harness.card.text, /3 of 4 × Standard_D4s_v5/);
    });

    it('should ask for it on the way back', async () => {
      const { harness } = exchangeChat({ options: { ...KNOWN, quantity: 3 } });
      await harness.sayAll('', 'back');
      assert.match(harness.card.title, /^How many units/);
      await harness.say('2');
      assert.match(harness.card.text, /2 of 4 × Standard_D4s_v5/);
    });

    for (const quantity of [0, -1, 5]) {
      it(`should ask how many where ${quantity} cannot be given back`, async () => {
        const { harness } = exchangeChat({ options: { ...KNOWN, quantity } });
        await harness.start();
        assert.match(harness.card.title, /^How many units/);
      });
    }

    it('should keep it for the reservation that is then chosen', async () => {
      const { harness } = exchangeChat({ options: { customerId: 'customer-1', quantity: 2 } });
      await harness.sayAll('', 'vm-prod');
      assert.match(harness.card.text, /2 of 4 × Standard_D4s_v5/);
    });

    it('should not count for another reservation', async () => {
      const { harness } = exchangeChat({ options: { ...KNOWN, quantity: 3 } });
      await harness.sayAll('', 'back', 'back', 'sql-prod');
      assert.match(harness.card.title, /^How many units/);
    });

    it('should not count for what is added later', async () => {
      const { harness } = exchangeChat({ options: { ...KNOWN, quantity: 1 } });
      await harness.sayAll('', 'add a reservation', 'vm-test');
      assert.match(harness.card.text, /1 of 4 × Standard_D4s_v5/);
      assert.match(harness.card.text, /1 of 1 × Standard_D2s_v5/);
    });
  });
});
