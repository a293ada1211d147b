import assert from 'node:assert/strict';
import { NameIndex } from '../../../services/search/nameIndex.js';

const COMPANIES = [
  ['A. Datum Corporation', 'adatum.com'],
  ['Adventure Works', 'adventure-works.com'],
  ['Alpine Ski House', 'alpineskihouse.com'],
  ['Coho Winery', 'cohowinery.com'],
  ['Contoso Ltd', 'contoso.com'],
  ['Contoso Pharma', 'contosopharma.com'],
  ['Fabrikam Inc', 'fabrikam.com'],
  ["Margie's Travel", 'margiestravel.com'],
  ['Northwind Traders', 'northwindtraders.com'],
  ['Société Graphique Démo', 'graphique-demo.fr'],
  ['Tailspin Toys', 'tailspintoys.com'],
  ['Wingtip Toys', 'wingtiptoys.com'],
  ['Woodgrove Bank', 'woodgrovebank.com'],
] as const;

describe('NameIndex', () => {
  const index = new NameIndex(COMPANIES, ([name, domain]) => ({
    names: [name, domain],
    words: [name, domain],
  }));
  const found = (text: string, limit = 10) => {
    const { hits, clear } = index.search(text, limit);
    return { names: hits.map(([name]) => name), clear };
  };

  describe('with one company meant', () => {
    for (const [how, text, name] of [
      ['its whole name', 'Contoso Ltd', 'Contoso Ltd'],
      ['its whole domain', 'contoso.com', 'Contoso Ltd'],
      ['the start of a word', 'wood', 'Woodgrove Bank'],
      ['the start of a later word', 'trad', 'Northwind Traders'],
      ['the middle of a word', 'groveb', 'Woodgrove Bank'],
      ['the end of a word', 'brikam', 'Fabrikam Inc'],
      ['other case', 'FABRIKAM', 'Fabrikam Inc'],
      ['missing accents', 'societe graphique demo', 'Société Graphique Démo'],
      ['accents too many', 'Fàbrikäm', 'Fabrikam Inc'],
      ['no apostrophe', 'margies', "Margie's Travel"],
      ['a typographic apostrophe', 'Margie’s Travel', "Margie's Travel"],
      ['no dot', 'a datum', 'A. Datum Corporation'],
      ['no hyphen', 'adventureworks', 'Adventure Works'],
      ['a space too many', 'north wind', 'Northwind Traders'],
      ['its words in another order', 'toys wingtip', 'Wingtip Toys'],
      ['a letter too many', 'fabrikkam', 'Fabrikam Inc'],
      ['a letter too few', 'fabrkam', 'Fabrikam Inc'],
      ['a wrong letter', 'fabrikan', 'Fabrikam Inc'],
      ['two letters swapped', 'farbikam', 'Fabrikam Inc'],
      ['two typos in a long word', 'nortwynd', 'Northwind Traders'],
      ['a typo in one of two words', 'coho winnery', 'Coho Winery'],
    ] as const) {
      it(`should be clear about ${how}: ${text}`, () => {
        const { names, clear } = found(text);
        assert.equal(names[0], name);
        assert.equal(clear, true);
      });
    }
  });

  it('should offer all that share the word', () => {
    assert.deepEqual(found('toys'), { names: ['Tailspin Toys', 'Wingtip Toys'], clear: false });
    assert.deepEqual(found('contoso'), { names: ['Contoso Ltd', 'Contoso Pharma'], clear: false });
  });

  it('should find nothing for a text of which only a stray letter fits', () => {
    assert.deepEqual(found('<script>document.write("c")</script>'), { names: [], clear: false });
  });

  it('should pass over words that mean nothing here', () => {
    assert.deepEqual(found('please fabrikam'), { names: ['Fabrikam Inc'], clear: false });
  });

  it('should put whole words before beginnings, beginnings before parts', () => {
    const words = new NameIndex(['Bigwing', 'Wingtip', 'Wing'], (name) => ({ names: [name], words: [name] }));
    assert.deepEqual(words.search('wing', 5), { hits: ['Wing', 'Wingtip', 'Bigwing'], clear: true });
    assert.deepEqual(words.search('wing', 1), { hits: ['Wing'], clear: true });
  });

  it('should not take one of two equal names for the one meant', () => {
    const twins = new NameIndex(['Coho Winery', 'Coho Winery'], (name) => ({ names: [name], words: [name] }));
    const { hits, clear } = twins.search('coho winery', 5);
    assert.deepEqual([hits.length, clear], [2, false]);
  });

  it('should not forgive a typo in a short word or in one with digits', () => {
    const words = new NameIndex(['Ski', 'D16s'], (name) => ({ names: [name], words: [name] }));
    assert.deepEqual(words.search('sky', 5).hits, []);
    assert.deepEqual(words.search('d18s', 5).hits, []);
  });

  it('should not forgive a second typo in a word of medium length', () => {
    assert.deepEqual(found('wintipp').names, ['Wingtip Toys'].slice(1));
  });

  it('should offer, but not take, what fits only some of the words', () => {
    assert.deepEqual(found('fabrikam xyzzy'), { names: ['Fabrikam Inc'], clear: false });
    assert.deepEqual(found('fabrikam toys'), { names: ['Fabrikam Inc'], clear: false });
  });

  it('should offer, but not take, what one letter begins', () => {
    assert.deepEqual(found('m'), { names: ["Margie's Travel"], clear: false });
  });

  it('should find nothing for nothing', () => {
    for (const text of ['', '   ', '?!', '🎿', 'xyzzy'])
      assert.deepEqual(found(text), { names: [], clear: false });
  });

  it('should heed the limit', () => {
    assert.deepEqual(found('toys', 1).names, ['Tailspin Toys']);
    assert.equal(found('toys', 1).clear, false);
  });

  it('should answer whatever is typed', () => {
    for (const text of [
      'x'.repeat(20_000),
      'a '.repeat(10_000),
      '__proto__',
      'constructor',
      '.*',
      '(',
      '\u0000',
    ]) {
      assert.ok(Array.isArray(found(text).names));
    }
  });

  it('should answer the same after any other search', () => {
    const before = found('toys');
    for (const text of ['toys wingtip', 'contoso', 'zzz', 'a']) found(text);
    assert.deepEqual(found('toys'), before);
  });
});

