import assert from 'node:assert/strict';
import type { Sought, Understanding } from '../../../services/understanding/understanding.js';
import { aReservation } from '../deskFakes.js';
import { CONTOSO, FABRIKAM, naming, SQL, sure, VM, VM_TEST, wordsChat } from './wordsChat.js';

const SAID = 'refund the one that expires in may';
const MAY = { from: '2027-05-01', before: '2027-06-01' };

function sought(fits: Sought['fits'], what: Sought['what'] = MAY): Sought {
  return { what, words: ['VM'], fits };
}

const FEW: Partial<Understanding> = { reservations: [VM, SQL], sought: sought('few') };

async function said(
  found: Partial<Understanding>,
  { locale = 'en-US', typed = [] as readonly string[] } = {},
) {
  const chat = wordsChat({ [SAID]: sure('refund', found), 'what of may': naming(found) }, { locale });
  await chat.harness.start();
  await chat.harness.sayAll(...typed);
  return { ...chat, replies: await chat.harness.say(SAID) };
}

describe('a reservation that may be several customers’', () => {
  it('should be offered with whose it is, and lead on into the refund of the one picked', async () => {
    const { harness, replies } = await said(FEW);
    assert.deepEqual(replies.lines, [
      'Understood: Request a refund (“VM” · expiring from May 1, 2027 to May 31, 2027 · 2 reservations that fit). ' +
        'Type back to change something.',
    ]);
    assert.equal(harness.card.title, 'Which of these reservations?');
    assert.deepEqual(harness.card.rows, ['1. Contoso · Standard_D4s_v5', '2. Fabrikam · SQLDB_GP_Gen5']);
    await harness.press('Fabrikam · SQLDB_GP_Gen5');
    assert.match(harness.card.text, /^How many units[\s\S]*Sales data/);
    await harness.say('back');
    assert.deepEqual(harness.card.rows.length, 2);
    await harness.say('back');
    assert.equal(harness.card.title, 'What would you like to do?');
  });

  it('should keep the quantity that was said for the one picked, and not for another one', async () => {
    const { harness } = await said({ ...FEW, quantity: 2 });
    await harness.say('1');
    assert.match(harness.card.text, /^Refund quote\n2 of 4 × .*\nContoso · VM-Prod\n/);
    await harness.sayAll('back', 'back', '2');
    assert.match(harness.card.text, /^How many units[\s\S]*Sales data/);
  });

  for (const typed of ['contoso', 'VM-Prod', 'standard d4s', '1']) {
    it(`should be picked by typing ${JSON.stringify(typed)}`, async () => {
      const { harness } = await said(FEW);
      await harness.say(typed);
      assert.match(harness.card.text, /^How many units[\s\S]*VM-Prod/);
    });
  }

  it('should be narrowed by what several have in common, and lead to another customer who is named', async () => {
    const { harness } = await said({ reservations: [VM, VM_TEST, SQL], sought: sought('few') });
    await harness.say('contoso');
    assert.equal(harness.card.rows.length, 2);
    const { lines } = await harness.say('wonderland');
    assert.match(lines[0]!, /^None of these reservations fits “wonderland”\./);
    await harness.say('refund services');
    assert.match(harness.card.text, /Refund Services has no reservations\./);
  });

  it('should give way to the choice of a customer, and still narrow that one’s reservations', async () => {
    const { harness } = await said({ ...FEW, sought: sought('few', { skus: [VM_TEST.sku], ...MAY }) });
    await harness.press('Show all customers');
    assert.equal(harness.card.title, 'Which customer?');
    assert.doesNotMatch(harness.card.text, /fit/);
    await harness.say('contoso');
    assert.match(harness.card.text, /2 reservations of Contoso fit what you said\./);
    await harness.press('Show all');
    assert.match(harness.card.text, /Contoso has 2 reservations that can be refunded\./);
  });

  it('should not be another one by a forged press, nor one that is gone', async () => {
    const { harness, desk } = await said(FEW);
    const press = harness.card.dataOf('Contoso · Standard_D4s_v5');
    for (const item of ['customer-1/reservation-2', 'customer-2/reservation-1', '__proto__']) {
      const { lines } = await harness.send({ type: 'message', value: { ...press, item } });
      assert.match(lines[0]!, /^I did not understand that here/, item);
    }
    desk.reservationList = [VM_TEST, SQL];
    const { lines } = await harness.send({ type: 'message', value: press });
    assert.match(lines[0]!, /^I cannot find that reservation/);
    assert.deepEqual(harness.card.rows, ['1. Fabrikam · SQLDB_GP_Gen5']);
  });

  it('should be offered where another one was asked for', async () => {
    const { harness } = await said(FEW, { typed: ['2'] });
    assert.equal(harness.card.title, 'Which of these reservations?');
    await harness.say('2');
    assert.match(harness.card.text, /Sales data/);
  });

  it('should be offered in French', async () => {
    const { harness } = await said(FEW, { locale: 'fr-FR' });
    assert.match(
      harness.card.text,
      /^Laquelle de ces réservations \?\n2 réservations de vos clients correspondent à ce que vous avez dit\./,
    );
  });

  it('should not be offered to whoever names no task', async () => {
    const { harness } = await said(FEW, { typed: ['back'] });
    await harness.sayAll('back', 'back', 'back');
    const { lines } = await harness.say('what of may');
    assert.match(lines[0]!, /^I did not understand that here\./);
  });
});

