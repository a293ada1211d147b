import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { ROLES } from '../../../services/model.js';
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

  it('should say that the figures leave a customer out whose document is damaged', async () => {
    await portfolioChat(folder());
    await writeFile(customerFile(folder(), 'contoso'), 'damaged');
    const { harness } = await portfolioChat(folder());
    assert.match(harness.card.text, /The data of 1 customer cannot be read at the moment\./);
    assert.match(harness.card.text, /You have 2 customers\. 11 reservations are running\./);
  });

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
