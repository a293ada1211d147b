import assert from 'node:assert/strict';
import { RESOURCES_DIALOG, ResourcesDialog } from '../../../dialogs/resources/resourcesDialog.js';
import { DeskHarness } from '../deskHarness.js';

async function chat(options: object = {}, locale = 'en-US') {
  const harness = new DeskHarness({
    dialogs: (kit) => [new ResourcesDialog(kit)],
    begin: RESOURCES_DIALOG,
    options,
    locale,
  });
  await harness.start();
  return harness;
}

describe('ResourcesDialog', () => {
  it('should list the topics', async () => {
    const { card } = await chat();
    assert.equal(card.title, 'Guides and links');
    assert.deepEqual(card.rows, [
      '1. Azure reservations in CSP',
      '2. Buying reservations for a customer',
      '3. Billing and invoices',
      '4. Sizing and usage',
      '5. Prepaying for virtual machines',
      '6. Managing reservations',
      '7. Partner Center API',
    ]);
  });

  for (const { locale, page, open } of [
    {
      locale: 'en-US',
      page: 'https://learn.microsoft.com/en-us/partner-center/customers/azure-reservations-manage',
      open: 'Open the page',
    },
    {
      locale: 'fr-FR',
      page: 'https://learn.microsoft.com/fr-fr/partner-center/customers/azure-reservations-manage',
      open: 'Ouvrir la page',
    },
  ]) {
    it(`should show a topic with its page in ${locale}`, async () => {
      const harness = await chat({}, locale);
      await harness.say('6');
      assert.ok(harness.card.text.includes(page), harness.card.text);
      assert.equal(harness.card.buttons[0], open);
      assert.equal(harness.card.buttons.length, 3);
    });
  }

  it('should show the topic that it was begun with at once, and leave by back', async () => {
    const harness = await chat({ topic: 'sizing' });
    assert.match(harness.card.text, /Sizing and usage/);
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  it('should show the list for a topic that does not exist', async () => {
    assert.equal((await chat({ topic: 'constructor' })).card.rows.length, 7);
  });

  it('should answer a question with its page', async () => {
    const harness = await chat();
    await harness.say('How do I size a reservation?');
    assert.match(harness.card.text, /Sizing and usage/);
  });

  it('should answer the next question from the page of the first', async () => {
    const harness = await chat({ topic: 'about' }, 'fr-FR');
    await harness.say('et la facture ?');
    assert.match(harness.card.text, /Facturation et factures/);
  });

  it('should show what may be meant, and all topics again', async () => {
    const harness = await chat();
    await harness.say('machines');
    assert.deepEqual(harness.card.rows, ['1. Sizing and usage', '2. Prepaying for virtual machines']);
    await harness.press('All topics');
    assert.equal(harness.card.rows.length, 7);
    await harness.sayAll('machines', 'show all');
    assert.equal(harness.card.rows.length, 7);
    await harness.say('machines');
    await harness.say('2');
    assert.match(harness.card.text, /are paid for in advance/);
  });

  it('should say what it found nothing about, and show the topics', async () => {
    const harness = await chat();
    const { lines } = await harness.say('pizza');
    assert.deepEqual(lines, ['I have no page about “pizza”. Choose one of the topics, or type other words.']);
    assert.equal(harness.card.rows.length, 7);
  });

  it('should only propose a topic where part of the question is about something else', async () => {
    const harness = await chat();
    await harness.say('order a pizza');
    assert.deepEqual(harness.card.rows, ['1. Buying reservations for a customer']);
    assert.ok(harness.card.text.includes('1 topic about “order a pizza”.'), harness.card.text);
    const onCard = await chat({ topic: 'api' });
    const { lines } = await onCard.say('order a pizza');
    assert.deepEqual(lines, [
      'Perhaps “Buying reservations for a customer” helps with “order a pizza”. Press Other topics to open it, or type other words.',
    ]);
    assert.match(onCard.card.text, /Partner Center API/);
  });

  it('should say hostile words back as they are', async () => {
    const harness = await chat();
    const { lines } = await harness.say('**pizza** ${title} <b>{{pasta}}</b>');
    assert.ok(lines[0]!.includes('“**pizza** ${title} <b>{{pasta}}</b>”'), lines[0]);
    await harness.say('**machines** ${title}');
    assert.ok(harness.card.text.includes('2 topics about “**machines** ${title}”.'), harness.card.text);
  });

  it('should give the address to who types for the page, and keep the card', async () => {
    const harness = await chat({ topic: 'api' });
    const { lines, cards } = await harness.say('open the page');
    assert.deepEqual(lines, [
      'The page is at https://learn.microsoft.com/en-us/partner-center/developer/purchase-azure-reservations',
    ]);
    assert.equal(cards.length, 0);
    await harness.press('Other topics');
    assert.equal(harness.card.rows.length, 7);
  });

  it('should not understand what is no question of its own', async () => {
    const harness = await chat({ topic: 'api' });
    const { lines } = await harness.say('pizza');
    assert.match(lines[0]!, /^I did not understand that here\./);
    assert.match(harness.card.text, /Partner Center API/);
  });

  it('should not guess between several topics on the card of one', async () => {
    const harness = await chat({ topic: 'api' });
    const { lines } = await harness.say('machines');
    assert.match(lines[0]!, /^Several topics are about “machines”\./);
    assert.match(harness.card.text, /Partner Center API/);
  });

  it('should lead back to the list, from there out', async () => {
    const harness = await chat();
    await harness.sayAll('3', 'back');
    assert.equal(harness.card.rows.length, 7);
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  it('should lead from other topics to another page and back', async () => {
    const harness = await chat({ topic: 'billing' });
    await harness.sayAll('other topics', '1');
    assert.match(harness.card.text, /Azure reservations in CSP/);
    await harness.say('back');
    assert.equal(harness.card.rows.length, 7);
  });

  for (const said of ['all', 'all topics', 'show all']) {
    it(`should lead from one topic to all of them by ${said}`, async () => {
      const harness = await chat({ topic: 'billing' });
      await harness.say(said);
      assert.equal(harness.card.rows.length, 7);
    });
  }

  it('should end when done, and when cancelled', async () => {
    const done = await chat({ topic: 'billing' });
    assert.deepEqual((await done.press('Done')).ended, { kind: 'answer', value: undefined });
    const cancelled = await chat({ topic: 'billing' });
    assert.deepEqual((await cancelled.say('cancel')).ended, { kind: 'left' });
  });

  it('should let the second of two presses change nothing', async () => {
    const harness = await chat({ topic: 'billing' });
    const { card } = harness;
    await harness.press('Other topics', {}, card);
    const { lines } = await harness.press('Done', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
  });

  it('should refuse a forged topic', async () => {
    const harness = await chat();
    const { lines } = await harness.press('1. Azure reservations in CSP', { item: 'secret' });
    assert.match(lines[0]!, /^I did not understand that here\./);
  });

  it('should go on in the other language', async () => {
    const harness = await chat({ topic: 'billing' });
    await harness.say('français');
    assert.match(harness.card.text, /fr-fr\/partner-center\/billing/);
  });
});
