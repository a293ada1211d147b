import assert from 'node:assert/strict';
import { MAX_UNFINISHED, type UnfinishedRequest } from '../../../services/ports.js';
import { agreedRefund, CONTACT, KNOWN, pressWith, supportChat } from './supportChat.js';

/** At the Problem of a refund, with a description of the user's own, and on to `then`. */
async function leftAt(...then: readonly string[]) {
  const conversation = supportChat({ options: { ...KNOWN, refund: await agreedRefund() } });
  conversation.profiles.profile = { unfinished: [], contact: CONTACT };
  await conversation.harness.sayAll('', 'next', 'description: My words', ...then);
  return conversation;
}

function unfinishedOf({ profiles }: ReturnType<typeof supportChat>): readonly UnfinishedRequest[] {
  return profiles.profile.unfinished;
}

describe('an unfinished request', () => {
  it('should be kept after every step, once', async () => {
    const conversation = await leftAt('next', 'next');
    const [kept, ...others] = unfinishedOf(conversation);
    assert.equal(others.length, 0);
    assert.deepEqual(
      { about: kept?.about, customerName: kept?.customerName, savedAt: kept?.savedAt },
      { about: 'refund', customerName: 'Contoso', savedAt: '2026-11-22T09:00:00.000Z' },
    );
  });

  it('should go on in another conversation where it stopped, with all that was entered', async () => {
    const { profiles, requests } = await leftAt('next');
    const [unfinished] = profiles.profile.unfinished;
    const { harness } = supportChat({ options: { unfinished: unfinished! }, after: { profiles, requests } });
    await harness.start();
    assert.match(harness.card.title, /Step 3/);
    await harness.say('back');
    assert.equal(harness.card.inputs.description, 'My words');
    await harness.sayAll('next', 'next', 'submit');
    assert.equal(requests.filed.length, 1);
    assert.match(requests.filed[0]!.problem.description, /^My words/);
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should show an earlier form again only when it is not finished', async () => {
    const { profiles, requests } = await leftAt('start over');
    const [unfinished] = profiles.profile.unfinished;
    const { harness } = supportChat({ options: { unfinished: unfinished! }, after: { profiles, requests } });
    await harness.start();
    assert.match(harness.card.title, /Step 2/);
    assert.equal(harness.card.inputs.description, 'My words');
  });

  it('should be filed once, whichever of its copies is sent', async () => {
    const { harness, profiles, requests } = await leftAt('next', 'next');
    const [copy] = profiles.profile.unfinished;
    await harness.say('submit');
    const again = supportChat({ options: { unfinished: copy! }, after: { profiles, requests } });
    await again.harness.sayAll('', 'submit');
    assert.equal(requests.filed.length, 1);
  });

  for (const [answer, kept, said] of [
    ['keep for later', 1, /^Kept/],
    ['2', 1, /^Kept/],
    ['yes, drop it', 0, /^Dropped/],
    ['3', 0, /^Dropped/],
  ] as const) {
    it(`should be ${kept ? 'kept' : 'dropped'} when the user cancels with ${answer}`, async () => {
      const conversation = await leftAt('next', 'cancel');
      assert.match(conversation.harness.card.title, /Leave this request\?/);
      const { lines, ended } = await conversation.harness.say(answer);
      assert.match(lines[0]!, said);
      assert.deepEqual(ended, { kind: 'left' });
      assert.equal(unfinishedOf(conversation).length, kept);
      assert.equal(conversation.requests.calls, 0);
    });
  }

  it('should go on with what stood in the card when the user cancels and stays', async () => {
    const { harness } = await leftAt();
    await pressWith(harness, 'Cancel', { severity: 'Critical' });
    await harness.say('no');
    assert.equal(harness.card.inputs.description, 'My words');
    assert.equal(harness.card.inputs.severity, 'Critical');
  });

  it('should not be made of a request in which nothing was entered', async () => {
    const { harness, profiles } = supportChat();
    const { lines, ended } = await harness.sayAll('', 'contoso', 'cancel');
    assert.match(lines[0]!, /Nothing was sent/);
    assert.deepEqual(ended, { kind: 'left' });
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should be kept when the user starts over in the middle of a form', async () => {
    const conversation = supportChat({ options: { customerId: 'customer-1' } });
    await conversation.harness.sayAll('', 'billing', 'start over');
    const [kept] = unfinishedOf(conversation);
    assert.equal(kept?.about, 'support');
  });

  it('should go on when the same refund is agreed to again, for the new quantity', async () => {
    const { harness, profiles, requests } = await leftAt('next', 'back', 'back', 'back');
    await harness.start();
    const [before] = profiles.profile.unfinished;
    const refund = await agreedRefund(2);
    const again = supportChat({ options: { ...KNOWN, refund }, after: { profiles, requests } });
    await again.harness.sayAll('', 'next');
    assert.equal(again.harness.card.inputs.description, 'My words');
    await again.harness.sayAll('next', 'next', 'submit');
    assert.equal(requests.filed[0]?.refund?.quantity, 2);
    assert.equal(requests.filed[0]?.key, before?.key);
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should renew a description that the user did not touch when the refund is agreed to again', async () => {
    const first = supportChat({ options: { ...KNOWN, refund: await agreedRefund() } });
    await first.harness.sayAll('', 'next', 'next');
    const { profiles, requests } = first;
    const refund = await agreedRefund(2);
    const { harness } = supportChat({ options: { ...KNOWN, refund }, after: { profiles, requests } });
    await harness.sayAll('', 'next');
    assert.match(harness.card.inputs.description ?? '', /2 of 4/);
  });

  it('should ask for consent first when the refund is no longer what was agreed to', async () => {
    const { profiles, requests } = await leftAt('next', 'next');
    const [unfinished] = profiles.profile.unfinished;
    const { harness, clock } = supportChat({
      options: { unfinished: unfinished! },
      after: { profiles, requests },
    });
    clock.moveTo('2026-11-30T09:00:00.000Z');
    const { lines } = await harness.start();
    assert.match(lines[0]!, /^The quote ran out on November 22, 2026 at 9:30 AM UTC, and the amount is now/);
    assert.equal(harness.card.title, 'Refund quote');
  });

  it('should begin anew, and say so, where what was kept cannot be read', async () => {
    const unfinished: UnfinishedRequest = {
      key: 'old',
      savedAt: '2025-01-01T00:00:00.000Z',
      about: 'support',
      customerName: 'Contoso',
      draft: { version: 0 },
    };
    const { harness, profiles } = supportChat({ options: { unfinished } });
    profiles.profile = { unfinished: [unfinished], contact: CONTACT };
    const { lines } = await harness.start();
    assert.match(lines[0]!, /can no longer be read/);
    await harness.sayAll(
      'contoso',
      'billing',
      'next',
      '3',
      '1',
      'Too much was charged',
      'next',
      'next',
      'submit',
    );
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should ask for a customer where its own is no longer the partner’s', async () => {
    const { profiles, requests } = await leftAt('next', 'next');
    const [unfinished] = profiles.profile.unfinished;
    const { harness } = supportChat({
      options: { unfinished: unfinished! },
      after: { profiles, requests },
      customer: { id: 'customer-2', name: 'Fabrikam' },
    });
    await harness.start();
    assert.match(harness.card.text, /no longer among yours/);
    await harness.sayAll('choose another customer', '1', 'submit');
    assert.equal(requests.filed[0]?.customerId, 'customer-2');
    assert.equal(requests.filed[0]?.refund, undefined);
  });

  for (const [answer, kept] of [
    ['Drop it', 0],
    ['Keep for later', 1],
  ] as const) {
    it(`should end with ${answer} where its reservation is gone`, async () => {
      const { profiles, requests } = await leftAt('next', 'next');
      const [unfinished] = profiles.profile.unfinished;
      const draft = { ...(unfinished!.draft as object), reservationId: 'gone' };
      const { harness } = supportChat({
        options: { unfinished: { ...unfinished!, draft } },
        after: { profiles, requests },
      });
      await harness.start();
      assert.match(harness.card.text, /reservation can no longer be found/);
      const { ended } = await harness.press(answer);
      assert.deepEqual(ended, { kind: 'answer', value: undefined });
      assert.equal(profiles.profile.unfinished.length, kept);
    });
  }

  it('should go on without a reservation that is gone where it asks for no refund', async () => {
    const { profiles, requests } = await leftAt('next', 'next');
    const [unfinished] = profiles.profile.unfinished;
    const { refund: _refund, ...draft } = unfinished!.draft as Record<string, unknown>;
    const { harness } = supportChat({
      options: { unfinished: { ...unfinished!, draft: { ...draft, reservationId: 'gone' } } },
      after: { profiles, requests },
    });
    await harness.sayAll('', 'go on without the reservation', 'submit');
    assert.equal(requests.filed.length, 1);
    assert.equal(requests.filed[0]?.reservationId, undefined);
  });

  it('should be dropped when the user leaves one that cannot be read', async () => {
    const unfinished: UnfinishedRequest = {
      key: 'old',
      savedAt: '2025-01-01T00:00:00.000Z',
      about: 'support',
      customerName: 'Contoso',
      draft: { version: 0 },
    };
    const { harness, profiles } = supportChat({ options: { unfinished } });
    profiles.profile = { unfinished: [unfinished] };
    await harness.sayAll('', 'cancel');
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should push out the oldest of too many', async () => {
    const { profiles, requests } = supportChat();
    for (let count = 0; count <= MAX_UNFINISHED; count += 1) {
      const { harness } = supportChat({
        options: { customerId: 'customer-1' },
        after: { profiles, requests },
      });
      const kept = profiles.profile.unfinished.map((one, index) => ({ ...one, key: `kept-${index}` }));
      profiles.profile = { unfinished: kept };
      await harness.sayAll('', String((count % 4) + 1), 'next');
    }
    assert.equal(profiles.profile.unfinished.length, MAX_UNFINISHED);
    assert.doesNotMatch(profiles.profile.unfinished[0]!.key, /kept/);
  });
});
