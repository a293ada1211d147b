import assert from 'node:assert/strict';
import { foldText, foldWords } from '../../../services/search/foldText.js';

describe('foldText', () => {
  for (const [text, folded] of [
    ['Société Générale', 'societe generale'],
    ["Margie's Travel", 'margies travel'],
    ['Margie’s', 'margies'],
    ['  A. Datum,  Corporation ', 'a datum corporation'],
    ['contoso.com', 'contoso com'],
    ['Standard_D4s_v5', 'standard d4s v5'],
    ['Œuvre Straße Ærø Łódź', 'oeuvre strasse aero lodz'],
    ['İSTANBUL', 'istanbul'],
    ['ＦＵＬＬ', 'full'],
    ['1. Demander un remboursement', '1 demander un remboursement'],
    ['東京 支店', '東京 支店'],
    ['🎿!?', ''],
    ['', ''],
  ] as const) {
    it(`should fold ${JSON.stringify(text)} to ${JSON.stringify(folded)}`, () => {
      assert.equal(foldText(text), folded);
    });
  }

  it('should give no words for a text of punctuation', () => {
    assert.deepEqual(foldWords('—!'), []);
    assert.deepEqual(foldWords('Coho Winery'), ['coho', 'winery']);
  });
});
