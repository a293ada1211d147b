import assert from 'node:assert/strict';
import { aReservation } from '../deskFakes.js';
import { atReturns, exchangeChat } from './exchangeChat.js';

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
});
