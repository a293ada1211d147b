import assert from 'node:assert/strict';
import { RowsByWord } from '../../../services/portfolio/rowsByWord.js';

const row = (displayName: string) => ({ displayName });

function shelfOf(...names: readonly string[]) {
  const rows = new RowsByWord<{ readonly displayName: string }>();
  const added = names.map(row);
  for (const one of added) rows.add(one);
  return { rows, added, find: (text: string) => rows.find(text)?.map(({ displayName }) => displayName) };
}

describe('RowsByWord', () => {
  const { find } = shelfOf(
    'Order database',
    'Orders of Zürich',
    'Web front end',
    'Reporting',
    'end of order',
  );

  for (const [typed, names] of [
    ['database', ['Order database']],
    ['repor', ['Reporting']],
    ['order', ['end of order', 'Order database', 'Orders of Zürich']],
    ['zurich ORD', ['Orders of Zürich']],
    ['front-end', ['Web front end']],
    ['end front web', ['Web front end']],
    ['atabase', []],
    ['order reporting', []],
    ['', []],
    ['__proto__ constructor', []],
  ] as const) {
    it(`should find by ${JSON.stringify(typed)}: ${names.join(', ') || 'nothing'}`, () => {
      assert.deepEqual([...(find(typed) ?? [])].sort(), [...names].sort());
    });
  }

  it('should find what is left when one of a name is taken out, and nothing of the last', () => {
    const { rows, added, find: found } = shelfOf('Web shop', 'Web shop');
    rows.delete(added[0]!);
    assert.deepEqual(found('web'), ['Web shop']);
    rows.delete(added[1]!);
    assert.deepEqual(found('web'), []);
    rows.add(added[0]!);
    assert.deepEqual(found('sho'), ['Web shop']);
  });

  it('should look at no more than it says, and choose by the rarest word', () => {
    const many = Array.from({ length: 600 }, (_, index) => `Server number${index}`);
    const { find: found } = shelfOf(...many, 'Server Lyon');
    assert.equal(found('server'), undefined);
    assert.equal(found('number'), undefined);
    assert.deepEqual(found('server lyon'), ['Server Lyon']);
    assert.deepEqual(found('ser number599'), ['Server number599']);
  });
});
