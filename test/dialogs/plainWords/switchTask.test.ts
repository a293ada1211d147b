import assert from 'node:assert/strict';
import { sure, unsure, VM, VM_TEST, wordsChat } from './wordsChat.js';

/** Longer than a name may be. */
const LONG_NAME = `my ${'very '.repeat(30)}own requests`;

const SENTENCES = {
  'show me my requests': sure('requests'),
  'who may use it': sure('access'),
  'swap it for something else': sure('exchange'),
  'i want my money back': sure('refund'),
  'refund the test machine instead': sure('refund', { reservations: [VM_TEST] }),
  'refund two of them': sure('refund', { reservations: [VM], quantity: 2 }),
  'give me the ids or the guides': unsure(['properties', 'resources', 'refund']),
  'mes demandes svp': sure('requests'),
  'refund services': sure('refund'),
  [LONG_NAME]: sure('requests'),
};

type Step = 'list' | 'quote' | 'form' | 'menu';

/** A conversation that stands in one step of a task. */
async function at(step: Step, locale?: string) {
  const chat = wordsChat(SENTENCES, { ...(locale && { locale }) });
  await chat.harness.start();
  const typed = {
    menu: [],
    list: ['2', 'contoso'],
    quote: ['2', 'contoso', 'VM-Prod', '2'],
    form: ['4', 'contoso'],
  }[step];
  if (typed.length > 0) await chat.harness.sayAll(...typed);
  return chat;
}

const TITLES: Readonly<Record<Exclude<Step, 'menu'>, RegExp>> = {
  list: /^Which reservation do you want to return\?/,
  quote: /^Refund quote[\s\S]*2 of 4/,
  form: /^Step 1 of 4/,
};

