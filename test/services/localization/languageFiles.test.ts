import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { ERROR_CODES } from '../../../services/errors.js';

const FOLDER = new URL('../../../services/localization/', import.meta.url);
const LANGUAGES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Plural categories that a language may have beyond English's. */
const PLURAL = /_(one|other|many|few|two|zero)$/;

describe('language files', () => {
  it('should be English and French at least', () => {
    assert.ok(['en', 'fr'].every((language) => LANGUAGES.includes(language)));
  });

  for (const language of LANGUAGES.filter((name) => name !== 'en')) {
    it(`should have the same keys in ${language} as in en`, () => {
      assert.deepEqual([...textsOf(language).keys()].sort(), [...textsOf('en').keys()].sort());
    });

    it(`should have the same placeholders in ${language} as in en`, () => {
      const english = textsOf('en');
      for (const [key, text] of textsOf(language)) {
        assert.deepEqual(placeholders(text), placeholders(english.get(key) ?? ''), key);
      }
    });
  }

  for (const language of LANGUAGES) {
    it(`should leave no text empty in ${language}`, () => {
      const empty = [...textsOf(language)].filter(([, text]) => text.trim() === '').map(([key]) => key);
      assert.deepEqual(empty, []);
    });

    it(`should have a sentence for every error code in ${language}`, () => {
      const texts = textsOf(language);
      assert.deepEqual(
        ERROR_CODES.filter((code) => !texts.has(`errors.${code}`)),
        [],
      );
    });
  }
});

/** Every text of a language by key; plural forms under the key that they share, their placeholders together. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(new URL(`${language}/`, FOLDER)).filter((name) => name.endsWith('.json'))) {
    const content: unknown = JSON.parse(readFileSync(new URL(`${language}/${file}`, FOLDER), 'utf8'));
    collect(file.replace(/\.json$/, ''), content, texts);
  }
  return texts;
}

function collect(path: string, node: unknown, into: Map<string, string>): void {
  if (typeof node === 'string') {
    const key = path.replace(PLURAL, '');
    into.set(key, [into.get(key), node].filter((part) => part !== undefined).join(' '));
    return;
  }
  for (const [name, member] of Object.entries(node as object)) collect(`${path}.${name}`, member, into);
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
}
