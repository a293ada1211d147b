import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { trainIntents } from '../../../bot/build/trainIntents.js';
import { Intents } from '../../../services/understanding/intents.js';
import { LEARNED_FOLDER, learnedLanguages } from '../../../services/understanding/learnedFiles.js';
import { learnedFrom } from '../../../services/understanding/learnedLanguage.js';
import { loadSentences, SentenceFileError } from '../../../services/understanding/loadSentences.js';
import { Sentence } from '../../../services/understanding/sentence.js';
import { useTempFolder } from '../local/tempFolder.js';

const ENGLISH = {
  'refund.json': ['refund this', 'money back', 'give {reservation} back'],
  'access.json': ['who may read', 'give them access', 'grant a reader'],
  'resources.buying.json': ['how do I buy', 'where can one buy'],
  'resources.api.json': ['is there a REST interface', 'call it from a program'],
};

describe('what a build learned', () => {
  const root = useTempFolder();
  const languages = () => path.join(root(), 'services/localization');
  const learned = () => path.join(root(), 'dist', LEARNED_FOLDER);
  const sentencesFile = (name: string) => path.join(languages(), 'en/sentences', name);

  beforeEach(async () => {
    mkdirSync(path.join(languages(), 'en/sentences'), { recursive: true });
    mkdirSync(path.join(languages(), 'it'));
    for (const [name, sentences] of Object.entries(ENGLISH))
      writeFileSync(sentencesFile(name), JSON.stringify(sentences));
    await trainIntents(root(), path.join(root(), 'dist'));
  });

  /** The intents of the built files, and which of them were not used. */
  function built(): { readonly intents: Intents; readonly anew: string[] } {
    const anew: string[] = [];
    const places = { languages: languages(), learned: learned() };
    return { intents: new Intents(learnedLanguages((file) => anew.push(file), places)), anew };
  }

  function heard(intents: Intents) {
    return ['refund this', 'how do I buy', 'grnat a raeder', 'nothing known'].map((text) =>
      intents.read(new Sentence(text), 'en'),
    );
  }

  function trained(): Intents {
    return new Intents(learnedFrom(loadSentences(languages())));
  }

  it('should be understood by as what was learned from the sentences, to the last digit', () => {
    const { intents, anew } = built();
    assert.deepEqual(heard(intents), heard(trained()));
    assert.deepEqual(anew, []);
  });

  it('should be the same files each time, and none of a language that is gone', async () => {
    const bytes = () =>
      readdirSync(learned()).map((name) => [name, readFileSync(path.join(learned(), name))]);
    const before = bytes();
    assert.equal(before.length, 4);
    writeFileSync(path.join(learned(), 'xx.tasks.model'), '');
    await trainIntents(root(), path.join(root(), 'dist'));
    assert.deepEqual(bytes(), before);
  });

  for (const [what, spoil] of [
    ['is missing', (file: string) => rmSync(file)],
    ['is empty', (file: string) => writeFileSync(file, '')],
    ['is cut', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, -1))],
    ['has a changed byte', (file: string) => writeFileSync(file, withOtherByte(readFileSync(file)))],
    [
      'is of another kind',
      (file: string) => copyFileSync(path.join(path.dirname(file), otherOf(file)), file),
    ],
  ] as const) {
    for (const name of ['en.tasks.words', 'en.tasks.model', 'en.topics.model']) {
      it(`should be learned anew where ${name} ${what}, and reported once`, () => {
        const expected = heard(trained());
        spoil(path.join(learned(), name));
        const { intents, anew } = built();
        assert.deepEqual(heard(intents), expected);
        assert.deepEqual(heard(intents), expected);
        assert.deepEqual(anew, [name]);
      });
    }
  }

  it('should be learned anew where the sentences are others by now', () => {
    writeFileSync(sentencesFile('overview.json'), '["show it all"]');
    const { intents, anew } = built();
    assert.equal(intents.read(new Sentence('show it all'), 'en').guesses[0]?.task, 'overview');
    assert.deepEqual(heard(intents), heard(trained()));
    assert.deepEqual(anew.sort(), ['en.tasks.model', 'en.tasks.words', 'en.topics.model', 'en.topics.words']);
  });

  it('should be learned from the sentences alone where nothing was built', () => {
    cpSync(learned(), path.join(root(), 'kept'), { recursive: true });
    rmSync(learned(), { recursive: true });
    const { intents, anew } = built();
    assert.deepEqual(heard(intents), heard(trained()));
    assert.deepEqual(anew, []);
  });

  it('should stop the build at sentences that are wrong, and make nobody ready with them', async () => {
    writeFileSync(sentencesFile('refund.json'), '{}');
    await assert.rejects(built().intents.prepare(), SentenceFileError);
    await assert.rejects(trainIntents(root(), path.join(root(), 'dist')), SentenceFileError);
  });
});

function otherOf(file: string): string {
  return path.basename(file).endsWith('.words') ? 'en.tasks.model' : 'en.tasks.words';
}

function withOtherByte(bytes: Buffer): Buffer {
  const at = bytes.length - 5;
  bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at);
  return bytes;
}
