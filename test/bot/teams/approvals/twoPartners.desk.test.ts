import assert from 'node:assert/strict';
import { type ApprovalDesk, askForRefund, openApprovalDesk, TEAM } from './approvalDesk.js';

/** In a channel that people of two companies share. Both have an approval of the same number. */
describe('an approval’s card, pressed by an Admin agent of another partner', () => {
  let desk: ApprovalDesk;
  beforeEach(async () => {
    desk = await openApprovalDesk();
    await desk.sayInTeam('kim', 'approvals here');
    for (const asker of ['sam', 'sami']) assert.match(await askForRefund(desk.person(asker)), /AP-000001/);
    await desk.settled();
  });
  afterEach(() => desk.close());

  /** What the card's first button sends. */
  const onCard = (): object => {
    const { actions } = JSON.parse(desk.cards()[0]!.words) as { actions: { data: object }[] };
    return actions[0]!.data;
  };
  const standing = async () => {
    const alexa = desk.person('alexa');
    await alexa.say('approvals');
    return alexa.say('AP-000001');
  };

  for (const verb of ['approval.approve', 'approval.reject', 'approval.refresh']) {
    it(`should not decide or show their own of that number by ${verb}`, async () => {
      const { body } = await desk.execute('alexa', verb, { ...onCard(), reason: 'No' });
      assert.match(String(body.value), /cannot find this approval/);
      assert.match(await standing(), /Waiting for approval/);
    });
  }

  it('should not decide it where a client sends the button as a message', async () => {
    const value = { action: 'approval.approve', step: 'any', ...onCard() };
    await desk.send('alexa', { conversation: TEAM, value });
    assert.match(desk.inTeam().at(-1)!.activity.text ?? '', /cannot find this approval/);
    assert.match(await standing(), /Waiting for approval/);
  });

  it('should still be decided by it at the partner whose it is', async () => {
    const { body } = await desk.execute('kim', 'approval.approve', onCard());
    assert.match(JSON.stringify(body.value), /Approved and filed/);
  });

  for (const verb of ['approval.approve', 'approval.reject']) {
    it(`should only be shown as it is to ${verb} of a card that does not say whose it is`, async () => {
      const { partner: _partner, ...before } = { partner: '', ...onCard() };
      const { body } = await desk.execute('alexa', verb, { ...before, reason: 'No' });
      assert.match(JSON.stringify(body.value), /Contoso Retail/);
      assert.match(await standing(), /Waiting for approval/);
    });
  }
});