describe('switching to another task', () => {
  for (const step of ['list', 'quote', 'form'] as const) {
    it(`should offer it at a ${step}, run it there and come back with nothing lost`, async () => {
      const { harness } = await at(step);
      const before = harness.card.text;
      assert.match(before, TITLES[step]);
      const task = step === 'form' ? 'New support request' : 'Request a refund';
      await harness.say('show me my requests');
      assert.equal(
        harness.card.text,
        [
          'Switch to another task?',
          `You are in the middle of “${task}”. Switch to “My requests”? Then we come back here.`,
          '1. Switch',
          '2. Continue here',
        ].join('\n'),
      );
      const { lines } = await harness.press('Switch');
      assert.deepEqual(lines, ['Understood: My requests.']);
      assert.equal(harness.card.title, 'My requests');
      const back = await harness.say('back');
      assert.deepEqual(back.lines, [`We are back at “${task}”.`]);
      assert.equal(harness.card.text, before);
    });

    for (const typed of ['2', 'Continue here', 'no', 'back', 'cancel']) {
      it(`should go on at a ${step} for ${JSON.stringify(typed)}`, async () => {
        const { harness } = await at(step);
        const before = harness.card.text;
        await harness.say('show me my requests');
        const { lines } = await harness.say(typed);
        assert.deepEqual(lines, []);
        assert.equal(harness.card.text, before);
      });
    }
  }

  for (const typed of ['1', 'switch', 'yes', 'my requests', 'requests']) {
    it(`should switch for ${JSON.stringify(typed)}`, async () => {
      const { harness } = await at('form');
      await harness.sayAll('show me my requests', typed);
      assert.equal(harness.card.title, 'My requests');
    });
  }

  it('should ask again for wrong words, understand no further sentence, and lose nothing', async () => {
    const { harness, understander } = await at('quote');
    await harness.say('show me my requests');
    const question = harness.card.text;
    const asked = understander.asked.length;
    const { lines } = await harness.say('who may use it');
    assert.match(lines[0]!, /^Please decide first/);
    assert.equal(harness.card.text, question);
    assert.equal(understander.asked.length, asked);
    assert.match((await harness.say('help')).lines[0]!, /^Switch runs the other task now/);
  });

  it('should refuse the card under the question and forged answers, and take that card again afterwards', async () => {
    const { harness } = await at('quote');
    const quote = harness.card;
    await harness.say('show me my requests');
    const question = harness.card;
    const stale = await harness.press('Change quantity', {}, quote);
    assert.deepEqual(stale.lines, ['That card has already been answered. Please use the newest one.']);
    const { step } = question.dataOf('Switch');
    for (const value of [
      { action: 'wish', item: '7', step },
      { action: 'wish', item: '__proto__', step },
      { action: 'refund', step },
    ]) {
      const { lines } = await harness.send({ type: 'message', value });
      assert.match(lines[0]!, /^I did not understand that here/);
      assert.equal(harness.card.text, question.text);
    }
    await harness.press('Continue here');
    const late = await harness.press('Switch', {}, question);
    assert.match(late.lines[0]!, /already been answered/);
    await harness.press('Change quantity', {}, quote);
    assert.equal(harness.card.title, 'How many units do you want to return?');
  });

  it('should keep what stands in a form', async () => {
    const { harness, requests } = await at('form');
    await harness.sayAll('billing', 'next');
    const before = harness.card.text;
    await harness.sayAll('show me my requests', 'yes', 'cancel');
    assert.equal(harness.card.text, before);
    await harness.sayAll('Purchase', 'show me my requests');
    assert.match(harness.card.text, /show me my requests/);
    assert.equal(requests.filed.length, 0);
  });

  it('should offer a task by its name alone without understanding anything', async () => {
    const { harness, understander } = await at('form');
    await harness.say('status');
    assert.match(harness.card.text, /Switch to “My requests”\?/);
    assert.deepEqual(understander.asked, []);
  });

  it('should fill in what the task under way is about', async () => {
    const { harness, stubs } = await at('quote');
    await harness.say('who may use it');
    assert.match(harness.card.text, /Switch to “Access control” \(“Contoso” · “VM-Prod”\)\?/);
    const { lines } = await harness.say('yes');
    assert.equal(
      lines[0],
      'Understood: Access control (“Contoso” · “VM-Prod”). Type back to change something.',
    );
    assert.deepEqual(stubs.access.begun, [
      { customerId: 'customer-1', reservationId: 'reservation-1', fromWords: true },
    ]);
    assert.deepEqual((await harness.say('left')).lines, ['We are back at “Request a refund”.']);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should come back after the other task was finished', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('who may use it', 'yes');
    const { lines, ended } = await harness.say('done');
    assert.deepEqual(lines, ['We are back at “Request a refund”.']);
    assert.equal(ended, undefined);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should come back from any step of the other task by leaving it', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('swap it for something else', 'yes', '1');
    assert.equal(harness.card.title, 'What you give back');
    await harness.say('cancel');
    const { lines } = await harness.press('Yes, drop it');
    assert.deepEqual(lines, [
      'All right, stopped here. Nothing was sent.',
      'We are back at “Request a refund”.',
    ]);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should offer the same task for another reservation than the one at hand', async () => {
    const { harness } = await at('quote');
    await harness.say('refund the test machine instead');
    assert.match(harness.card.text, /Switch to “Request a refund” \(“Contoso” · “VM-Test”\)\?/);
    await harness.sayAll('yes', '1');
    assert.match(harness.card.text, /^Refund quote[\s\S]*VM-Test[\s\S]*1 of 4/);
    const { lines } = await harness.sayAll('back', 'back', 'back', 'back');
    assert.deepEqual(lines, ['We are back at “Request a refund”.']);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should not offer the task that is under way for the reservation at hand', async () => {
    const { harness } = await at('quote');
    const { lines } = await harness.say('i want my money back');
    assert.match(lines[0]!, /^This card shows how the refund is calculated/);
    assert.match(harness.card.text, TITLES.quote);
  });

  it('should know a request that ends a refund as the refund', async () => {
    const { harness } = await at('quote');
    await harness.press('Request this refund');
    assert.match(harness.card.text, TITLES.form);
    await harness.say('i want my money back');
    assert.match(harness.card.text, TITLES.form);
    await harness.say('show me my requests');
    assert.match(harness.card.text, /in the middle of “Request a refund”\. Switch to “My requests”/);
  });

  it('should offer what may be meant where the step makes nothing of the words', async () => {
    const { harness, stubs } = await at('quote');
    await harness.say('give me the ids or the guides');
    assert.deepEqual(harness.card.buttons, [
      '1. Properties and IDs (“Contoso” · “VM-Prod”)',
      '2. Guides and links',
      '3. Continue here',
    ]);
    await harness.say('guides');
    assert.deepEqual(stubs.resources.begun, [{ fromWords: true }]);
  });

  it('should let one task wait for another, and no more than three', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('show me my requests', 'yes');
    await harness.sayAll('i want my money back', 'yes', 'contoso', 'VM-Test', '1');
    assert.match(harness.card.text, /VM-Test/);
    await harness.sayAll('swap it for something else', 'yes', '1');
    assert.equal(harness.card.title, 'What you give back');
    const { lines } = await harness.say('show me my requests');
    assert.deepEqual(lines, [
      '3 other tasks are waiting already. Please finish “Request an exchange” first, or leave it with cancel.',
    ]);
    await harness.sayAll('cancel', 'yes');
    assert.match(harness.card.text, /^Refund quote[\s\S]*VM-Test/);
    await harness.sayAll('cancel', 'yes');
    assert.equal(harness.card.title, 'My requests');
    await harness.say('back');
    assert.match(harness.card.text, TITLES.quote);
  });

  for (const typed of [
    ['start over'],
    ['yes', 'start over'],
    ['yes', 'i want my money back', 'yes', 'start over'],
  ]) {
    it(`should get out of everything with ${typed.join(', ')}`, async () => {
      const { harness, profiles } = await at('quote');
      await harness.press('Request this refund');
      await harness.say('show me my requests');
      await harness.sayAll(...typed);
      assert.equal(harness.card.title, 'What would you like to do?');
      assert.equal(profiles.profile.unfinished.length, 1, 'the agreed refund is kept');
    });
  }

  it('should speak another language in the question and in the task, and come back in it', async () => {
    const { harness } = await at('list');
    await harness.sayAll('show me my requests', 'français');
    assert.match(
      harness.card.text,
      /^Passer à une autre tâche \?\nVous êtes au milieu de « Demander un remb/,
    );
    await harness.sayAll('oui', 'retour');
    assert.match(harness.card.text, /^Quelle réservation voulez-vous rendre \?/);
    await harness.sayAll('mes demandes svp', '1', 'english');
    const { lines } = await harness.say('back');
    assert.deepEqual(lines, ['We are back at “Request a refund”.']);
  });

  it('should draw the innermost step again when the language changes outside the chat', async () => {
    const { harness } = await at('quote');
    await harness.sayAll('show me my requests', 'yes');
    const requests = await harness.redraw('fr-FR');
    assert.equal(requests.cards[0]!.title, 'Mes demandes');
    await harness.sayAll('mes demandes svp', 'retour');
    const quote = await harness.redraw('en-US');
    assert.match(quote.cards[0]!.text, TITLES.quote);
  });
});

