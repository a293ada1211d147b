import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelFile, wordsFile } from '../../services/understanding/learnedFile.js';
import { LEARNED_FOLDER, learnedName } from '../../services/understanding/learnedFiles.js';
import { learnedFrom, SUBJECTS } from '../../services/understanding/learnedLanguage.js';
import { loadSentences, sentencesDigest } from '../../services/understanding/loadSentences.js';

/**
 * Learns every language's sentences and lays down what came of it, so that a desk that starts has nothing to learn. The
 * same sentences give the same files.
 * @throws SentenceFileError for the first file of sentences that is wrong, so that the build stops
 */
export async function trainIntents(root: string, outDir: string): Promise<void> {
  const languages = join(root, 'services/localization');
  const folder = join(outDir, LEARNED_FOLDER);
  const learned = learnedFrom(loadSentences(languages));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [language, own] of learned) {
    const digest = sentencesDigest(languages, language);
    for (const subject of SUBJECTS) {
      const words = wordsFile(own.words(subject), digest);
      const model = modelFile(own.model(subject), digest);
      await writeFile(join(folder, learnedName(language, subject, 'words')), words);
      await writeFile(join(folder, learnedName(language, subject, 'model')), model);
    }
  }
}
