import assert from 'node:assert/strict';
import type { Understanding } from '../../../services/understanding/understanding.js';
import { CONTOSO, FABRIKAM, naming, SQL, sure, unsure, VM, VM_TEST, wordsChat } from './wordsChat.js';

const SAID = 'the one that expires in march';
const MARCH = { from: '2027-03-01', before: '2027-04-01' };

/** What the user says at a step that was reached by typing. */
async function saidAt(typed: readonly string[], understanding: Understanding, said = SAID) {
  const chat = wordsChat({ [said]: understanding });
  await chat.harness.start();
  await chat.harness.sayAll(...typed);
  return { ...chat, replies: await chat.harness.say(said) };
}

const QUANTITY = 'How many units do you want to return?';

describe('a step answered in the user’s own words', () => {
  it('should take the customer, the reservation and the quantity at the question for the customer', async () => {
    const { harness } = await saidAt(['2'], sure('refund', { reservations: [VM], quantity: 2 }));
    assert.match(harness.card.text, /^Refund quote\n2 of 4 × .*\nContoso · VM-Prod\n/);
    await harness.sayAll('back', 'back', 'back');
    assert.equal(harness.card.title, 'Which customer?');
  });

  it('should narrow the reservations to those that were meant', async () => {
    const meant = naming({ customers: [CONTOSO], reservations: [VM, VM_TEST], expiry: MARCH });
    const { harness } = await saidAt(['2'], meant);
    assert.match(harness.card.text, /2 reservations of Contoso fit what you said/);
  });

  it('should show the customers who may be meant', async () => {
    const { harness } = await saidAt(['2'], naming({ customers: [CONTOSO, FABRIKAM] }));
    assert.deepEqual(harness.card.rows, ['1. Contoso', '2. Fabrikam']);
    await harness.say('1');
    assert.match(harness.card.text, /Contoso has 2 reservations that can be refunded/);
  });

  it('should take the reservation at the question for it', async () => {
    const { harness } = await saidAt(['2', 'contoso'], naming({ reservations: [VM_TEST], expiry: MARCH }));
    assert.equal(harness.card.title, QUANTITY);
    assert.match(harness.card.text, /VM-Test/);
    await harness.say('back');
    assert.equal(harness.card.title, 'Which reservation do you want to return?');
  });

  it('should take the reservation of another customer there', async () => {
    const { harness } = await saidAt(['2', 'contoso'], naming({ reservations: [SQL] }));
    assert.match(harness.card.text, /Sales data/);
    await harness.sayAll('back', 'back');
    assert.equal(harness.card.title, 'Which customer?');
  });

  it('should take another customer there and ask for the reservation', async () => {
    const { harness } = await saidAt(['2', 'contoso'], naming({ customers: [FABRIKAM] }));
    assert.match(harness.card.text, /Fabrikam has 1 reservation that can be refunded/);
  });

  it('should search by name there as before', async () => {
    const { harness, replies } = await saidAt(['2', 'contoso'], naming({ reservations: [VM] }), 'vm test');
    assert.match(replies.lines[0]!, /^Reservation: .*VM-Test/);
    assert.equal(harness.card.title, QUANTITY);
  });

  it('should take the quantity out of the same request said in full', async () => {
    const { harness } = await saidAt(
      ['2', 'contoso', 'VM-Prod'],
      sure('refund', { quantity: 3 }),
      'refund three units of it please',
    );
    assert.match(harness.card.text, /^Refund quote\n3 of 4/);
  });

  it('should refuse a quantity that cannot be returned', async () => {
    const { harness } = await saidAt(['2', 'contoso', 'VM-Prod'], sure('refund', { quantity: 30 }));
    assert.equal(harness.card.title, QUANTITY);
  });

  it('should take what is given back in an exchange, of this customer only', async () => {
    const found = { reservations: [VM_TEST], quantity: 2, expiry: MARCH };
    const { harness } = await saidAt(['3', 'contoso'], sure('exchange', found));
    assert.match(harness.card.text, /^What you give back[\s\S]*2 of 4[\s\S]*VM-Test/);
    const other = await saidAt(['3', 'contoso'], sure('exchange', { ...found, reservations: [SQL] }));
    assert.match(other.replies.lines[0]!, /^Contoso has no reservation that fits/);
  });

  it('should take the customer of an exchange and of a support request', async () => {
    const exchange = await saidAt(['3'], naming({ reservations: [VM], expiry: MARCH }));
    assert.equal(exchange.harness.card.title, 'How many units do you want to give back?');
    await exchange.harness.say('back');
    assert.match(exchange.harness.card.title, /reservation do you want to give back/);
    const support = await saidAt(['4'], sure('support', { reservations: [SQL] }));
    assert.match(support.harness.card.text, /^Step 1 of 4[\s\S]*Fabrikam/);
  });

  it('should search for a customer when the words ask for nothing beyond doubt', async () => {
    const { harness, replies } = await saidAt(['2'], unsure(['exchange']), 'fabrikam corp');
    assert.notEqual(harness.card.title, 'Switch to another task?');
    assert.match(replies.lines[0] ?? harness.card.text, /Fabrikam/);
  });

  it('should let a sure request for another task win over a search', async () => {
    const { harness } = await saidAt(['2'], sure('exchange', { customers: [CONTOSO] }), 'swap contoso vm');
    assert.match(harness.card.text, /Switch to “Request an exchange” \(“Contoso”\)\?/);
  });
});
