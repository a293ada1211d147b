import assert from 'node:assert/strict';
import type { Understanding } from '../../../services/understanding/understanding.js';
import { CONTOSO, FABRIKAM, naming, SQL, sure, unsure, VM, VM_TEST, wordsChat } from './wordsChat.js';

const SAID = 'what the user says';

async function said(understanding: Understanding, locale = 'en-US') {
  const chat = wordsChat({ [SAID]: understanding }, { locale });
  await chat.harness.start();
  return { ...chat, replies: await chat.harness.say(SAID) };
}

describe('a task in the user’s own words', () => {
  it('should quote a refund at once when everything was said, and say what was understood', async () => {
    const { replies } = await said(sure('refund', { customers: [CONTOSO], reservations: [VM], quantity: 2 }));
    assert.deepEqual(replies.lines, [
      'Understood: Request a refund (“Contoso” · “VM-Prod” · 2 units). Type back to change something.',
    ]);
    assert.equal(replies.cards.length, 1);
    assert.match(replies.cards[0]!.text, /^Refund quote\n2 of 4 × .*\nContoso · VM-Prod\n/);
  });

  it('should say it in French', async () => {
    const { replies } = await said(sure('refund', { reservations: [VM], quantity: 2 }), 'fr-FR');
    assert.deepEqual(replies.lines, [
      'Compris : Demander un remboursement (« Contoso » · « VM-Prod » · 2 unités). Tapez retour pour changer quelque chose.',
    ]);
  });

  it('should lead back over everything that was understood', async () => {
    const { harness } = await said(sure('refund', { customers: [CONTOSO], reservations: [VM], quantity: 2 }));
    await harness.say('back');
    assert.equal(harness.card.title, 'How many units do you want to return?');
    await harness.say('back');
    assert.equal(harness.card.title, 'Which reservation do you want to return?');
    await harness.say('back');
    assert.equal(harness.card.title, 'Which customer?');
    await harness.say('back');
    assert.equal(harness.card.title, 'What would you like to do?');
  });

  it('should ask only for the reservation when several may be meant, and show those again on the way back', async () => {
    const { harness, replies } = await said(
      sure('refund', { customers: [CONTOSO], reservations: [VM, VM_TEST], quantity: 1 }),
    );
    assert.match(replies.lines[0]!, /“Contoso” · 2 reservations that fit · 1 unit/);
    assert.match(harness.card.text, /2 reservations of Contoso fit what you said\./);
    assert.deepEqual(harness.card.buttons, ['Show all', 'Back', 'Cancel']);
    await harness.say('2');
    assert.match(harness.card.text, /VM-Test/);
    await harness.sayAll('back', 'back');
    assert.match(harness.card.text, /2 reservations of Contoso fit what you said\./);
    await harness.press('Show all');
    assert.match(harness.card.text, /Contoso has 2 reservations that can be refunded\./);
  });

  it('should ask only for the customer when several may be meant, and narrow to what was said of the one chosen', async () => {
    const { harness } = await said(
      sure('refund', { customers: [CONTOSO, FABRIKAM], reservations: [VM, SQL] }),
    );
    assert.match(harness.card.text, /^Which of these customers\?\n2 customers fit what you said\./);
    assert.deepEqual(harness.card.rows, ['1. Contoso', '2. Fabrikam']);
    await harness.say('2');
    assert.match(harness.card.text, /1 reservation of Fabrikam fits what you said\./);
    await harness.say('back');
    assert.deepEqual(harness.card.rows, ['1. Contoso', '2. Fabrikam']);
    await harness.press('Show all customers');
    assert.equal(harness.card.rows.length, 3);
  });

  it('should give back the quantity that was said in an exchange', async () => {
    const { harness, replies } = await said(sure('exchange', { reservations: [VM], quantity: 3 }));
    assert.match(replies.lines[0]!, /Request an exchange \(“Contoso” · “VM-Prod” · 3 units\)/);
    assert.match(harness.card.text, /3 of 4/);
    await harness.sayAll('back', 'back');
    assert.match(harness.card.title, /reservation do you want to give back/);
    await harness.say('back');
    assert.equal(harness.card.title, 'Which customer?');
  });

  it('should ask for the quantity of an exchange that cannot be', async () => {
    const { harness } = await said(sure('exchange', { reservations: [VM], quantity: 9 }));
    assert.match(harness.card.text, /1 to 4/);
  });

  for (const { task, found, options } of [
    { task: 'overview', found: {}, options: {} },
    {
      task: 'access',
      found: { reservations: [VM], email: 'anna@contoso.com', quantity: 4 },
      options: { customerId: CONTOSO.id, reservationId: VM.id, email: 'anna@contoso.com' },
    },
    {
      task: 'configuration',
      found: { customers: [CONTOSO], reservations: [VM, VM_TEST] },
      options: { customerId: CONTOSO.id, candidates: [VM.id, VM_TEST.id] },
    },
    { task: 'properties', found: { customers: [FABRIKAM] }, options: { customerId: FABRIKAM.id } },
    {
      task: 'portfolio',
      found: { customers: [FABRIKAM], expiry: { from: '2026-11-22', before: '2027-01-22' } },
      options: { view: 'expiring', days: 60 },
    },
    { task: 'portfolio', found: { expiry: { from: '2027-01-01' } }, options: {} },
    {
      task: 'resources',
      found: { guesses: [{ task: 'resources', topic: 'sizing', confidence: 0.9 }] },
      options: { topic: 'sizing' },
    },
  ] as const) {
    it(`should begin ${task} with ${JSON.stringify(options)}`, async () => {
      const { stubs } = await said(sure(task, found));
      assert.deepEqual(stubs[task].begun, [{ ...options, fromWords: true }]);
    });
  }

  it('should begin a support request with its customer on the way back', async () => {
    const { harness } = await said(sure('support', { customers: [FABRIKAM] }));
    assert.match(harness.card.text, /Step 1 of 4/);
    await harness.say('back');
    assert.equal(harness.card.title, 'Which customer?');
  });

  it('should begin with the first words of a conversation', async () => {
    const { harness, understander } = wordsChat(
      { 'my requests please': sure('requests') },
      { opening: 'spoken' },
    );
    const { lines, cards } = await harness.say('my requests please');
    assert.deepEqual(lines, ['Understood: My requests.']);
    assert.equal(understander.asked.length, 1);
    assert.deepEqual(
      cards.map(({ title }) => title),
      ['My requests'],
    );
  });

  it('should greet whoever asks for nothing with their first words', async () => {
    const { harness, understander } = wordsChat({}, { opening: 'spoken' });
    const { lines, cards } = await harness.say('good morning');
    assert.deepEqual(lines, []);
    assert.equal(cards[0]!.title, 'Welcome to the Reservation Desk');
    assert.equal(understander.asked.length, 1);
  });

  it('should understand once a turn, and neither presses, numbers, commands nor titles', async () => {
    const { harness, understander } = wordsChat({ 'refund please': sure('refund') });
    await harness.start();
    await harness.sayAll('99', 'help', 'refund', 'back', '2', 'cancel', 'request a refund', 'back');
    await harness.press('Request a refund');
    await harness.say('back');
    assert.deepEqual(understander.asked, []);
    await harness.say('refund please');
    assert.deepEqual(understander.asked, [{ text: 'refund please', language: 'en', customerId: undefined }]);
  });
});

