import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trainIntents } from '../../bot/build/trainIntents.js';
import { Intents } from '../../services/understanding/intents.js';
import { LanguageIntents } from '../../services/understanding/languageIntents.js';
import { LEARNED_FOLDER, learnedLanguages } from '../../services/understanding/learnedFiles.js';
import { type LearnedLanguage, learnedFrom } from '../../services/understanding/learnedLanguage.js';
import { LANGUAGES, loadSentences } from '../../services/understanding/loadSentences.js';
import { Sentence } from '../../services/understanding/sentence.js';
import { readEvalFile } from './evalFile.js';
import { ownEvalFiles } from './evalIntents.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('intents as the build lays them down', function () {
  this.timeout(120_000);

  const trained = learnedFrom(loadSentences());
  let outDir = '';
  let built: ReadonlyMap<string, LearnedLanguage>;

  before(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'desk-learned-'));
    await trainIntents(ROOT, outDir);
    const places = { languages: LANGUAGES, learned: join(outDir, LEARNED_FOLDER) };
    built = learnedLanguages((file) => assert.fail(`${file} was not used`), places);
  });
  after(() => rm(outDir, { recursive: true }));

  it('should be those of every language', () => {
    assert.deepEqual([...built.keys()], [...trained.keys()]);
  });

  it('should score every sentence of the project as those that were just trained, to the last bit', () => {
    for (const [language, sentences] of sentencesByLanguage()) {
      const [before, now] = [trained, built].map((all) => intentsOf(all, language));
      for (const sentence of sentences) assert.deepEqual(scoresOf(now, sentence), scoresOf(before, sentence));
    }
  });

  it('should understand every sentence of the project as those do, in whichever language the chat is', () => {
    const [before, now] = [new Intents(trained), new Intents(built)];
    for (const sentence of [...sentencesByLanguage().values()].flat()) {
      for (const chat of ['en', 'ja']) {
        const language = before.languageOf(sentence, chat);
        assert.equal(now.languageOf(sentence, chat), language);
        assert.deepEqual(now.read(sentence, language), before.read(sentence, language));
      }
    }
  });
});

function sentencesByLanguage(): ReadonlyMap<string, readonly Sentence[]> {
  const files = ownEvalFiles().map((file) => [languageIn(file), readEvalFile(file)] as const);
  return new Map(files.map(([language, cases]) => [language, cases.flatMap(({ text }) => heardAs(text))]));
}

/** As typed, and as typed in a hurry. */
function heardAs(text: string): Sentence[] {
  const hurried = text.replace(/(\p{L})(\p{L})(?=\p{L}{2} )/gu, '$2$1');
  return [new Sentence(text), new Sentence(hurried)];
}

function languageIn(file: string): string {
  return file.split('.').at(-2) ?? '';
}

function intentsOf(all: ReadonlyMap<string, LearnedLanguage>, language: string): LanguageIntents {
  const own = all.get(language);
  assert.ok(own, language);
  return new LanguageIntents(own);
}

function scoresOf(intents: LanguageIntents | undefined, sentence: Sentence) {
  const tokens = sentence.tokens();
  return [intents?.tasks().scores(tokens), intents?.topics().scores(tokens), intents?.shareKnown(tokens)];
}
