import assert from 'node:assert/strict';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { accessChat, anAssignment, PEOPLE } from './accessChat.js';

const ONE_OWNER = PEOPLE.filter(({ name }) => name !== 'Bob Stone');

describe('AccessDialog, revoking a role', () => {
  for (const said of [
    '3',
    'Cleo Park',
    'cleo',
    'cleo.park@contoso.com',
    'CLEO.PARK@CONTOSO.COM',
    'revoke cleo.park@contoso.com',
    'please remove access of Cleo Park.',
    "Take away Cleo's role",
    'retirer l’accès de Cleo',
    'revoke the contributor role from cleo',
    'cleo.park@contoso.comの権限を取り消す',
  ]) {
    it(`should be asked for by ${said}`, async () => {
      const { harness, file } = await accessChat();
      await harness.say(said);
      assert.match(
        harness.card.text,
        /^Revoke access\?\nCleo Park \(cleo\.park@contoso\.com\) · VM-Prod · Contoso\nRoles on this reservation\nBefore\nReservation Contributor\nAfter\nNone/,
      );
      assert.equal(file.writes, 0);
    });
  }

  it('should happen after a yes, once, and show who is left', async () => {
    const { harness, file } = await accessChat();
    await harness.press('Cleo Park');
    const confirmation = harness.card;
    const { lines } = await harness.press('Yes, change it');
    assert.deepEqual(lines, [
      'Cleo Park (cleo.park@contoso.com) no longer has the role Reservation Contributor.',
    ]);
    assert.deepEqual(harness.card.rows, ['1. Ada Byron', '2. Bob Stone', '3. Ada Byron']);
    await harness.press('Yes, change it', {}, confirmation);
    assert.equal(file.writes, 1);
  });

  for (const said of ['no', 'leave it', '2']) {
    it(`should not happen after ${said}`, async () => {
      const { harness, file } = await accessChat();
      const { lines } = await harness.sayAll('revoke cleo', said);
      assert.deepEqual(lines, ['Left as it is. Nothing was changed.']);
      assert.equal(harness.card.rows.length, 4);
      assert.equal(file.writes, 0);
    });
  }

  for (const leave of ['back', 'cancel', 'start over']) {
    it(`should not happen after ${leave}`, async () => {
      const { harness, file } = await accessChat();
      await harness.sayAll('revoke cleo', leave);
      assert.equal(file.writes, 0);
    });
  }

  it('should show what remains to somebody with several roles', async () => {
    const { harness, file } = await accessChat();
    await harness.say('revoke the reader role of Ada');
    assert.match(harness.card.text, /Before\nOwner and Reader\nAfter\nOwner/);
    await harness.say('yes');
    assert.deepEqual(file.roles, [
      'Ada Byron: Owner',
      'Bob Stone: Owner',
      'Cleo Park: ReservationContributor',
    ]);
  });

  it('should ask which of several roles is meant', async () => {
    const { harness } = await accessChat();
    const { lines } = await harness.say('revoke ada');
    assert.deepEqual(lines, ['More than one role fits. Please press the one that is to be revoked.']);
    assert.deepEqual(harness.card.rows, ['1. Ada Byron', '2. Ada Byron']);
    assert.deepEqual(harness.card.buttons, ['Grant access', 'Show everybody', 'Done', 'Back', 'Cancel']);
  });

  for (const said of ['1', 'revoke ada owner', 'ada.byron@contoso.com']) {
    it(`should refuse the last owner at once when asked by ${said}`, async () => {
      const people = ONE_OWNER.filter(({ role }) => role !== 'Reader');
      const { harness, file } = await accessChat({ people });
      const { lines } = await harness.say(said);
      assert.match(lines[0]!, /last owner.*Make somebody else an owner first\./);
      assert.equal(harness.card.title, 'Access control');
      assert.equal(file.writes, 0);
    });
  }

  it('should refuse the last owner in French', async () => {
    const { harness } = await accessChat({ people: ONE_OWNER, locale: 'fr-FR' });
    const { lines } = await harness.press('Ada Byron');
    assert.match(lines[0]!, /dernier propriétaire.*Désignez d’abord un autre propriétaire/);
  });

  it('should say so when the other owner went while the user thought, and show who is left', async () => {
    const { harness, file } = await accessChat();
    await harness.say('revoke bob');
    file.set(PEOPLE.filter(({ id }) => id !== PEOPLE[0]!.id));
    const { lines } = await harness.say('yes');
    assert.match(lines[0]!, /last owner/);
    assert.deepEqual(harness.card.rows, ['1. Bob Stone', '2. Cleo Park', '3. Ada Byron']);
    assert.equal(file.writes, 0);
  });

  it('should say so when somebody else revoked it meanwhile', async () => {
    const { harness, file } = await accessChat();
    await harness.say('revoke cleo');
    file.set(PEOPLE.slice(0, 2));
    const { lines } = await harness.say('yes');
    assert.deepEqual(lines, ['This person no longer has that role, so nothing was changed.']);
    assert.equal(harness.card.rows.length, 2);
  });

  for (const said of ['help', 'blah', 'deutsch']) {
    it(`should show the confirmation again after ${said} though somebody else revoked it meanwhile`, async () => {
      const { harness, file } = await accessChat();
      await harness.say('revoke cleo');
      file.set(PEOPLE.slice(0, 2));
      const { cards } = await harness.say(said);
      assert.equal(cards.length, 1);
      assert.match(harness.card.text, /Cleo Park \(cleo\.park@contoso\.com\)/);
      await harness.say('1');
      assert.equal(harness.card.rows.length, 2);
      assert.equal(file.writes, 0);
    });
  }

  for (const said of ['revoke nobody@contoso.com', 'remove Zacharias', 'zacharias', HOSTILE_NAME]) {
    it(`should say that it finds nobody for ${said.slice(0, 30)}`, async () => {
      const { harness, file } = await accessChat();
      const { lines } = await harness.say(said);
      assert.match(lines[0]!, /^I find nobody called “/);
      assert.equal(harness.card.rows.length, 4);
      assert.equal(file.writes, 0);
    });
  }

  it('should ask whose role it is when nobody is named', async () => {
    const { harness } = await accessChat();
    assert.match((await harness.say('revoke access')).lines[0]!, /^Whose role is it\?/);
  });

  for (const said of [
    "retire l'accès d'Omar",
    'peux-tu retirer l’accès d’Omar',
    'retirer d’Omar le rôle lecteur',
  ]) {
    it(`should take an elision apart: ${said}`, async () => {
      const { harness } = await accessChat({ people: [...PEOPLE, anAssignment('Omar Haddad', 'Reader')] });
      await harness.say(said);
      assert.match(harness.card.text, /^Revoke access\?\nOmar Haddad/);
    });
  }
});
