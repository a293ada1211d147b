import assert from 'node:assert/strict';
import { takeCodes, takeEmails, takeIds } from '../../../services/understanding/marks.js';
import { QuantityReader } from '../../../services/understanding/quantityReader.js';
import { Sentence } from '../../../services/understanding/sentence.js';
import { languages } from '../../support/languages.js';

const reader = new QuantityReader(languages.languages.map((language) => languages.textsFor(language)));

/** In the order in which a sentence is read. */
function read(text: string, language = 'en'): number | undefined {
  const sentence = new Sentence(text);
  takeEmails(sentence);
  takeIds(sentence);
  takeCodes(sentence);
  return reader.take(sentence, language);
}

describe('QuantityReader', () => {
  for (const [language, text, quantity] of [
    ['en', 'return 3 units', 3],
    ['en', 'return 3', 3],
    ['en', 'two of the D4s', 2],
    ['en', 'one unit please', 1],
    ['en', 'a refund of 12 for 4 units', 4],
    ['fr', 'rendre trois unités', 3],
    ['fr', 'rendre un D4s, donc une unité', 1],
    ['de', 'fünf Stück zurückgeben', 5],
    ['de', 'zwo Einheiten', 2],
    ['es', 'devolver un unidad', 1],
    ['es', 'devolver una unidad', 1],
    ['ja', '3個を返品', 3],
    ['pt', 'devolver uma unidade', 1],
    ['pt', 'devolver um unidade', 1],
    ['pt', 'devolver duas unidades', 2],
    ['pt', 'devolver dois D4s', 2],
  ] as const) {
    it(`should read ${quantity} in ${language}: ${text}`, () => {
      assert.equal(read(text, language), quantity);
    });
  }

  for (const text of [
    'refund Standard_D4s_v5',
    'refund the e16s v5',
    'request SR-000123',
    'reservation 6f1f2a8e-3f0a-4c61-9d5e-0c6f3b1a7e21',
    'give 3@contoso.com access',
    'give team.7@contoso.com access',
    'a discount of 30 %',
    'it cost 40 €',
    'it cost $40',
    'row #3',
    'at -3',
    'about 1.5',
    '0 of them',
    'return 12345 of them',
    'return 3 or 4',
    'the other one',
    'is it the one',
    'two please',
    'a unit',
    'both units',
    '',
  ]) {
    it(`should read none: ${JSON.stringify(text)}`, () => {
      assert.equal(read(text), undefined);
    });
  }

  it('should not take a number twice', () => {
    const sentence = new Sentence('return 3 units');
    sentence.take({ from: 1, to: 2 }, 'date');
    assert.equal(reader.take(sentence, 'en'), undefined);
  });

  it('should mark the number it took', () => {
    const sentence = new Sentence('return two units');
    reader.take(sentence, 'en');
    assert.deepEqual(sentence.tokens(), ['return', '{quantity}', 'units']);
  });

  it('should count in the words of the language only', () => {
    assert.equal(read('drei Einheiten', 'en'), undefined);
    assert.equal(read('3 units', 'it'), undefined);
    assert.equal(reader.numberOf('trois', 'fr'), 3);
    assert.equal(reader.numberOf('trois', 'en'), undefined);
  });
});
