import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSentences, SentenceFileError } from '../../../services/understanding/loadSentences.js';
import { useTempFolder } from '../local/tempFolder.js';

describe('loadSentences', () => {
  const folder = useTempFolder();

  function write(language: string, name: string, content: string): string {
    const file = path.join(folder(), language, 'sentences', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  it('should file every sentence under the name of its file, with its topic', () => {
    write('en', 'refund.json', '["refund {customer}", " give it back "]');
    write('en', 'resources.buying.json', '["how do I buy"]');
    write('en', 'none.courtesies.json', '["hello"]');
    assert.deepEqual(loadSentences(folder()).get('en'), [
      { label: 'none', topic: 'courtesies', text: 'hello' },
      { label: 'refund', topic: undefined, text: 'refund {customer}' },
      { label: 'refund', topic: undefined, text: 'give it back' },
      { label: 'resources', topic: 'buying', text: 'how do I buy' },
    ]);
  });

  it('should have an empty list for a language without sentences', () => {
    mkdirSync(path.join(folder(), 'it'));
    write('en', 'refund.json', '["refund"]');
    const sentences = loadSentences(folder());
    assert.deepEqual([...sentences.keys()], ['en', 'it']);
    assert.deepEqual(sentences.get('it'), []);
  });

  it('should pass over what is no language and no JSON file', () => {
    write('en', 'refund.json', '["refund"]');
    write('en', 'notes.txt', 'to do');
    writeFileSync(path.join(folder(), 'texts.ts'), '');
    const sentences = loadSentences(folder());
    assert.deepEqual([...sentences.keys()], ['en']);
    assert.equal(sentences.get('en')?.length, 1);
  });

  for (const name of ['refunds.json', 'refund.partial.json', 'resources.a.b.json', 'Refund.json', '.json']) {
    it(`should refuse a file called ${name}`, () => {
      const file = write('en', name, '["refund"]');
      assert.throws(
        () => loadSentences(folder()),
        (error) => error instanceof SentenceFileError && error.file === file && error.message.includes(file),
      );
    });
  }

  for (const [what, content] of Object.entries({
    'broken JSON': '["refund"',
    'no list': '{"refund": "refund"}',
    'an empty list': '[]',
    'a sentence of spaces': '["refund", "  "]',
    'a sentence that is no text': '["refund", 3]',
  })) {
    it(`should refuse ${what} and name the file`, () => {
      const file = write('fr', 'refund.json', content);
      assert.throws(
        () => loadSentences(folder()),
        (error) =>
          error instanceof SentenceFileError && error.message.includes(file) && error.cause !== undefined,
      );
    });
  }

  it("should read the project's own sentences, of all its languages and labels", () => {
    const sentences = loadSentences();
    for (const language of ['en', 'fr', 'de', 'es', 'ja', 'pt']) {
      const labels = new Set(sentences.get(language)?.map(({ label }) => label));
      assert.equal(labels.size, 11, language);
    }
  });
});
