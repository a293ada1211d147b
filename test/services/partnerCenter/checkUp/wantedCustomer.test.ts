import assert from 'node:assert/strict';
import type { Customer } from '../../../../services/model.js';
import { wantedCustomer } from '../../../../services/partnerCenter/checkUp/wantedCustomer.js';
import type { CustomerPage } from '../../../../services/partnerCenter/customers/customerReader.js';

const named = (id: string, name: string): Customer => ({ id, partnerId: 'p', name, domain: `${id}.example` });
const PAGES: readonly CustomerPage[] = [
  { customers: [named('c-1', 'Contoso')], leftOut: 0, next: '1' },
  { customers: [named('c-2', 'Contoso Next'), named('c-3', 'Fabrikam')], leftOut: 0, next: '2' },
  { customers: [named('c-4', 'Globex')], leftOut: 0, next: undefined },
];

/** A partner with three pages of customers. */
function reader() {
  const all = PAGES.flatMap(({ customers }) => customers);
  const asked: string[] = [];
  return {
    asked,
    page: async (next = '0') => {
      asked.push(`page ${next}`);
      return PAGES[Number(next)]!;
    },
    startingWith: async (text: string) =>
      all.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())),
    find: async (id: string) => {
      asked.push(`find ${id}`);
      return all.find((one) => one.id === id);
    },
  };
}

describe('wantedCustomer', () => {
  for (const [text, ids] of [
    ['c-1', ['c-1']],
    ['C-1.EXAMPLE', ['c-1']],
    ['fab', ['c-3']],
    ['Contoso', ['c-1']],
    ['conto', ['c-1', 'c-2']],
    ['c-4', ['c-4']],
    ['c-4.example', ['c-4']],
    ['nobody', []],
    ['../c-4', []],
  ] as const) {
    it(`should find ${ids.join(' and ') || 'nobody'} by ${text}`, async () => {
      const found = await wantedCustomer(reader(), PAGES[0]!, text);
      assert.deepEqual(
        found.map(({ id }) => id),
        ids,
      );
    });
  }

  it('should not ask for what is on the first page, nor for a part of a path', async () => {
    const by = reader();
    await wantedCustomer(by, PAGES[0]!, 'c-1');
    assert.deepEqual(by.asked, []);
    await wantedCustomer(by, PAGES[0]!, '../c-4');
    assert.deepEqual(by.asked, ['page 1', 'page 2']);
  });
});
