import assert from 'node:assert/strict';
import { type HeardWord, NameMentions, STRENGTH } from '../../../services/search/nameMentions.js';
import { nearWords } from '../../../services/search/nearWords.js';
import { wordsOf } from '../../../services/search/sentenceWords.js';

const NAMES = [
  'Contoso Ltd',
  'Contoso Retail GmbH',
  'Fourth Coffee',
  'Tailspin Toys',
  'Wingtip Toys',
  'Web Solutions Group',
  'Web',
  'Northwind Traders',
  '株式会社デモ',
];
const ORDINARY = new Set(['the', 'of', 'web', 'solutions', 'group', 'refund', 'for', 'show']);
const KNOWN = [...new Set(NAMES.flatMap((name) => wordsOf(name).map(({ folded }) => folded)))];

function heard(text: string): HeardWord[] {
  return wordsOf(text).map(({ folded, bare }) => ({ folded, bare, isOrdinary: ORDINARY.has(folded) }));
}

function mentionsOf(
  names: readonly string[],
  ordinary?: 'never' | 'asName' | 'asStart',
): NameMentions<string> {
  return new NameMentions(names, (name) => [name], {
    ordinary,
    spelling: (word, isOrdinary) => (isOrdinary ? [] : nearWords(word, KNOWN, true)),
  });
}

describe('NameMentions', () => {
  const mentions = mentionsOf(NAMES);
  const named = (text: string, limit = 10): string[] =>
    mentions.in(heard(text), limit).map(({ entry }) => entry);

  for (const [text, names] of [
    ['refund Contoso Ltd', ['Contoso Ltd']],
    ['refund contoso', ['Contoso Ltd', 'Contoso Retail GmbH']],
    ["Contoso Retail's VM", ['Contoso Retail GmbH']],
    ['north wind please', ['Northwind Traders']],
    ['northwindtraders', ['Northwind Traders']],
    ['show northwnid', ['Northwind Traders']],
    ['the coffee', ['Fourth Coffee']],
    ['toys', ['Tailspin Toys', 'Wingtip Toys']],
    ['web solutions', ['Web Solutions Group']],
    ['show the web', []],
    ['the group', []],
    ['株式会社デモの予約', ['株式会社デモ']],
    ['会社', []],
    ['co', []],
    ['', []],
  ] as const) {
    it(`should hear [${names.join(', ')}] in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(named(text), names);
    });
  }

  it('should say how surely each name is meant, and by which words', () => {
    assert.deepEqual(
      mentions.in(heard('refund Contoso Ltd'), 10).map(({ span, strength }) => ({ span, strength })),
      [{ span: { from: 1, to: 3 }, strength: STRENGTH.name }],
    );
    assert.equal(mentions.in(heard('fourth'), 10)[0]?.strength, STRENGTH.start);
    assert.equal(mentions.in(heard('northwnid'), 10)[0]?.strength, STRENGTH.mistyped);
    assert.equal(mentions.in(heard('coffee'), 10)[0]?.strength, STRENGTH.part);
  });

  it('should hear nothing doubtful beside a name that is surely meant', () => {
    assert.deepEqual(named('Fourth Coffee and toys'), ['Fourth Coffee']);
  });

  it('should hear several names in one text', () => {
    assert.deepEqual(named('Tailspin Toys of Fourth Coffee').sort(), ['Fourth Coffee', 'Tailspin Toys']);
  });

  it('should hear nobody in words that name more than asked for', () => {
    assert.deepEqual(named('contoso', 1), []);
    assert.deepEqual(named('contoso ltd', 1), ['Contoso Ltd']);
  });

  it('should pass over words that are known to mean something else', () => {
    const words = heard('refund Contoso').map((word, index) =>
      index === 1 ? { ...word, folded: '' } : word,
    );
    assert.deepEqual(mentions.in(words, 10), []);
  });

  it('should take an ordinary word for a name only where it is told to', () => {
    assert.deepEqual(
      (['never', 'asName', 'asStart'] as const).map((ordinary) =>
        mentionsOf(['Web', 'Solutions desk'], ordinary)
          .in(heard('the web solutions'), 10)
          .map(({ entry }) => entry),
      ),
      [[], ['Web'], ['Web', 'Solutions desk']],
    );
  });

  it('should ask for the spelling of a bounded number of words, each once', () => {
    const asked: string[] = [];
    const counting = new NameMentions(NAMES, (name) => [name], {
      spelling: (word) => {
        asked.push(word);
        return KNOWN;
      },
    });
    const unknown = Array.from(
      { length: 100 },
      (_, index) => `unknown${String.fromCharCode(97 + (index % 26))}`,
    );
    counting.in(heard(unknown.join(' ')), 10);
    assert.equal(new Set(asked).size, asked.length);
    assert.ok(asked.length <= 24);
  });

  it('should stay quick however often a name repeats itself', () => {
    const many = mentionsOf([Array.from({ length: 50 }, () => 'toy').join(' '), 'toy toy']);
    assert.ok(many.in(heard('toy '.repeat(120)), 10).length > 0);
  });
});
