import assert from 'node:assert/strict';
import { chosenLocale } from '../../../services/localization/chosenLocale.js';

describe('chosenLocale', () => {
  for (const [language, locale, chosen] of [
    [undefined, 'en-GB', 'en-GB'],
    ['fr', 'fr-CA', 'fr-CA'],
    ['fr', 'FR_ca', 'FR_ca'],
    ['fr', 'en-GB', 'fr'],
    ['fr', undefined, 'fr'],
    [undefined, undefined, undefined],
  ] as const) {
    it(`should be ${chosen} for ${language ?? 'no choice'} in an app that says ${locale ?? 'nothing'}`, () => {
      assert.equal(chosenLocale(language, locale), chosen);
    });
  }
});
