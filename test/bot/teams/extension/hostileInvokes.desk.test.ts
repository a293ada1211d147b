import assert from 'node:assert/strict';
import { useExtensionDesk, WHO } from './extensionDesk.js';
import { queryOf, TENANT, wordsOf } from './invokes.js';

/** Every invoke that the desk answers without further configuration, with what makes it valid. */
const VALID: Readonly<Record<string, object>> = {
  'task/fetch': { data: { window: 'createSupportRequest' } },
  'task/submit': { data: { action: 'file', step: 'key' } },
  'composeExtension/query': queryOf('searchReservations', 'contoso'),
  'composeExtension/selectItem': { shares: 'customer', customerId: 'none' },
  'composeExtension/queryLink': { url: 'https://portal.azure.com/' },
  'composeExtension/anonymousQueryLink': { url: 'https://portal.azure.com/' },
  'composeExtension/fetchTask': { commandId: 'createSupportRequest' },
  'composeExtension/submitAction': {
    commandId: 'createSupportRequest',
    data: { action: 'file', step: 'key' },
  },
  'application/search': { dataset: 'reservations', queryText: 'contoso' },
};

const deep = (depth: number): object => (depth === 0 ? {} : { data: deep(depth - 1), a: [depth] });

/** What anybody could send under any name. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  'a text': '{"commandId":"searchCustomers"}',
  'a number': 1e308,
  'a list': [[[]]],
  'names of members': { commandId: 'constructor', dataset: 'toString', shares: 'valueOf', constructor: 1 },
  'a deep object': deep(20),
  'lists in the place of texts': {
    commandId: ['searchCustomers'],
    dataset: ['customers'],
    queryText: [],
    url: [],
    shares: [],
    data: [{ action: 'file', step: 'x' }],
  },
  'a large text in every place': {
    commandId: 'createSupportRequest',
    dataset: 'customers',
    queryText: 'é'.repeat(20_000),
    url: `https://portal.azure.com/${'%25'.repeat(10_000)}`,
    messagePayload: { body: { content: '<a <b '.repeat(5_000), contentType: 'html' } },
    data: {
      action: 'file',
      step: 'x'.repeat(150),
      window: 'createSupportRequest',
      customer: '/'.repeat(20_000),
    },
  },
};

const FAULT = /Reference: |stack|Error:|\/bot\//;
const DATA = /Contoso|Fabrikam|Adventure Works|Order database/;

describe('what the desk answers hostile invokes', () => {
  const ask = useExtensionDesk();

  for (const name of Object.keys(VALID)) {
    for (const [title, value] of Object.entries(HOSTILE)) {
      it(`should be a sentence or nothing: ${name} with ${title}`, async () => {
        const answer = await ask(name, value);
        assert.equal(answer.status, 200, wordsOf(answer));
        assert.doesNotMatch(wordsOf(answer), FAULT);
      });
    }

    for (const [title, changes] of Object.entries({
      'no proven account': { from: { id: '29:ana', name: 'ana' } },
      'an account in the place of the name': { from: { id: WHO.ana, name: WHO.ana } },
      'an account that is no id': { from: { id: '29:x', aadObjectId: { toString: WHO.ana } } },
      'the account of another tenant': {
        conversation: { id: 'a:1', conversationType: 'personal', tenantId: WHO.stranger },
      },
      'no tenant but in what nobody reads': { conversation: { id: 'a:1', conversationType: 'personal' } },
      'a tenant that is a list': { conversation: { id: 'a:1', tenantId: [TENANT] } },
    })) {
      it(`should show no data to ${title}: ${name}`, async () => {
        const answer = await ask(name, VALID[name], { changes });
        assert.ok([200, 401, 403].includes(answer.status), wordsOf(answer));
        assert.doesNotMatch(wordsOf(answer), DATA);
        assert.doesNotMatch(wordsOf(answer), FAULT);
      });
    }
  }

  for (const name of [
    '',
    '__proto__',
    'composeExtension',
    'composeExtension/setting',
    'TASK/FETCH',
    'x'.repeat(5_000),
  ]) {
    it(`should not be implemented: ${JSON.stringify(name.slice(0, 30))}`, async () => {
      for (const who of ['ana', 'stranger'] as const) {
        const { status, sent } = await ask(name, VALID['task/fetch'], { who });
        assert.deepEqual([status, sent], [501, undefined]);
      }
    });
  }

  it('should be the same however often an invoke of one id is delivered', async () => {
    const changes = { id: 'f:same' };
    const value = VALID['composeExtension/query'];
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask('composeExtension/query', value, { changes })),
    );
    assert.equal(new Set(answers.map(wordsOf)).size, 1);
    assert.match(wordsOf(answers[0]), DATA);
  });

  it('should look nothing up by ids of another partner in a button of a card', async () => {
    const theirs = { who: 'nora' } as const;
    const { body } = await ask(
      'application/search',
      { dataset: 'reservations', queryText: 'Shop basket North' },
      theirs,
    );
    const { results } = body.value!;
    const [customer = ''] = results[0]!.value.split('/');
    for (const data of [
      { customer },
      { reservation: results[0]!.value },
      { customer, reservation: results[0]!.value },
    ]) {
      const value = { data: { window: 'createSupportRequest', ...data } };
      const opened = await ask('task/fetch', value);
      assert.doesNotMatch(wordsOf(opened), /Shop basket North|Contoso Retail/);
      assert.match(wordsOf(await ask('task/fetch', value, theirs)), /Contoso Retail|Shop basket North/);
    }
  });
});