describe('a reservation that is said while too many fit', () => {
  it('should be asked for by its customer, whose reservations are those that fit then', async () => {
    const { harness } = await said({ sought: sought('many', { skus: ['SQLDB_GP_Gen5'] }) });
    assert.match(
      harness.card.text,
      /^Which customer\?\nMore than 10 reservations fit what you said\. Choose the customer/,
    );
    await harness.say('contoso');
    assert.match(
      harness.card.text,
      /No running reservation of Contoso fits what you said\. Contoso has 2 reserv/,
    );
    await harness.sayAll('back', 'fabrikam');
    assert.match(harness.card.text, /1 reservation of Fabrikam fits what you said\./);
    await harness.say('1');
    assert.match(harness.card.text, /Sales data/);
  });

  it('should say so where none fits, and go on with the customer', async () => {
    const { harness } = await said({ sought: sought('none') });
    assert.match(
      harness.card.text,
      /No running reservation of your customers fits what you said\. You have 3 customers/,
    );
    await harness.say('fabri');
    assert.match(harness.card.text, /Fabrikam/);
  });

  it('should take a time at the question for the customer, and leave words without one to the search', async () => {
    const many: Partial<Understanding> = { sought: sought('many'), expiry: MAY };
    const { harness } = await said(many, { typed: ['2'] });
    assert.match(harness.card.text, /More than 10 reservations fit/);
    const chat = wordsChat({ 'contoso vm services': naming({ sought: sought('many', { skus: ['VM'] }) }) });
    await chat.harness.start();
    await chat.harness.sayAll('2', 'contoso vm services');
    assert.doesNotMatch(chat.harness.card.text, /More than 10/);
  });

  it('should hide one that does not run', async () => {
    const gone = aReservation({ id: 'gone', displayName: 'Gone', state: 'Cancelled' });
    const chat = wordsChat({ [SAID]: sure('refund', { sought: sought('many') }) });
    chat.desk.reservationList = [...chat.desk.reservationList, gone];
    await chat.harness.start();
    await chat.harness.sayAll(SAID, 'contoso');
    assert.match(chat.harness.card.text, /2 reservations of Contoso fit what you said\./);
  });
});

describe('a reservation that is said and found', () => {
  it('should need no question when it is the only one', async () => {
    const { harness, replies } = await said({
      customers: [CONTOSO],
      reservations: [VM],
      sought: sought('few'),
    });
    assert.match(replies.lines[0]!, /Request a refund \(“Contoso” · “VM-Prod”\)/);
    assert.match(harness.card.text, /^How many units[\s\S]*VM-Prod/);
  });

  it('should be one of its only customer’s that fit', async () => {
    const { harness } = await said({
      customers: [FABRIKAM],
      reservations: [VM, VM_TEST],
      sought: sought('few'),
    });
    assert.match(harness.card.title, /^Which reservation/);
  });
});
