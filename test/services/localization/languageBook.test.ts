import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLanguageBook } from '../../../services/localization/languageBook.js';

const book = loadLanguageBook('en-US');

describe('language book', () => {
  const cases: [locale: string | undefined, language: string][] = [
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FR_fr', 'fr'],
    ['en-GB', 'en'],
    ['de-CH', 'de'],
    ['pt-BR', 'pt'],
    ['nl-NL', 'en'],
    ['', 'en'],
    ['fr-😀', 'en'],
    [undefined, 'en'],
  ];
  for (const [locale, language] of cases) {
    it(`should speak ${language} to ${JSON.stringify(locale)}`, () => {
      assert.equal(book.textsFor(locale).language, language);
    });
  }

  it('should answer in the default language when it has not the one asked for', () => {
    assert.equal(loadLanguageBook('fr-FR').textsFor('nl').language, 'fr');
  });

  it('should keep the texts of a locale instead of making them anew', () => {
    assert.equal(book.textsFor('fr-BE'), book.textsFor('fr-BE'));
  });

  it('should write dates, money and percentages as the locale does', () => {
    const french = book.textsFor('fr-FR');
    assert.equal(french.date('2027-03-01'), '1er mars 2027');
    assert.equal(french.money({ amountMinor: 123456, currency: 'EUR' }).replace(/\s/g, ' '), '1 234,56 €');
    assert.equal(french.percent(37.5).replace(/\s/g, ' '), '37,5 %');
    assert.equal(book.textsFor('en-US').money({ amountMinor: -5, currency: 'USD' }), '-$0.05');
    assert.equal(book.textsFor('en-US').money({ amountMinor: 1500, currency: 'JPY' }), '¥1,500');
  });

  it('should write a few days in few letters, as the locale does', () => {
    const written = (locale: string, first: string, last: string) =>
      book.textsFor(locale).period(first, last).replaceAll(/\s/g, ' ');
    assert.equal(written('en-US', '2026-11-15', '2026-11-21'), 'Nov 15 – 21');
    assert.equal(written('fr-FR', '2026-10-29', '2026-11-04'), '29 oct. – 4 nov.');
    assert.equal(written('en-US', '2026-11-15', '2026-11-15'), 'Nov 15');
  });

  it('should write amounts beyond what a binary fraction holds exactly', () => {
    const exact = book.textsFor('en-US').money({ amountMinor: 9_007_199_254_740_991, currency: 'USD' });
    assert.equal(exact, '$90,071,992,547,409.91');
  });

  for (const [locale, one, several] of [
    ['en-US', [1], [0, 2, 5, 1.5]],
    ['fr-FR', [0, 1, 1.5], [2, 5]],
  ] as const) {
    it(`should choose the plural form by each count in ${locale}, also where others were asked before`, () => {
      const texts = loadLanguageBook('en').textsFor(locale);
      const isPlural = (count: number) =>
        /requests|demandes/.test(texts.say('approvals.list.waiting', { count }));
      for (const _again of [1, 2]) {
        assert.deepEqual(
          one.map(isPlural),
          one.map(() => false),
        );
        assert.deepEqual(
          several.map(isPlural),
          several.map(() => true),
        );
      }
    });
  }

  it('should show the code of what it has no name for', () => {
    assert.equal(book.textsFor('en').label('resourceType', 'QuantumHost'), 'QuantumHost');
  });

  it('should leave placeholders and references in values as they are', () => {
    const hostile = '$t(common.yes) {{reference}} ${1+1}';
    assert.ok(book.textsFor('en').say('errors.Unexpected', { reference: hostile }).includes(hostile));
  });

  it('should take a new language from a folder alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'languages-'));
    try {
      for (const source of ['en', 'fr'])
        cpSync(
          fileURLToPath(new URL(`../../../services/localization/${source}`, import.meta.url)),
          join(folder, source),
          { recursive: true },
        );
      mkdirSync(join(folder, 'xx'));
      cpSync(join(folder, 'fr'), join(folder, 'xx'), { recursive: true });
      const grown = loadLanguageBook('en-US', folder);
      assert.ok(grown.speaks('xx'));
      assert.equal(grown.textsFor('xx').say('common.yes'), 'Oui');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
