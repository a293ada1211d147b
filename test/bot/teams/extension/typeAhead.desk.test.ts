import assert from 'node:assert/strict';
import { useExtensionDesk } from './extensionDesk.js';
import { type Answer, wordsOf } from './invokes.js';

const SEARCH = 'application/search';
const RESPONSE = 'application/vnd.microsoft.search.searchResponse';

describe('type-ahead in cards', () => {
  const ask = useExtensionDesk();

  const seek = (dataset: string, queryText: string, data?: object, who?: 'nora') =>
    ask(
      SEARCH,
      { queryText, queryOptions: { skip: 0, top: 15 }, dataset, ...(data && { data }) },
      who && { who },
    );
  const titles = ({ body }: Answer): string[] => body.value!.results.map(({ title }) => title);
  const firstValue = ({ body }: Answer): string => body.value!.results[0]!.value;

  it('should find customers, at most as many as a client draws', async () => {
    const { status, body } = await seek('customers', 'contso');
    assert.equal(status, 200);
    assert.deepEqual([body.statusCode, body.type], [200, RESPONSE]);
    assert.equal(body.value!.results[0]!.title, 'Contoso Ltd');
    assert.equal(titles(await seek('customers', '')).length, 15);
  });

  it('should find reservations of the customer that the card names, or of all', async () => {
    const customer = firstValue(await seek('customers', 'contoso'));
    const own = titles(await seek('reservations', '', { customer }));
    assert.ok(own.length > 3 && own.every((title) => !title.includes('Contoso')));
    const database = titles(await seek('reservations', 'order', { customer }));
    assert.match(database[0] ?? '', /^Order database · SQLDB_GP_Compute_Gen5 · × 8$/);
    assert.match(titles(await seek('reservations', 'trail maps'))[0] ?? '', /Trail maps.*Adventure Works$/);
    assert.equal(titles(await seek('reservations', '')).length, 15);
  });

  it('should find products that the chosen reservation can be exchanged for', async () => {
    const reservation = firstValue(await seek('reservations', 'Web shop'));
    const found = titles(await seek('products', 'D8s v5', { reservation }));
    assert.equal(found[0], 'Standard_D8s_v5');
    assert.ok(titles(await seek('products', '', { reservation })).length > 1);
    assert.deepEqual(titles(await seek('products', 'D8s v5')), []);
  });

  it('should find nothing of another partner’s', async () => {
    const theirs = firstValue(await seek('customers', 'contoso retail', undefined, 'nora'));
    const reservation = firstValue(await seek('reservations', '', { customer: theirs }, 'nora'));
    assert.deepEqual(titles(await seek('reservations', '', { customer: theirs })), []);
    assert.deepEqual(titles(await seek('products', '', { reservation })), []);
    assert.doesNotMatch(titles(await seek('customers', 'contoso retail')).join(), /Retail/);
  });

  for (const [title, value] of Object.entries({
    'an unknown dataset': { dataset: 'secrets', queryText: '' },
    'a dataset called like what objects have': { dataset: '__proto__', queryText: '' },
    nothing: undefined,
    'a text': 'customers',
  })) {
    it(`should refuse ${title}`, async () => {
      const { status, body } = await ask(SEARCH, value);
      assert.equal(status, 200);
      assert.equal(body.statusCode, 400);
      assert.match(body.value!.message, /in a form I cannot read/);
    });
  }

  for (const [title, value] of Object.entries({
    'words of wrong types': { dataset: 'customers', queryText: { a: 1 }, queryOptions: 'x', data: [] },
    'ids that are none': { dataset: 'reservations', queryText: 'x', data: { customer: {}, reservation: 7 } },
    'ids of members': { dataset: 'products', queryText: '', data: { reservation: '__proto__/constructor' } },
    'ids of paths': { dataset: 'reservations', queryText: '', data: { customer: '../../users/alex' } },
    'very much': { dataset: 'reservations', queryText: 'x'.repeat(200_000) },
  })) {
    it(`should cope with ${title}`, async () => {
      const { status, body } = await ask(SEARCH, value);
      assert.equal(status, 200);
      assert.equal(body.statusCode, 200, wordsOf(body));
      assert.ok(body.value!.results.length <= 15);
    });
  }

  it('should find nothing for a stranger', async () => {
    const { body } = await ask(SEARCH, { dataset: 'customers', queryText: '' }, { who: 'stranger' });
    assert.equal(body.statusCode, 403);
    assert.doesNotMatch(wordsOf(body), /Contoso/);
  });
});
