import assert from 'node:assert/strict';
import { compileText } from '../../../services/localization/compiledText.js';
import type { TextParams } from '../../../services/localization/texts.js';

describe('compileText', () => {
  const cases: [name: string, text: string, params: TextParams, filled: string][] = [
    ['a text without placeholders', 'Good day.', { name: 'Ada' }, 'Good day.'],
    ['each placeholder', '{{a}} of {{b}}, not {{a}}', { a: 1, b: 'two' }, '1 of two, not 1'],
    ['nothing and nought', '[{{none}}] [{{nought}}]', { none: '', nought: 0 }, '[] [0]'],
    [
      'what a user typed as it was typed',
      'Found {{a}}, {{b}}',
      { a: '{{b}} $& $1', b: 'x' },
      'Found {{b}} $& $1, x',
    ],
    ['no placeholder without a value', '{{a}} {{b}}', { a: 'x' }, 'x {{b}}'],
  ];
  for (const [name, text, params, filled] of cases) {
    it(`should fill in ${name}`, () => {
      assert.equal(compileText(text)(params), filled);
    });
  }
});
