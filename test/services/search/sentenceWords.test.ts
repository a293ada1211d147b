import assert from 'node:assert/strict';
import { isUnspaced, wordsOf } from '../../../services/search/sentenceWords.js';

describe('wordsOf', () => {
  for (const [text, words] of [
    ['Rembourse la VM', ['rembourse', 'la', 'vm']],
    ['Épreuves, déjà là !', ['epreuves', 'deja', 'la']],
    ["l'entreprise d’Alpine", ['l', 'entreprise', 'd', 'alpine']],
    ["Contoso's and Margie’s", ['contosos', 'and', 'margies']],
    ["I don't, we'll", ['i', 'dont', 'we', 'll']],
    ['Standard_D4s_v5', ['standard', 'd4s', 'v5']],
    ['Contosoの予約を3台', ['contoso', 'の', '予', '約', 'を', '3', '台']],
    ['データ', ['テ', 'ー', 'タ']],
    ['  …!? ', []],
    ['', []],
  ] as const) {
    it(`should read ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        wordsOf(text).map(({ folded }) => folded),
        words,
      );
    });
  }

  it('should know a word without what an apostrophe adds to it', () => {
    assert.deepEqual(
      wordsOf("Contoso's VM").map(({ bare }) => bare),
      ['contoso', 'vm'],
    );
  });

  it('should tell where in the text each word stands', () => {
    const text = "déjà Contoso's D4s";
    assert.deepEqual(
      wordsOf(text).map(({ start, end }) => text.slice(start, end)),
      ['déjà', "Contoso's", 'D4s'],
    );
  });
});

describe('isUnspaced', () => {
  it('should tell characters that stand for words from letters', () => {
    assert.deepEqual(['予', 'の', 'ー', 'vm', 'é', '3'].map(isUnspaced), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
