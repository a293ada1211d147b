import assert from 'node:assert/strict';
import { type ApprovalDesk, askForRefund, FIRST, openApprovalDesk, TEAM } from './approvalDesk.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const SECOND = { ...FIRST, figures: '2' };
const CHANGED = /The amounts have changed since this was asked for/;

describe('an approval in a channel, a week later', () => {
  let desk: ApprovalDesk;
  beforeEach(async () => {
    desk = await openApprovalDesk();
    await desk.sayInTeam('kim', 'approvals here');
    await desk.greet('sam');
    await askForRefund(desk.person('sam'));
    await desk.settled();
    desk.clock.moveTo('2026-11-29T10:00:00.000Z');
  });
  afterEach(() => desk.close());

  const isOpen = async () => {
    const { body } = await desk.execute('alex', 'approval.refresh', FIRST);
    return /Refund waiting for approval/.test(JSON.stringify(body.value));
  };
  const lastLine = () =>
    desk
      .inTeam()
      .flatMap(({ activity }) => activity.text ?? [])
      .at(-1) ?? '';

  it('should be shown anew to everybody with both amounts, and be given for those of now', async () => {
    const { body } = await desk.execute('kim', 'approval.approve', FIRST);
    assert.equal(body.type, CARD);
    assert.match(JSON.stringify(body.value), CHANGED);
    await desk.settled();
    const [before, after] = desk.cards();
    assert.deepEqual([before?.method, after?.method], ['POST', 'PUT']);
    assert.doesNotMatch(before!.words, CHANGED);
    assert.match(after!.words, CHANGED);
    assert.match(after!.words, /"Asked for".*"Now"/);
    assert.match(after!.words, /"figures":"2"/);
    assert.deepEqual(after!.buttons, ['Approve', 'Reject']);
    const approved = await desk.execute('kim', 'approval.approve', SECOND);
    assert.match(JSON.stringify(approved.body.value), /Approved and filed/);
    await desk.settled();
    assert.match(
      desk.told('sam').at(-1)!,
      /is filed as SR-000001\.\nThe amounts changed before it was approved\. Refund: .+ \(asked for: .+\)/,
    );
  });

  for (const [what, figures] of [
    ['the first amounts', '1'],
    ['none', undefined],
    ['amounts that never were', '3'],
    ['no number', 'all of them'],
  ] as const) {
    it(`should show the amounts of now to whoever approves with ${what} after they changed`, async () => {
      await desk.execute('kim', 'approval.approve', FIRST);
      const { body } = await desk.execute('alex', 'approval.approve', { ...FIRST, figures });
      assert.equal(body.type, CARD);
      assert.match(JSON.stringify(body.value), CHANGED);
      assert.ok(await isOpen());
    });
  }

  it('should say so to clients that send buttons as messages', async () => {
    const press = { conversation: TEAM, value: { action: 'approval.approve', step: 'any', ...FIRST } };
    await desk.send('kim', press);
    assert.match(lastLine(), /amounts are not those that were on the card any more/);
    await desk.send('kim', { ...press, value: { ...press.value, ...SECOND } });
    assert.equal(lastLine(), 'AP-000001: Approved and filed.');
  });

  it('should lead whoever asked from the bad news back to what was entered', async () => {
    const sam = desk.person('sam');
    await desk.execute('kim', 'approval.reject', { ...FIRST, reason: 'Too late' });
    await desk.settled();
    const told = desk.toldWhole('sam').at(-1);
    assert.match(told?.text ?? '', /rejected by kim of Teams: Too late\nWhat you entered is kept/);
    const [button, ...others] = told?.suggestedActions?.actions ?? [];
    assert.deepEqual([button?.type, button?.value, others], ['imBack', 'menu', []]);
    assert.match(await sam.say(button?.value), /Continue the refund for Contoso Ltd/);
    await sam.press('1. Continue the refund for Contoso Ltd');
    await sam.press('1. Request this refund');
    assert.match(await sam.say('submit'), /Waiting for approval \(AP-000002\)/);
  });

  it('should be withdrawn where whoever asked has their data deleted, and name nobody any more', async () => {
    const sam = desk.person('sam');
    await sam.say('my data');
    assert.match(await sam.say('text'), /\\"approvals\\": .*AP-000001.*sam@partner\.example/);
    await sam.say('delete my data');
    await sam.say('yes');
    await desk.settled();
    const card = desk.cards().at(-1);
    assert.deepEqual([card?.method, card?.buttons], ['PUT', []]);
    assert.match(card!.words, /Withdrawn/);
    assert.doesNotMatch(card!.words, /sam of Teams/);
    assert.doesNotMatch(await sam.say('menu'), /Continue the refund/);
  });
});
