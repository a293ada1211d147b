import assert from 'node:assert/strict';
import { KnownErrorResponseCode } from '@azure/arm-reservations';
import { loadLanguageBook } from '../../../services/localization/languageBook.js';
import type { Texts } from '../../../services/localization/texts.js';
import { isServiceErrorCode, SERVICE_ERROR_CODES } from '../../../services/remote/serviceErrorCodes.js';

/** What fits a chat bubble on a phone without scrolling. */
const MAX_LENGTH = 300;

const book = loadLanguageBook('en-US');
const languages: readonly Texts[] = book.languages.map((language) => book.textsFor(language));

describe('sentences for the error codes of services', () => {
  it('should know every code of the reservations API that its SDK knows', () => {
    const missing = Object.values(KnownErrorResponseCode).filter((code) => !isServiceErrorCode(code));
    assert.deepEqual(missing, []);
  });

  it('should name each code once', () => {
    assert.equal(new Set(SERVICE_ERROR_CODES).size, SERVICE_ERROR_CODES.length);
  });

  it('should not take a code for its own that only looks like one', () => {
    for (const code of ['toString', 'unknown', 'quote', 'differs', 'refundlimitexceeded', '', undefined])
      assert.equal(isServiceErrorCode(code), false, String(code));
  });

  for (const texts of languages) {
    it(`should explain every code in ${texts.language}, short and with nothing left to fill in`, () => {
      for (const code of SERVICE_ERROR_CODES) {
        const sentence = texts.say(`service.${code}`);
        assert.notEqual(sentence, `service.${code}`);
        assert.ok(sentence.trim().length > 0 && sentence.length <= MAX_LENGTH, `${code}: ${sentence.length}`);
        assert.doesNotMatch(sentence, /[{}]|\$t\(/, code);
        assert.match(sentence, /[.。]$/, code);
        assert.ok(!sentence.includes(code), `${code} shows its code`);
      }
    });

    it(`should fill in the code, the correlation id and both figures in ${texts.language}`, () => {
      assert.match(texts.say('service.unknown', { code: 'NewRefusal' }), /NewRefusal/);
      assert.match(texts.say('service.quote', { correlation: 'c-1' }), /c-1/);
      assert.match(texts.say('service.stillLoading', { count: 1200 }), /1200/);
      for (const figure of ['refund', 'remainingCommitment', 'credit', 'netPayable'] as const) {
        const said = texts.say(`service.differs.${figure}`, { service: 'S-9', reckoned: 'R-8' });
        assert.ok(said.includes('S-9') && said.includes('R-8'), said);
      }
    });
  }

  it('should say each in its own words in every language', () => {
    for (const code of SERVICE_ERROR_CODES) {
      const said = new Set(languages.map((texts) => texts.say(`service.${code}`)));
      assert.equal(said.size, languages.length, code);
    }
  });

  it('should write French with no break before its tall signs', () => {
    const french = book.textsFor('fr-FR');
    for (const code of SERVICE_ERROR_CODES) {
      assert.doesNotMatch(french.say(`service.${code}`), /[^\u00a0\u202f][;:?!»]|«[^\u00a0\u202f]|'/, code);
    }
  });
});
