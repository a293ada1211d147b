import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { ROLES } from '../../../services/model.js';
import type { Understander } from '../../../services/understanding/understanding.js';
import { customerFile } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { CALLER } from '../deskHarness.js';
import { portfolioChat } from './portfolioChat.js';

const SUMMARY = 'All customers at a glance';

describe('PortfolioDialog', () => {
  const folder = useTempFolder();

  it('should show all customers at a glance, and say where there is nothing', async () => {
    const { harness } = await portfolioChat(folder());
    assert.equal(harness.card.title, SUMMARY);
    assert.match(harness.card.text, /You have 2 customers\. 13 reservations are running\./);
    assert.deepEqual(harness.card.rows, [
      '1. Expiring within 30 days',
      '2. Expiring within 60 days',
      '3. Expiring within 90 days',
      '4. Used less than 80% over 30 days',
      '5. Refund limits nearly used up',
      '6. Open requests',
    ]);
    assert.match(harness.card.text, /within 30 days\n1 reservation expires in this time\.\n1\n/);
    assert.match(harness.card.text, /within 60 days\n13 reservations expire in this time\.\n13\n/);
    assert.match(harness.card.text, /over 30 days\n2 running reservations are used less\.\n2\n/);
    assert.match(harness.card.text, /6\. Open requests\n2 requests of your company are open\.\n2\n/);
  });

  it('should say so when there is nothing at all', async () => {
    const { harness } = await portfolioChat(folder(), { caller: { ...CALLER, partnerId: 'partner-9' } });
    assert.match(harness.card.text, /There are no customers in your partner account yet\./);
    for (const nothing of [
      'No reservation expires in this time.',
      'No running reservation is used less.',
      'Every customer has enough of the refund limit left.',
      'No request of your company is open.',
    ]) {
      assert.ok(harness.card.text.includes(nothing), nothing);
    }
    await harness.say('6');
    assert.deepEqual(harness.card.rows, []);
    assert.match(harness.card.text, /No request of your company is open\./);
  });

  for (const role of ROLES) {
    it(`should be open to the role ${role}, and hold only what is the partner's own`, async () => {
      const { harness } = await portfolioChat(folder(), { caller: { ...CALLER, roles: [role] } });
      await harness.sayAll('1');
      assert.equal(harness.card.rows.length, 1);
      assert.doesNotMatch(harness.card.text, /Foreign/);
    });
  }

  for (const { figure, title, row, begun } of [
    {
      figure: 'Expiring within 30 days',
      title: 'Expiring within 30 days',
      row: 'Contoso Ltd · Standard_D4s_v5',
      begun: { customerId: 'contoso', reservationId: 'soon' },
    },
    {
      figure: 'Used less than 80% over 30 days',
      title: 'Used less than 80% over 30 days',
      row: 'Contoso Ltd · Standard_E8s_v5',
      begun: { customerId: 'contoso', reservationId: 'idle' },
    },
    {
      figure: 'Refund limits nearly used up',
      title: 'Refund limits nearly used up',
      row: 'Contoso Ltd',
      begun: { customerId: 'contoso' },
    },
    {
      figure: 'Open requests',
      title: 'Open requests',
      row: 'SR-000001 · Contoso Ltd',
      begun: { customerId: 'contoso', reservationId: 'soon' },
    },
  ]) {
    it(`should lead from ${figure} to the reservation and back to the list`, async () => {
      const { harness, overview } = await portfolioChat(folder());
      await harness.press(figure);
      assert.equal(harness.card.title, title);
      await harness.press(row);
      assert.deepEqual(overview.begun, [begun]);
      await harness.say('back');
      assert.equal(harness.card.title, title);
      await harness.say('1');
      await harness.say('done');
      assert.equal(harness.card.title, title);
      await harness.say('back');
      assert.equal(harness.card.title, SUMMARY);
      assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
    });
  }

  it('should come back to the page that it was left from', async () => {
    const { harness, overview } = await portfolioChat(folder(), { options: { view: 'expiring', days: 90 } });
    await harness.press('Next page');
    assert.equal(harness.card.rows.length, 3);
    await harness.say('3');
    assert.equal(overview.begun.length, 1);
    await harness.say('done');
    assert.equal(harness.card.rows.length, 3);
    assert.match(harness.card.text, /Page 2 of 2\./);
  });

  it('should say what each line is about', async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring', days: 45 } });
    assert.equal(harness.card.title, 'Expiring within 45 days');
    assert.match(harness.card.text, /Soon over · West Europe · × 3 · expires on June 25, 2026\nin 10 days/);
    assert.match(harness.card.text, /renews on July 25, 2026\nin 40 days/);
    await harness.say('limits');
    assert.match(harness.card.text, /\$49,100\.00 of \$50,000\.00 used\n\$900\.00 left/);
    await harness.say('open requests');
    assert.match(harness.card.text, /Support · sent 10 days ago\nOpen/);
    await harness.say('below 50 %');
    assert.match(harness.card.text, /12\.5%/);
  });

  for (const { options, title } of [
    { options: { view: 'expiring' }, title: 'Expiring within 30 days' },
    { options: { view: 'expiring', days: 45 }, title: 'Expiring within 45 days' },
    { options: { view: 'expiring', days: 4_000 }, title: 'Expiring within 30 days' },
    { options: { view: 'expiring', days: 60, fromWords: true }, title: 'Expiring within 60 days' },
    { options: { view: 'underused', below: 50 }, title: 'Used less than 50% over 30 days' },
    { options: { view: 'limits' }, title: 'Refund limits nearly used up' },
    { options: { view: 'requests' }, title: 'Open requests' },
    { options: {}, title: SUMMARY },
  ]) {
    it(`should open ${title} for ${JSON.stringify(options)}`, async () => {
      const { harness } = await portfolioChat(folder(), { options });
      assert.equal(harness.card.title, title);
    });
  }

  it('should show the whole on the way back from a list that words asked for', async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'limits' } });
    await harness.say('back');
    assert.equal(harness.card.title, SUMMARY);
  });

  it('should switch between the usual times by its buttons', async () => {
    const { harness } = await portfolioChat(folder());
    await harness.say('1');
    assert.deepEqual(harness.card.buttons, ['Within 60 days', 'Within 90 days', 'Back', 'Cancel']);
    await harness.press('Within 90 days');
    assert.equal(harness.card.title, 'Expiring within 90 days');
    await harness.say('within 30 days');
    assert.equal(harness.card.title, 'Expiring within 30 days');
  });

  for (const { typed, title } of [
    { typed: 'next 45 days', title: 'Expiring within 45 days' },
    { typed: 'Dans 45 jours', title: 'Expiring within 45 days' },
    { typed: 'les 365 prochains jours', title: 'Expiring within 365 days' },
    { typed: '１ day', title: 'Expiring within 1 day' },
    { typed: 'below 12.5 %', title: 'Used less than 12.5% over 30 days' },
    { typed: 'moins de 50%', title: 'Used less than 50% over 30 days' },
    { typed: '50 %', title: 'Used less than 50% over 30 days' },
    { typed: 'plafonds', title: 'Refund limits nearly used up' },
  ]) {
    it(`should understand “${typed}” at a glance and in a list`, async () => {
      const { harness } = await portfolioChat(folder());
      await harness.say(typed);
      assert.equal(harness.card.title, title);
      await harness.sayAll('back', '6', typed);
      assert.equal(harness.card.title, title);
    });
  }

  for (const { typed, said } of [
    { typed: 'next 400 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next 0 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next 1,000 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next -5 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next 1.5 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'below 0 %', said: /^Type a percentage above 0/ },
    { typed: 'below 101 %', said: /^Type a percentage above 0/ },
  ]) {
    it(`should say what it can do instead of “${typed}”`, async () => {
      const { harness } = await portfolioChat(folder());
      for (const place of [SUMMARY, 'Open requests']) {
        if (place !== SUMMARY) await harness.say('6');
        const { lines } = await harness.say(typed);
        assert.match(lines[0]!, said);
        assert.equal(harness.card.title, place);
      }
    });
  }

  it('should answer words and rows that it does not know, and stay', async () => {
    const { harness } = await portfolioChat(folder());
    assert.match((await harness.say('nonsense')).lines[0]!, /^I did not understand that here\./);
    assert.match((await harness.say('7')).lines[0]!, /^I did not understand that here\./);
    await harness.say('1');
    assert.match((await harness.say('7')).lines[0]!, /^There is no row 7 here\./);
    assert.match((await harness.say('wonderland')).lines[0]!, /^I find no customer that fits “wonderland”\./);
    assert.equal(harness.card.title, 'Expiring within 30 days');
  });

  it("should narrow a list to a customer's lines and show all again", async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring', days: 90 } });
    await harness.say('contso');
    assert.equal(harness.card.rows.length, 2);
    assert.match(harness.card.text, /Only customers like “contso”\. 2 reservations expire in this time\./);
    await harness.press('Show all customers');
    assert.equal(harness.card.rows.length, 10);
    const { lines } = await harness.sayAll('requests of nobody', 'limits', 'fabrikam');
    assert.deepEqual(lines, ['No line of this list belongs to a customer like “fabrikam”.']);
    assert.equal(harness.card.rows.length, 1);
  });

  it('should page through what is left of a search', async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'expiring', days: 90 } });
    await harness.sayAll('fabrikam', 'next page');
    assert.deepEqual(harness.card.rows, ['1. Fabrikam Inc · Standard_D4s_v5']);
  });

  it('should say the facts of a request that is about no reservation, and stay', async () => {
    const { harness, overview } = await portfolioChat(folder(), { options: { view: 'requests' } });
    const { lines } = await harness.press('SR-000002 · Contoso Ltd');
    assert.deepEqual(lines, [
      'SR-000002 for Contoso Ltd is about no reservation. Kind: Support. Sent on June 14, 2026. Status: Open. ' +
        'You sent it yourself: you find all of it under “My requests”.',
    ]);
    assert.deepEqual(overview.begun, []);
    assert.equal(harness.card.title, 'Open requests');
  });

  it('should say that a line is gone, and show what there is', async () => {
    const { harness, overview, store } = await portfolioChat(folder(), { options: { view: 'requests' } });
    await store.withCustomer(CALLER, 'contoso', ({ data, write }) =>
      write({ ...data, requests: [], reservations: [] }),
    );
    assert.deepEqual((await harness.say('1')).lines, [
      'That request is no longer open. Please choose another line.',
    ]);
    assert.deepEqual(harness.card.rows, []);
    assert.deepEqual(overview.begun, []);
  });

  it('should follow the day', async () => {
    const { harness, clock } = await portfolioChat(folder(), { options: { view: 'expiring' } });
    clock.current = new Date('2026-06-25T00:00:00.000Z');
    await harness.say('within 60 days');
    assert.doesNotMatch(harness.card.text, /Soon over/);
  });

  it('should say that the figures leave a customer out whose document is damaged', async () => {
    await portfolioChat(folder());
    await writeFile(customerFile(folder(), 'contoso'), 'damaged');
    const { harness } = await portfolioChat(folder());
    assert.match(harness.card.text, /The data of 1 customer cannot be read at the moment\./);
    assert.match(harness.card.text, /You have 2 customers\. 11 reservations are running\./);
  });

  for (const { place, typed } of [
    { place: 'at a glance', typed: [] },
    { place: 'in a list', typed: ['6'] },
  ]) {
    it(`should take the time that a sentence names ${place}`, async () => {
      const understander: Understander = {
        understand: async () => ({
          guesses: [{ task: 'portfolio', confidence: 1 }],
          isSure: true,
          customers: [],
          reservations: [],
          expiry: { before: '2027-02-10' },
        }),
      };
      const { harness } = await portfolioChat(folder(), { understander });
      await harness.sayAll(...typed, 'what runs out until the ninth of February?');
      assert.equal(harness.card.title, 'Expiring within 79 days');
    });
  }

  it('should not take a forged press for a line', async () => {
    const { harness, overview } = await portfolioChat(folder());
    await harness.say('1');
    const press = harness.card.dataOf('Contoso Ltd · Standard_D4s_v5');
    for (const item of ['foreign/r-foreign', 'contoso/none', 'contoso', '../x', '']) {
      await harness.send({ type: 'message', value: { ...press, item } });
    }
    assert.deepEqual(overview.begun, []);
  });

  it('should let the second of two presses change nothing', async () => {
    const { harness } = await portfolioChat(folder());
    const { card } = harness;
    await harness.press('Open requests', {}, card);
    const { lines } = await harness.press('Expiring within 30 days', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
  });

  it('should stop at once when cancelled: there is nothing to lose', async () => {
    const { harness } = await portfolioChat(folder());
    await harness.say('6');
    assert.deepEqual((await harness.say('cancel')).ended, { kind: 'left' });
  });

  it('should pass on that the user left the overview', async () => {
    const { harness } = await portfolioChat(folder());
    await harness.sayAll('1', '1');
    assert.deepEqual((await harness.say('left')).ended, { kind: 'left' });
  });

  it('should speak French', async () => {
    const { harness } = await portfolioChat(folder(), { locale: 'fr-FR' });
    assert.match(harness.card.text, /Vous avez 2 clients\. 13 réservations sont en cours\./);
    await harness.press('Expirent sous 30 jours');
    assert.match(harness.card.text, /× 3 · expire le 25 juin 2026\ndans 10 jours/);
    await harness.say('moins de 50 %');
    assert.equal(harness.card.title, 'Utilisées à moins de 50 % sur 30 jours');
    await harness.say('demandes ouvertes');
    assert.match(harness.card.text, /envoyée il y a 1 jour/);
    await harness.say('plafonds de remboursement');
    assert.match(harness.card.text, /49 100,00 \$US utilisés sur 50 000,00 \$US/);
    assert.match((await harness.say('dans 500 jours')).lines[0]!, /^Je peux regarder de 1 à 365 jours/);
    await harness.say('2');
  });

  it('should say what help means at a glance and in a list', async () => {
    const { harness } = await portfolioChat(folder());
    assert.match((await harness.say('help')).lines[0]!, /^These figures cover all your customers\./);
    await harness.say('1');
    assert.match((await harness.say('help')).lines[0]!, /^Each line leads to its reservation/);
  });
});
