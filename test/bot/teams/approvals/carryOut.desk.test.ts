import assert from 'node:assert/strict';
import { askForRefund, FIRST, openApprovalDesk } from './approvalDesk.js';

/** When the next monthly payment of the reservation is made: more is paid back than was approved. */
const AFTER_PAYMENT = '2026-12-18T10:00:00.000Z';

describe('a desk that carries requests out, where all need approval', () => {
  it('should have its asker alone carry out no more than what was approved', async () => {
    const desk = await openApprovalDesk({ carriesOut: true });
    try {
      const kim = desk.person('kim');
      await askForRefund(kim);
      await desk.execute('alex', 'approval.approve', FIRST);
      desk.clock.moveTo(AFTER_PAYMENT);
      for (const words of ['my requests', 'SR-000001', 'carry it out', 'go on']) await kim.say(words);
      assert.match(await kim.say('SR-000001'), /higher by now.*approval of a second person/);
      await kim.say('my requests');
      assert.doesNotMatch(await kim.say('SR-000001'), /Closed: carried out/);
    } finally {
      await desk.close();
    }
  });
});
