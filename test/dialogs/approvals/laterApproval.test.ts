import assert from 'node:assert/strict';
import { MOST_WAITING } from '../../../services/approvals/approvalRules.js';
import { agreedRefund, CONTACT, KNOWN } from '../request/supportChat.js';
import { approvalsChats, KIM, SARA } from './approvalsChat.js';

/** Sara has asked for the refund of all four units, and a week has passed. */
async function askedLastWeek() {
  const chats = await approvalsChats();
  const harness = await chats.review(SARA);
  await harness.say('submit');
  const asked = /Refund\n(\$[\d,.]+)/.exec(harness.card.text)?.[1] ?? '';
  chats.clock.moveTo('2026-11-29T09:00:00.000Z');
  const kim = await chats.approvalsOf(KIM);
  await kim.say('1');
  return { ...chats, kim, asked };
}

describe('an approval that is given after the amounts have changed', () => {
  it('should show both amounts before it is given, and file those that were seen', async () => {
    const { kim, asked, requests } = await askedLastWeek();
    const { lines } = await kim.press('Approve');
    assert.match(lines[0]!, /amounts are not those that were on the card any more/);
    assert.match(kim.card.text, /have changed since this was asked for/);
    const [, before, now] = /Asked for\nNow\nRefund\n(.+)\n(.+)\n/.exec(kim.card.text) ?? [];
    assert.equal(before, asked);
    assert.notEqual(now, asked);
    assert.equal(requests.calls, 0);
    const done = await kim.press('Approve');
    assert.deepEqual(done.lines, ['AP-000001 is approved and filed as SR-000001.']);
    const [filed] = requests.filed;
    assert.match(kim.card.text, new RegExp(`Refund\n.+\n\\${now}`));
    assert.ok(filed?.problem.description.includes(now!), 'the desk’s own description follows');
    assert.ok(!filed?.problem.description.includes(asked));
  });

  it('should not be given by words either for amounts that were not on the card', async () => {
    const { kim, requests, approvals } = await askedLastWeek();
    for (const words of ['approve', 'back']) await kim.say(words);
    assert.equal((await approvals.get(KIM, 'AP-000001'))?.state, 'Waiting');
    assert.equal(requests.calls, 0);
  });

  it('should end with the sentence of the quote where it is granted no more', async () => {
    const { approvalsOf, clock, requests } = await askedLastWeek();
    clock.moveTo('2031-01-01T09:00:00.000Z');
    const kim = await approvalsOf(KIM);
    await kim.say('1');
    const { lines } = await kim.press('Approve');
    assert.match(lines[0]!, /approved, but could not be filed: This reservation expired on/);
    assert.match(kim.card.text, /Approved, but not filed/);
    assert.match(kim.card.text, /Not filed because\nThis reservation expired on/);
    assert.equal(requests.calls, 0);
  });
});

describe('a request that came to nothing', () => {
  it('should be gone on with where it was sent, and be asked for again', async () => {
    const { kim, approvals, profiles, requests, resume } = await askedLastWeek();
    await kim.sayAll('reject', 'The customer is not sure');
    await kim.press('Reject', kim.card.inputs);
    const [kept, ...others] = profiles.profile.unfinished;
    assert.deepEqual([kept?.about, kept?.customerName, others], ['refund', 'Contoso', []]);
    const sara = await resume(SARA);
    assert.match(sara.card.title, /quote/i, 'the amounts of last week are asked about anew');
    await sara.press('Request this refund');
    assert.match(sara.card.title, /Step 4/);
    assert.match(sara.card.text, /anna@fabrikam\.com/);
    await sara.say('submit');
    assert.match(sara.card.text, /Waiting for approval \(AP-000002\)/);
    assert.deepEqual(profiles.profile.unfinished, []);
    await approvals.decide(KIM, 'AP-000002', { kind: 'approve', figures: 1 });
    assert.equal(requests.filed.length, 1);
  });

  it('should be there for an exchange that was withdrawn, too', async () => {
    const { review, approvalsOf, resume, profiles } = await approvalsChats();
    await (await review(SARA, 'exchange')).say('submit');
    assert.equal(profiles.profile.unfinished.length, 0);
    const own = await approvalsOf(SARA);
    await own.sayAll('1', 'withdraw', 'yes');
    assert.equal(profiles.profile.unfinished[0]?.about, 'exchange');
    const sara = await resume(SARA);
    assert.match(sara.card.title, /Step 4/);
    await sara.say('submit');
    assert.match(sara.card.text, /Waiting for approval \(AP-000002\)/);
  });
});

describe('one request too many', () => {
  it('should stay at its review with the reason, and be sent once there is room', async () => {
    const { review, approvals } = await approvalsChats();
    const sent = {
      ...KNOWN,
      basics: { issueType: 'Billing' },
      problem: {
        problemType: 'ReservationManagement',
        category: 'ExchangesAndRefunds',
        severity: 'Minimal',
        description: 'Please',
      },
      contact: CONTACT,
      refund: await agreedRefund(),
    } as const;
    for (let n = 0; n < MOST_WAITING; n += 1) await approvals.submit(SARA, { ...sent, key: `key-${n}` });
    const harness = await review(SARA);
    const { lines } = await harness.say('submit');
    assert.match(lines[0]!, /So many of your requests wait for approval/);
    assert.match(harness.card.title, /Step 4/);
    await approvals.withdraw(SARA, 'AP-000001');
    await harness.say('submit');
    assert.match(harness.card.text, /Waiting for approval \(AP-000021\)/);
  });
});
