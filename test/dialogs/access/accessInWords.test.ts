import assert from 'node:assert/strict';
import type { AccessWish } from '../../../dialogs/access/accessWords.js';
import { type AccessSetup, AS_BEFORE, accessChat } from './accessChat.js';

const VM = { customerId: 'customer-1', reservationId: 'reservation-1', fromWords: true };

describe('AccessDialog, begun in the user’s own words', () => {
  const chat = (access: AccessWish, setup: AccessSetup = {}) =>
    accessChat({
      ...setup,
      options: { ...VM, ...(access.who.includes('@') && { email: access.who }), access },
    });

  it('should ask to confirm a role and a person that were said', async () => {
    const { harness, file } = await chat({ kind: 'grant', who: 'jane.doe@contoso.com', role: 'Reader' });
    assert.match(harness.card.text, /^Grant access\?\nJane Doe .*\n.*\nBefore\nNone\nAfter\nReader/);
    assert.equal(file.writes, 0);
    await harness.say('yes');
    assert.deepEqual(file.roles, [...AS_BEFORE, 'Jane Doe: Reader']);
  });

  it('should show the list on the way back, and ask for the reservation before that', async () => {
    const { harness } = await chat({ kind: 'grant', who: 'jane.doe@contoso.com', role: 'Reader' });
    await harness.say('back');
    assert.equal(harness.card.title, 'Access control');
    assert.equal(harness.card.rows.length, 4);
    await harness.sayAll('back', '1');
    assert.equal(harness.card.title, 'Access control');
  });

  it('should fill in what was said and ask for the rest', async () => {
    const { harness } = await chat({ kind: 'grant', who: 'jane.doe@contoso.com' });
    assert.deepEqual(harness.card.inputs, { email: 'jane.doe@contoso.com' });
    const { harness: other } = await chat({ kind: 'grant', who: 'cleo contoso vm prod', role: 'Owner' });
    assert.match(other.card.text, /^Grant access\?\nCleo Park/);
  });

  it('should show in the form what is wrong with whom was said', async () => {
    const { harness, begun } = await chat({ kind: 'grant', who: 'jane@elsewhere.org', role: 'Reader' });
    assert.match(begun.lines[0]!, /^There is no user with that address/);
    assert.match(harness.card.text, /There is no user with that address/);
    assert.deepEqual(harness.card.inputs, { email: 'jane@elsewhere.org', role: 'Reader' });
  });

  it('should ask to confirm a role that is to be revoked, whatever else was named', async () => {
    const { harness } = await chat({ kind: 'revoke', who: 'cleo contoso vm prod' });
    assert.match(harness.card.text, /^Revoke access\?\nCleo Park/);
  });

  it('should tell a missing role once, on the list', async () => {
    const { harness, begun } = await chat(
      { kind: 'grant', who: 'jane.doe@contoso.com', role: 'Reader' },
      { roles: ['SalesAgent'] },
    );
    assert.deepEqual(begun.lines, []);
    assert.match(harness.card.text, /needs the role Admin agent/);
    assert.equal(harness.card.title, 'Access control');
  });
});

describe('AccessDialog, on a reservation that is over', () => {
  const OVER = /This reservation has expired or was cancelled, so nobody can be given access/;

  for (const [what, reservation] of [
    ['expired', { expiryDate: '2026-11-22' }],
    ['cancelled', { state: 'Cancelled' }],
  ] as const) {
    it(`should show who has access and grant nothing: ${what}`, async () => {
      const { harness, file } = await accessChat({ reservation });
      assert.match(harness.card.text, OVER);
      assert.deepEqual(harness.card.buttons, ['Done', 'Back', 'Cancel']);
      for (const said of ['grant access', 'grant jane@contoso.com reader']) {
        const { lines, cards } = await harness.say(said);
        assert.match(lines.join(), OVER);
        assert.deepEqual(cards, []);
      }
      assert.equal(file.writes, 0);
    });

    it(`should still revoke: ${what}`, async () => {
      const { harness, file } = await accessChat({ reservation });
      await harness.sayAll('revoke cleo', 'yes');
      assert.equal(file.writes, 1);
    });
  }

  it('should say so when it expires before the grant is confirmed', async () => {
    const { harness, file } = await accessChat();
    await harness.sayAll('grant jane.doe@contoso.com reader', 'next');
    file.expire();
    assert.match((await harness.say('yes')).lines.join(), OVER);
    assert.equal(file.writes, 0);
  });
});
