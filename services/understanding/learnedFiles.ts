import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelIn, wordsIn } from './learnedFile.js';
import { type LearnedLanguage, learnedFrom, SentencesLearned, type Subject } from './learnedLanguage.js';
import type { LearnedModel } from './learnedModel.js';
import type { LearnedWords } from './learnedWords.js';
import {
  hasSentences,
  LANGUAGES,
  languagesIn,
  loadSentences,
  sentencesDigest,
  sentencesIn,
} from './loadSentences.js';

/** Where the build lays what was learned, beside the compiled modules. */
export const LEARNED_FOLDER = 'services/understanding/learned';
const LEARNED = fileURLToPath(new URL('./learned/', import.meta.url));

/** What a subject's file in the folder of learned languages is called. */
export function learnedName(language: string, subject: Subject, part: 'words' | 'model'): string {
  return `${language}.${subject}.${part}`;
}

/** Hears of a file that could not be used, so that its part is learned anew from the sentences. */
export type LearnedAnew = (file: string, error: unknown) => void;

/** Where languages and what was learned of them lie. */
export interface LearnedPlaces {
  readonly languages: string;
  readonly learned: string;
}

/**
 * What was learned of every language with sentences: as the build laid it down, read as it is asked for, or, where
 * nothing was built, learned from the sentences.
 * @throws SentenceFileError where there are sentences to learn from and one of their files is wrong
 */
export function learnedLanguages(
  learnedAnew: LearnedAnew,
  places: LearnedPlaces = { languages: LANGUAGES, learned: LEARNED },
): ReadonlyMap<string, LearnedLanguage> {
  if (!existsSync(places.learned)) return learnedFrom(loadSentences(places.languages));
  const taught = languagesIn(places.languages).filter((language) => hasSentences(places.languages, language));
  return new Map(taught.map((language) => [language, new LearnedFiles(language, places, learnedAnew)]));
}

/** What the build learned of one language. */
class LearnedFiles implements LearnedLanguage {
  #digest: string | undefined;

  constructor(
    private readonly language: string,
    private readonly places: LearnedPlaces,
    private readonly learnedAnew: LearnedAnew,
  ) {}

  words(subject: Subject): LearnedWords {
    return this.#read(learnedName(this.language, subject, 'words'), wordsIn) ?? this.#anew().words(subject);
  }

  model(subject: Subject): LearnedModel {
    return this.#read(learnedName(this.language, subject, 'model'), modelIn) ?? this.#anew().model(subject);
  }

  #read<Part>(name: string, partIn: (file: Buffer, sentences: string) => Part): Part | undefined {
    this.#digest ??= sentencesDigest(this.places.languages, this.language);
    try {
      return partIn(readFileSync(join(this.places.learned, name)), this.#digest);
    } catch (error) {
      this.learnedAnew(name, error);
      return undefined;
    }
  }

  #anew(): LearnedLanguage {
    return new SentencesLearned(sentencesIn(this.places.languages, this.language));
  }
}