describe('NameIndex of many entries that share their words', () => {
  const many = Array.from({ length: 6_000 }, (_, number) => `Common ${nameOf(number)} Group`);
  const index = new NameIndex([...many, 'The Group', 'Common Group', 'Zebra Common', 'Groupama'], (name) => ({
    names: [name],
    words: [name],
  }));

  it('should be clear about a whole name made of the commonest words', () => {
    assert.deepEqual(index.search('common group', 1), { hits: ['Common Group'], clear: true });
    assert.deepEqual(index.search('the group', 1), { hits: ['The Group'], clear: true });
  });

  it('should find the one entry that joins a common word with a rare one', () => {
    assert.deepEqual(index.search('common zebra', 10), { hits: ['Zebra Common'], clear: true });
    assert.deepEqual(index.search(`group ${nameOf(5_999)}`, 10).hits, [`Common ${nameOf(5_999)} Group`]);
  });

  it('should put the whole word before the thousands that it only begins', () => {
    assert.deepEqual(index.search('groupama', 10), { hits: ['Groupama'], clear: true });
  });

  it('should fill the list for a word of nearly all, and take none of them', () => {
    for (const text of ['group', 'gr', 'c', 'common', 'ommo', 'grop', 'common gr', 'group common x']) {
      const { hits, clear } = index.search(text, 10);
      assert.deepEqual([text, hits.length, new Set(hits).size, clear], [text, 10, 10, false]);
    }
  });
});

/** A word of six letters, different for every number below 6,000. */
function nameOf(number: number): string {
  const letters = number.toString(26).padStart(3, '0');
  return [...letters].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)).repeat(2)).join('');
}