describe('words that leave in doubt which task is meant', () => {
  const doubt = unsure(['refund', 'exchange', 'support'], { reservations: [VM] });

  it('should offer at most three tasks with what was understood', async () => {
    const { harness, replies } = await said(doubt);
    assert.deepEqual(replies.lines, []);
    assert.equal(harness.card.title, 'What did you mean?');
    assert.deepEqual(harness.card.buttons, [
      '1. Request a refund (“Contoso” · “VM-Prod”)',
      '2. Request an exchange (“Contoso” · “VM-Prod”)',
      '3. New support request (“Contoso” · “VM-Prod”)',
      '4. None of these',
    ]);
  });

  for (const typed of ['1', 'Request a refund', 'refund', '1. Request a refund (“Contoso” · “VM-Prod”)']) {
    it(`should begin the first for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await said(doubt);
      const { lines } = await harness.say(typed);
      assert.match(lines[0]!, /^Understood: Request a refund \(“Contoso” · “VM-Prod”\)/);
      assert.match(harness.card.text, /Units to return/);
      await harness.sayAll('back', 'back', 'back');
      assert.equal(harness.card.title, 'What would you like to do?');
    });
  }

  for (const typed of ['4', 'none of these', 'something else', 'back']) {
    it(`should show the menu for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await said(doubt);
      await harness.say(typed);
      assert.equal(harness.card.title, 'What would you like to do?');
    });
  }

  it('should take other words instead', async () => {
    const { harness } = wordsChat({
      [SAID]: doubt,
      'or maybe this': unsure(['properties']),
      'my requests then': sure('requests'),
    });
    await harness.start();
    await harness.sayAll(SAID, 'or maybe this');
    assert.deepEqual(harness.card.buttons, ['1. Properties and IDs', '2. None of these']);
    const { lines } = await harness.say('what?');
    assert.match(lines[0]!, /I did not understand that here/);
    await harness.say('my requests then');
    assert.equal(harness.card.title, 'My requests');
  });

  it('should refuse a forged choice', async () => {
    const { harness, stubs } = await said(unsure(['access']));
    const { step } = harness.card.dataOf('Access control');
    const { lines } = await harness.send({ type: 'message', value: { action: 'wish', item: '1', step } });
    assert.match(lines[0]!, /I did not understand that here/);
    assert.deepEqual(stubs.access.begun, []);
  });

  it('should offer what is usual to whoever only names a customer', async () => {
    const { harness } = await said(naming({ customers: [CONTOSO] }));
    assert.deepEqual(harness.card.buttons, [
      '1. Look up a reservation (“Contoso”)',
      '2. Request a refund (“Contoso”)',
      '3. Request an exchange (“Contoso”)',
      '4. None of these',
    ]);
  });

  it('should say what can be said when nothing is understood', async () => {
    const { harness, replies } = await said(naming({}));
    assert.match(replies.lines[0]!, /^I did not understand that here\..* for example: /);
    assert.equal(harness.card.title, 'Welcome to the Reservation Desk');
  });
});
