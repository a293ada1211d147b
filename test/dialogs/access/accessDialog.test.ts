import assert from 'node:assert/strict';
import type { Role } from '../../../services/model.js';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import type { Replies } from '../deskHarness.js';
import { AS_BEFORE, accessChat, anAssignment, PEOPLE } from './accessChat.js';

describe('AccessDialog', () => {
  describe('list', () => {
    it('should show everybody with name, address and role, the most powerful first', async () => {
      const { harness } = await accessChat();
      assert.deepEqual(harness.card.rows, ['1. Ada Byron', '2. Bob Stone', '3. Cleo Park', '4. Ada Byron']);
      assert.match(harness.card.text, /^Access control\n4 roles are assigned on VM-Prod of Contoso\./);
      assert.match(harness.card.text, /3\. Cleo Park\ncleo\.park@contoso\.com\nReservation Contributor/);
      assert.deepEqual(harness.card.buttons, ['Grant access', 'Done', 'Back', 'Cancel']);
    });

    it('should show it in French', async () => {
      const { harness } = await accessChat({ locale: 'fr-FR' });
      assert.match(
        harness.card.text,
        /^Contrôle d’accès\n4 rôles sont attribués sur VM-Prod du client Contoso\..*\n.*\n.*\nPropriétaire/,
      );
      assert.deepEqual(harness.card.buttons, ['Accorder un accès', 'Terminé', 'Retour', 'Annuler']);
    });

    it('should ask for the customer and the reservation when neither is known', async () => {
      const { harness } = await accessChat({ options: {} });
      assert.deepEqual(harness.card.rows, ['1. Contoso']);
      await harness.say('1');
      assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5']);
      await harness.say('1');
      assert.equal(harness.card.title, 'Access control');
      await harness.say('back');
      assert.deepEqual(harness.card.rows, ['1. Standard_D4s_v5']);
    });

    it('should turn the pages of many people, with every button in sight', async () => {
      const people = Array.from({ length: 25 }, (_, n) => anAssignment(`Person ${100 + n}`, 'Reader'));
      const { harness } = await accessChat({ people: [PEOPLE[0]!, ...people] });
      assert.equal(harness.card.rows.length, 10);
      await harness.say('next page');
      assert.equal(harness.card.rows[0], '1. Person 109');
      assert.deepEqual(harness.card.buttons, ['Grant access', 'Done', 'Back', 'Cancel']);
      await harness.press('Next page');
      assert.deepEqual(harness.card.rows.at(-1), '6. Person 124');
      await harness.press('Person 124');
      assert.match(harness.card.text, /Person 124 \(person\.124@contoso\.com\) · VM-Prod · Contoso/);
    });

    for (const said of ['done', 'that is all', 'Done']) {
      it(`should end with ${said}`, async () => {
        const { harness } = await accessChat();
        assert.deepEqual((await harness.say(said)).ended, { kind: 'answer', value: undefined });
      });
    }

    it('should leave with cancel and say that only what was confirmed was changed', async () => {
      const { harness, file } = await accessChat();
      const { lines, ended } = await harness.say('cancel');
      assert.deepEqual(lines, ['All right, stopped here. Only what you confirmed was changed.']);
      assert.deepEqual(ended, { kind: 'left' });
      assert.equal(file.writes, 0);
    });

    it('should begin with the roles of the person that was meant, and show all again', async () => {
      const { harness } = await accessChat({
        options: { customerId: 'customer-1', reservationId: 'reservation-1', email: 'Ada.Byron@Contoso.com' },
      });
      assert.deepEqual(harness.card.rows, ['1. Ada Byron', '2. Ada Byron']);
      await harness.press('Show everybody');
      assert.equal(harness.card.rows.length, 4);
    });
  });

  for (const role of ['SalesAgent', 'HelpdeskAgent', 'UserManagementAdmin'] as const) {
    describe(`for a user with the role ${role}`, () => {
      const REFUSAL =
        /Changing who has access needs the role Admin agent; yours is .*\. Kim Larsen \(kim@partner\.example\) has it/;

      function assertToldOnce({ lines, cards }: Replies): void {
        const told = [...lines, ...cards.map(({ text }) => text)].filter((text) => REFUSAL.test(text));
        assert.equal(told.length, 1);
      }

      it('should show the list to look at, and who can change it', async () => {
        const { harness } = await accessChat({ roles: [role] });
        assert.match(harness.card.text, REFUSAL);
        assert.match(harness.card.text, /\nCleo Park\ncleo\.park@contoso\.com\nReservation Contributor/);
        assert.deepEqual(harness.card.rows, []);
        assert.deepEqual(harness.card.buttons, ['Done', 'Back', 'Cancel']);
      });

      for (const said of [
        'grant access',
        'grant',
        '3',
        'grant jane@contoso.com reader',
        'revoke cleo',
        'remove cleo.park@contoso.com',
        'revoke access',
      ]) {
        it(`should refuse ${said}`, async () => {
          const { harness, file } = await accessChat({ roles: [role] });
          assertToldOnce(await harness.say(said));
          assert.equal(harness.card.title, 'Access control');
          assert.equal(file.writes, 0);
        });
      }

      for (const forged of [{ action: 'grant' }, { action: 'pick', item: PEOPLE[2]!.id }]) {
        it(`should refuse a forged press of ${forged.action}`, async () => {
          const { harness, file } = await accessChat({ roles: [role] });
          assertToldOnce(await harness.press('Done', forged));
          assert.equal(harness.card.title, 'Access control');
          assert.equal(file.writes, 0);
        });
      }

      it('should find somebody in the list without offering a change', async () => {
        const { harness } = await accessChat({ roles: [role] });
        const { lines } = await harness.say('cleo');
        assert.deepEqual(lines, []);
        assert.match(harness.card.text, /Roles of “cleo” on VM-Prod of Contoso\./);
        assert.doesNotMatch(harness.card.text, /Ada/);
        await harness.press('Show everybody');
        assert.match(harness.card.text, /Ada/);
      });
    });
  }

  it('should refuse to confirm what the user may no longer do, and show the list to look at', async () => {
    const roles: Role[] = ['AdminAgent'];
    const { harness, file } = await accessChat({ roles });
    await harness.say('revoke cleo');
    roles[0] = 'SalesAgent';
    const { lines } = await harness.say('yes');
    assert.match(lines[0]!, /needs the role Admin agent; yours is Sales agent/);
    assert.deepEqual(harness.card.buttons, ['Done', 'Back', 'Cancel']);
    assert.equal(file.writes, 0);
  });

  it('should say the refusal in French', async () => {
    const { harness } = await accessChat({ roles: ['SalesAgent'], locale: 'fr-FR' });
    const { lines } = await harness.say('retirer cleo');
    assert.match(lines[0]!, /il faut le rôle Agent d’administration ; le vôtre est Agent commercial\./);
  });

  it('should show hostile names as they are on every card', async () => {
    const hostile = { id: 'h', name: HOSTILE_NAME, email: 'h@contoso.com', role: 'Reader' as const };
    const { harness, file } = await accessChat({ people: [...PEOPLE, hostile] });
    const shows = () => harness.card.text.replaceAll('\u2060', '').includes(HOSTILE_NAME);
    assert.ok(shows());
    await harness.say('h@contoso.com');
    assert.equal(harness.card.title, 'Revoke access?');
    assert.ok(shows());
    await harness.say('yes');
    assert.deepEqual(file.roles, AS_BEFORE);
  });

  it('should take somebody who is called like a word for that person', async () => {
    const { harness } = await accessChat({ people: [...PEOPLE, anAssignment('Grant Owner', 'Reader')] });
    await harness.say('grant owner');
    assert.match(harness.card.text, /^Revoke access\?\nGrant Owner/);
  });
});