describe('what is the step’s own', () => {
  it('should take a customer’s name before a task of the same words', async () => {
    const { harness } = await at('menu');
    await harness.sayAll('4', 'refund services');
    assert.match(harness.card.text, /^Step 1 of 4[\s\S]*Refund Services/);
  });

  it('should leave free text to its field', async () => {
    const { harness, understander } = await at('form');
    await harness.sayAll('billing', 'next', 'Purchase', 'refund two of them');
    assert.match(harness.card.text, /refund two of them/);
    assert.deepEqual(understander.asked, []);
  });

  it('should say what is wrong with a free text instead of guessing at it', async () => {
    const { harness, understander } = await at('form');
    await harness.sayAll('billing', 'next', 'Purchase', 'It is too dear.', 'next');
    const { lines } = await harness.say(LONG_NAME);
    assert.match(lines[0]!, /^This has .* characters/);
    assert.deepEqual(understander.asked, []);
  });

  for (const typed of ['2', 'all of them', 'two units', '1.5 units', '-3']) {
    it(`should leave ${JSON.stringify(typed)} to the question for a quantity`, async () => {
      const { harness } = await at('list');
      await harness.sayAll('VM-Prod', typed);
      assert.notEqual(harness.card.title, 'Switch to another task?');
    });
  }
});
