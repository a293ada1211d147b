import assert from 'node:assert/strict';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { pressWith } from '../request/supportChat.js';
import { AS_BEFORE, accessChat, anAssignment, PEOPLE } from './accessChat.js';

describe('AccessDialog, granting a role', () => {
  it('should go through form and confirmation, by card', async () => {
    const { harness, file } = await accessChat();
    await harness.press('Grant access');
    assert.match(harness.card.text, /^Grant access\nVM-Prod of Contoso/);
    await harness.press('Next', { email: 'Jane.Doe@Contoso.com', role: 'Reader' });
    assert.match(
      harness.card.text,
      /^Grant access\?\nJane Doe \(jane\.doe@contoso\.com\) · VM-Prod · Contoso\nRoles on this reservation\nBefore\nNone\nAfter\nReader\nThis takes effect at once\./,
    );
    assert.equal(file.writes, 0);
    const confirmation = harness.card;
    const { lines } = await harness.press('Yes, change it');
    assert.deepEqual(lines, ['Jane Doe (jane.doe@contoso.com) now has the role Reader.']);
    assert.deepEqual(harness.card.rows.slice(3), ['4. Ada Byron', '5. Jane Doe']);
    await harness.press('Yes, change it', {}, confirmation);
    assert.equal(file.writes, 1);
  });

  it('should go through form and confirmation, by typing, in French', async () => {
    const { harness, file } = await accessChat({ locale: 'fr-FR' });
    await harness.sayAll('accorder', 'jane.doe@contoso.com', 'lectrice', 'suivant');
    assert.match(
      harness.card.text,
      /^Accorder l’accès \?\nJane Doe .*\nRôles sur cette réservation\nAvant\nAucun\nAprès\nLecteur/,
    );
    const { lines } = await harness.say('oui');
    assert.deepEqual(lines, ['Jane Doe (jane.doe@contoso.com) a maintenant le rôle Lecteur.']);
    assert.deepEqual(file.roles.at(-1), 'Jane Doe: Reader');
  });

  for (const [said, role] of [
    ['grant jane.doe@contoso.com reader', 'Reader'],
    ['Please give jane.doe@contoso.com the role of reservation administrator.', 'ReservationAdministrator'],
    ['donner à jane.doe@contoso.com le rôle propriétaire', 'Owner'],
    ['add jane.doe@contoso.com as a contributor', 'ReservationContributor'],
    ['jane.doe@contoso.comに閲覧者を付与', 'Reader'],
  ] as const) {
    it(`should fill the form from ${said}`, async () => {
      const { harness, file } = await accessChat();
      await harness.say(said);
      assert.deepEqual(harness.card.inputs, { email: 'jane.doe@contoso.com', role });
      await harness.sayAll('next', 'yes');
      assert.deepEqual(file.roles, [...AS_BEFORE, `Jane Doe: ${role}`]);
    });
  }

  it('should fill in the address of somebody in the list who is called by name', async () => {
    const { harness } = await accessChat();
    await harness.say('give Cleo the owner role');
    assert.deepEqual(harness.card.inputs, { email: 'cleo.park@contoso.com', role: 'Owner' });
  });

  it('should show the roles that somebody has besides', async () => {
    const { harness } = await accessChat();
    await harness.sayAll('grant cleo.park@contoso.com owner', 'next');
    assert.match(
      harness.card.text,
      /Before\nReservation Contributor\nAfter\nOwner and Reservation Contributor/,
    );
    assert.match(harness.card.text, /An owner may change everything/);
  });

  it('should fill in whose access the task was begun for', async () => {
    const { harness } = await accessChat({
      options: { customerId: 'customer-1', reservationId: 'reservation-1', email: 'new@contoso.com' },
    });
    assert.match(harness.card.text, /“new@contoso\.com” has no role on VM-Prod of Contoso\./);
    await harness.press('Grant access');
    assert.deepEqual(harness.card.inputs, { email: 'new@contoso.com' });
  });

  for (const email of ['jane@elsewhere.org', 'jane@notcontoso.com', 'jane@contoso.com.evil.org']) {
    it(`should refuse ${email} in the form, with everything kept`, async () => {
      const { harness, file } = await accessChat();
      await harness.say('grant');
      const { lines } = await harness.press('Next', { email, role: 'Reader' });
      assert.match(lines[0]!, /^There is no user with that address/);
      assert.equal(harness.card.title, 'Grant access');
      assert.deepEqual(harness.card.inputs, { email, role: 'Reader' });
      assert.match(harness.card.text, /There is no user with that address/);
      await harness.sayAll('email: jane@contoso.com', 'next', 'yes');
      assert.equal(file.roles.at(-1), 'Jane: Reader');
    });
  }

  it('should refuse a role that the person has, in the form', async () => {
    const { harness } = await accessChat();
    const { lines } = await harness.sayAll('grant Cleo.Park@contoso.com contributor', 'next');
    assert.deepEqual(lines, ['This person has that role already, so nothing was changed.']);
    assert.equal(harness.card.title, 'Grant access');
  });

  for (const [fields, problem] of [
    [{}, /These are needed to go on: E-mail address and Role\./],
    [{ email: 'jane', role: 'Reader' }, /not a complete e-mail address/],
    [{ email: 'jane@contoso.com', role: 'GlobalAdministrator' }, /Role: Please choose one/],
    [{ email: HOSTILE_NAME, role: 'Reader' }, /not a complete e-mail address/],
  ] as const) {
    it(`should not take ${JSON.stringify(fields).slice(0, 50)}`, async () => {
      const { harness, file } = await accessChat();
      await harness.say('grant');
      const { lines } = await harness.press('Next', fields);
      assert.match(lines[0]!, problem);
      assert.equal(harness.card.title, 'Grant access');
      assert.equal(file.writes, 0);
    });
  }

  it('should keep what was entered on the way back, and ask before it is dropped', async () => {
    const { harness, file } = await accessChat();
    await harness.say('grant jane@contoso.com reader');
    await harness.sayAll('next', 'back');
    assert.deepEqual(harness.card.inputs, { email: 'jane@contoso.com', role: 'Reader' });
    await pressWith(harness, 'Back', { email: 'jim@contoso.com', role: 'Owner' });
    assert.equal(harness.card.title, 'Access control');
    await harness.say('grant');
    assert.deepEqual(harness.card.inputs, { email: 'jim@contoso.com', role: 'Owner' });
    await harness.say('cancel');
    assert.match(harness.card.text, /^Stop here\?/);
    await harness.say('no');
    assert.equal(harness.card.inputs.email, 'jim@contoso.com');
    assert.equal(file.writes, 0);
  });

  for (const said of ['no', 'leave it', 'cancel', 'start over']) {
    it(`should not happen after ${said}`, async () => {
      const { harness, file } = await accessChat();
      await harness.sayAll('grant jane.doe@contoso.com reader', 'next', said);
      assert.equal(file.writes, 0);
      assert.deepEqual(file.roles, AS_BEFORE);
    });
  }

  it('should say so when somebody else granted it meanwhile', async () => {
    const { harness, file } = await accessChat();
    await harness.sayAll('grant jane.doe@contoso.com reader', 'next');
    file.set([...PEOPLE, anAssignment('Jane Doe', 'Reader')]);
    const { lines } = await harness.say('yes');
    assert.deepEqual(lines, ['This person has that role already, so nothing was changed.']);
    assert.equal(harness.card.rows.length, 5);
    assert.equal(file.writes, 0);
  });

  it('should go on from the confirmation after help and a change of language', async () => {
    const { harness, file } = await accessChat();
    await harness.sayAll('grant jane.doe@contoso.com reader', 'next', 'help', 'français');
    assert.equal(harness.card.title, 'Accorder l’accès ?');
    await harness.say('oui');
    assert.equal(file.roles.at(-1), 'Jane Doe: Reader');
  });

  it('should be revoked in the same chat', async () => {
    const { harness, file } = await accessChat();
    await harness.sayAll(
      'grant jane.doe@contoso.com reader',
      'next',
      'yes',
      'revoke jane.doe@contoso.com',
      'yes',
    );
    assert.deepEqual(file.roles, AS_BEFORE);
    assert.equal(file.writes, 2);
  });
});
