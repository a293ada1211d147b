import assert from 'node:assert/strict';
import { type Asked, useExtensionDesk } from './extensionDesk.js';
import { type Answer, wordsOf } from './invokes.js';
import { fieldOf, keyOf, valuesOf, type WindowCard } from './windowCard.js';

const FETCH = 'composeExtension/fetchTask';
const SUBMIT = 'composeExtension/submitAction';
const COMMAND = {
  commandId: 'createSupportRequest',
  commandContext: 'compose',
  context: { theme: 'default' },
};
const CONTACT = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  phone: '',
  method: 'Email',
  country: 'FR',
  language: 'en',
  timeZone: 'Europe/Paris',
};
const ENTRIES = {
  topic: 'Billing/InvoicesAndCharges/InvoiceCopy',
  severity: 'Moderate',
  description: 'Please send us the invoice of October.',
  ...CONTACT,
};

describe('the window of a support request', () => {
  const ask = useExtensionDesk();

  const open = (value: object = COMMAND, asked: Asked = {}) => ask(FETCH, value, asked);
  const cardOf = ({ body }: Answer): WindowCard => body.task!.window!.card.content;

  /** The first customer or reservation that is found by these words. */
  async function found(dataset: string, queryText: string, asked: Asked = {}): Promise<string> {
    const { body } = await ask('application/search', { dataset, queryText }, asked);
    return body.value!.results[0]!.value;
  }

  /** What the window's button sends with these entries. */
  async function filled(changes: object = {}): Promise<Record<string, unknown>> {
    const step = keyOf(cardOf(await open()));
    return { action: 'file', step, ...ENTRIES, customer: await found('customers', 'contoso'), ...changes };
  }
  const submit = (data: unknown, changes: object = {}, asked: Asked = {}) =>
    ask(SUBMIT, { ...COMMAND, data, ...changes }, asked);

  it('should open with what can be known, its searches and all topics', async () => {
    const answer = await open();
    const { status, body } = answer;
    assert.equal(status, 200);
    assert.equal(body.task!.type, 'continue');
    assert.equal(body.task!.window!.title, 'Create support request');
    const card = cardOf(answer);
    const known = { severity: 'Minimal', method: 'Email', country: 'FR', timeZone: 'Europe/Paris' };
    assert.deepEqual({ ...valuesOf(card), ...known }, valuesOf(card));
    for (const [id, dataset] of [
      ['customer', 'customers'],
      ['reservation', 'reservations'],
    ] as const) {
      const data = { type: 'Data.Query', dataset, associatedInputs: 'auto' };
      assert.deepEqual(fieldOf(card, id)['choices.data'], data);
    }
    assert.ok(fieldOf(card, 'topic').choices!.length > 20);
  });

  it('should make another identity each time', async () => {
    const keys = [keyOf(cardOf(await open())), keyOf(cardOf(await open()))];
    assert.equal(new Set(keys).size, 2);
  });

  it('should begin the description with the words of the message, without its markup', async () => {
    const content = '<div>Reporting is <b>idle</b> &amp; costs</div><script>x</script><p>Why?</p>';
    const messagePayload = { id: '1', body: { contentType: 'html', content }, from: { user: { id: 'x' } } };
    const card = cardOf(await open({ ...COMMAND, commandContext: 'message', messagePayload }));
    assert.equal(valuesOf(card).description, 'Reporting is idle & costs\n\nWhy?');
    const long = { body: { contentType: 'text', content: 'a<b '.repeat(10_000) } };
    const cut = cardOf(await open({ ...COMMAND, messagePayload: long }));
    assert.equal(valuesOf(cut).description?.length, 10_000);
    assert.match(valuesOf(cut).description ?? '', /^a<b a<b/);
  });

  it('should file the request and put a card with its number into the compose box', async () => {
    const reservation = await found('reservations', 'Order database');
    const { status, body } = await submit(await filled({ reservation }));
    assert.equal(status, 200);
    const [card] = body.composeExtension!.attachments;
    assert.match(wordsOf(card!.content), /SR-\d{6}.*For Contoso Ltd.*Billing.*Open/);
    assert.doesNotMatch(wordsOf(card), /Lovelace|ada@example|October/);
  });

  it('should say the number in the window where there is no compose box', async () => {
    const { body } = await submit(await filled(), { commandContext: 'commandBox' });
    assert.match(
      body.task!.sentence,
      /^Request SR-\d{6} is filed\. Support .* by e-mail to ada@example\.com/,
    );
  });

  it('should file one request however often it is sent, and at once', async () => {
    const data = await filled();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(data)));
    const later = await submit(data);
    assert.equal(new Set([...answers, later].map((answer) => wordsOf(answer.body))).size, 1);
    assert.match(wordsOf(later.body), /SR-\d{6}/);
  });

  it('should remember the contact for the next one', async () => {
    await submit(await filled({ lastName: 'Byron', phone: '01 23 45 67 89' }));
    const values = valuesOf(cardOf(await open()));
    assert.deepEqual([values.lastName, values.phone], ['Byron', '+33123456789']);
  });

  it('should take the customer of a reservation that was chosen without one', async () => {
    const reservation = await found('reservations', 'Trail maps');
    const { body } = await submit(await filled({ customer: '', reservation }));
    assert.match(wordsOf(body), /For Adventure Works/);
  });

  for (const [id, entry, problem] of [
    ['customer', '', /Please choose one/],
    ['topic', 'Billing/__proto__/constructor', /Please choose one/],
    ['topic', 'Technical/Payments/MonthlyPayment', /Please choose one/],
    ['severity', 'Apocalyptic', /Please choose one/],
    ['description', '', /This is needed/],
    ['description', 'x'.repeat(10_001), /This has 10,001 characters/],
    ['firstName', '  ', /This is needed/],
    ['email', 'ada@', /not a complete e-mail address/],
    ['phone', '12', /not a phone number/],
    ['country', 'XX', /Please choose one/],
    ['timeZone', 'Mars/Olympus', /Please choose one/],
  ] as const) {
    it(`should come back with a sentence at ${id} for ${JSON.stringify(entry.slice(0, 40))}`, async () => {
      const data = await filled({ lastName: 'Kept', [id]: entry });
      const answer = await submit(data);
      assert.equal(answer.body.task!.type, 'continue');
      const card = cardOf(answer);
      assert.equal(keyOf(card), data.step);
      assert.match(fieldOf(card, id).problem ?? '', problem);
      assert.equal(card.body.filter((field) => field.items && field.items.length > 1).length, 1);
      assert.equal(valuesOf(card).lastName, 'Kept');
      if (id === 'description' || id === 'email' || id === 'phone') assert.equal(valuesOf(card)[id], entry);
    });
  }

  it('should not take what is another customer’s or another partner’s', async () => {
    const other = await found('reservations', 'Trail maps');
    const another = await submit(await filled({ reservation: other }));
    assert.match(fieldOf(cardOf(another), 'reservation').problem ?? '', /is another customer’s/);
    const theirs = { who: 'nora' } as const;
    const customer = await found('customers', 'contoso retail', theirs);
    const reservation = await found('reservations', 'Shop basket North', theirs);
    for (const [id, data] of [
      ['customer', await filled({ customer })],
      ['customer', await filled({ customer: '', reservation })],
      ['reservation', await filled({ reservation })],
    ] as const) {
      const answer = await submit(data);
      assert.match(fieldOf(cardOf(answer), id).problem ?? '', /Please choose one/);
      assert.doesNotMatch(wordsOf(answer.body), /Contoso Retail|Shop basket North/);
    }
  });

  it('should not hand out the request of somebody else for its key', async () => {
    const data = await filled();
    await submit(data);
    const customer = await found('customers', 'contoso', { who: 'nora' });
    const { body } = await submit({ ...data, customer }, {}, { who: 'nora' });
    assert.match(wordsOf(body), /For Contoso Retail/);
  });

  it('should open and read the window of a button, too', async () => {
    const reservation = await found('reservations', 'Order database');
    const opened = await ask('task/fetch', { data: { window: 'createSupportRequest', reservation } });
    assert.equal(valuesOf(cardOf(opened)).reservation, reservation);
    const data = { ...(await filled()), step: keyOf(cardOf(opened)) };
    const { body } = await ask('task/submit', { data, context: { theme: 'dark' } });
    assert.equal(body.task!.type, 'message');
    assert.match(body.task!.sentence, /Request SR-\d{6} is filed/);
  });

  it('should speak French to whom Teams speaks French', async () => {
    const { body } = await open(COMMAND, { locale: 'fr-FR' });
    assert.match(wordsOf(body), /Créer une demande de support.*Objet/);
  });

  for (const [title, name, value] of [
    ['an unknown command', FETCH, { commandId: 'constructor' }],
    ['no value', FETCH, undefined],
    ['an unknown window', 'task/fetch', { data: { window: '__proto__' } }],
    ['no data', SUBMIT, COMMAND],
    ['data of another card', SUBMIT, { ...COMMAND, data: { action: 'delete', step: 'x' } }],
    ['data without identity', 'task/submit', { data: { action: 'file', ...ENTRIES } }],
    ['data that is a list', 'task/submit', { data: ['file'] }],
  ] as const) {
    it(`should say that it cannot read ${title}`, async () => {
      const { status, body } = await ask(name, value);
      assert.equal(status, 200);
      assert.match(body.task!.sentence, /in a form I cannot read/);
    });
  }

  it('should cope with entries of wrong types and of no bounds', async () => {
    const wrong = { description: 'x'.repeat(40_000), firstName: { a: 1 }, email: ['x'], topic: 7 };
    const answer = await submit(await filled({ ...wrong, __proto__: { customer: 'x' }, constructor: 'x' }));
    assert.equal(answer.body.task!.type, 'continue');
    assert.match(fieldOf(cardOf(answer), 'firstName').problem ?? '', /This is needed/);
  });

  for (const [who, sentence] of [
    ['stranger', /I do not know your account yet/],
    ['roleless', /You have no role/],
  ] as const) {
    it(`should not open for a ${who}`, async () => {
      assert.match((await open(COMMAND, { who })).body.task!.sentence, sentence);
      assert.match((await submit(await filled(), {}, { who })).body.task!.sentence, sentence);
    });
  }
});
