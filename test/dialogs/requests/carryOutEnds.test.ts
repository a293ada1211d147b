import assert from 'node:assert/strict';
import { RefusedError, UnreachableError } from '../../../services/errors.js';
import { carryOutChat } from './carryOutChat.js';

const SERVICE = {
  service: 'reservations',
  serviceCode: 'RefundLimitExceeded',
  correlationId: 'abc-1',
} as const;

/** Up to the number that confirms. */
const TO_CONFIRM = ['carry it out', 'go on'] as const;

describe('carrying a request out', () => {
  it('should be done once, however often the number is sent', async () => {
    const { harness, execution } = await carryOutChat();
    await harness.sayAll(...TO_CONFIRM);
    const { card } = harness;
    const fields = { requestNumber: 'SR-000001' };
    await harness.press('Carry out now', fields, card);
    const again = await harness.press('Carry out now', fields, card);
    assert.equal(again.cards.length, 0);
    assert.equal(again.lines.length, 1);
    await harness.say('SR-000001');
    assert.equal(execution.sent.length, 1);
  });

  it('should not be done by a card of terms that were left', async () => {
    const { harness, execution } = await carryOutChat();
    await harness.sayAll(...TO_CONFIRM);
    const { card } = harness;
    await harness.sayAll('back', 'back');
    await harness.press('Carry out now', { requestNumber: 'SR-000001' }, card);
    assert.deepEqual(execution.sent, []);
  });

  it('should ask anew when an amount changed after it was shown', async () => {
    const { harness, execution, clock } = await carryOutChat();
    await harness.sayAll(...TO_CONFIRM);
    clock.moveTo('2026-12-22T09:00:00.000Z');
    const { lines } = await harness.say('SR-000001');
    assert.match(lines[0]!, /amounts have changed.*nothing was done/);
    assert.match(harness.card.text, /^Carry out the return[\s\S]*\$1,253\.70/);
    await harness.say('SR-000001');
    assert.equal(execution.sent.length, 0);
    await harness.sayAll('go on', 'SR-000001');
    assert.equal(execution.sent[0]?.refund?.refundMinor, 125_370);
  });

  it('should show the reason when it is refused meanwhile', async () => {
    const { harness, execution, clock } = await carryOutChat();
    await harness.sayAll(...TO_CONFIRM);
    clock.moveTo('2027-06-01T09:00:00.000Z');
    const { lines } = await harness.say('SR-000001');
    assert.match(lines[0]!, /^Nothing was done/);
    assert.match(harness.card.text, /expired on May 1, 2027/);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
    assert.deepEqual(execution.sent, []);
  });

  for (const code of ['RefundRefused', 'ExchangeRefused'] as const) {
    it(`should say the service's reason for ${code}, and let the user try again`, async () => {
      const { harness, execution } = await carryOutChat();
      execution.failure = new RefusedError(code, 'refused', { service: SERVICE });
      const { lines } = await harness.sayAll(...TO_CONFIRM, 'SR-000001');
      assert.match(lines[0]!, /^Nothing was done\. This refund is more than what is left.*quote abc-1\.$/);
      await harness.sayAll('go on', 'SR-000001');
      assert.equal(execution.sent.length, 1);
    });
  }

  it('should say so when it has come to more than may be carried out without approval', async () => {
    const { harness, execution } = await carryOutChat();
    execution.failure = new RefusedError('ApprovalNeeded', 'more than filed');
    const { lines } = await harness.sayAll(...TO_CONFIRM, 'SR-000001');
    assert.match(lines[0]!, /higher by now.*approval of a second person.*send it anew/);
    assert.match(harness.card.text, /^Request SR-000001/);
    assert.deepEqual(execution.sent, []);
  });

  it('should say so when somebody else was faster', async () => {
    const { harness, execution, requests } = await carryOutChat();
    await harness.sayAll(...TO_CONFIRM);
    requests.set('SR-000001', { status: 'Closed' });
    const { lines } = await harness.say('SR-000001');
    assert.match(lines[0]!, /no longer open/);
    assert.match(harness.card.text, /^Request SR-000001\nClosed/);
    assert.deepEqual(execution.sent, []);
  });

  it('should leave the user at the confirmation when it is certain that nothing was sent', async () => {
    const { harness, execution } = await carryOutChat();
    await harness.sayAll(...TO_CONFIRM);
    const failure = new UnreachableError('ServiceUnavailable', 'no answer');
    execution.failure = failure;
    await assert.rejects(harness.say('SR-000001'));
    const { lines } = await harness.say('SR-000001');
    assert.match(lines[0]!, /is carried out/);
    assert.equal(execution.sent.length, 1);
  });
});

describe('a request of which it is not known how it ended', () => {
  async function begun(locale = 'en-US') {
    const chat = await carryOutChat({ locale });
    chat.execution.ending = 'Begun';
    const replies = await chat.harness.sayAll(
      locale === 'en-US' ? 'carry it out' : 'exécuter',
      locale === 'en-US' ? 'go on' : 'continuer',
      'SR-000001',
    );
    return { ...chat, replies };
  }

  it('should say so, and not be sent again', async () => {
    const { harness, execution, replies } = await begun();
    assert.match(replies.lines[0]!, /not known yet how it ended\. It will not be sent again/);
    assert.match(harness.card.text, /^Request SR-000001\nIn progress[\s\S]*Outcome\nIt is not known yet/);
    await harness.sayAll('carry it out', 'SR-000001');
    assert.equal(execution.sent.length, 1);
  });

  it('should be followed until it is known, sending nothing', async () => {
    const { harness, execution } = await begun();
    const still = await harness.say('check again');
    assert.match(still.lines[0]!, /not known yet/);
    execution.ending = 'Done';
    execution.correlationId = 'abc-1';
    const { lines } = await harness.press('Check again');
    assert.match(lines[0]!, /^The return of request SR-000001 is carried out: \$1,543\.01/);
    assert.match(harness.card.text, /Closed: carried out[\s\S]*abc-1/);
    assert.equal(execution.sent.length, 1);
  });

  it('should say in French that nothing was done when that turns out', async () => {
    const { harness, execution } = await begun('fr-FR');
    execution.ending = 'NotDone';
    const { lines } = await harness.press('Vérifier à nouveau');
    assert.match(lines[0]!, /^L’exécution n’a pas eu lieu/);
    assert.ok(harness.card.buttons.some((title) => title.endsWith('Exécuter le retour maintenant…')));
  });

  it('should be followed by an Admin agent only', async () => {
    const { harness } = await carryOutChat({
      roles: ['SalesAgent'],
      request: {
        status: 'InProgress',
        execution: { state: 'Begun', by: 'user-2', at: '2026-11-22T09:00:00.000Z' },
      },
    });
    assert.deepEqual(harness.card.buttons, ['1. Add a comment', '2. Back to my requests', 'Start over']);
    const { lines } = await harness.say('check again');
    assert.match(lines[0]!, /needs the role Admin agent/);
  });
});
