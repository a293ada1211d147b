import type { LearnedModel } from './learnedModel.js';
import { type LearnedWords, learnWords } from './learnedWords.js';
import type { LabelledSentence, SentencesByLanguage } from './loadSentences.js';
import { topicExamples, trainingExamples } from './trainingExamples.js';
import { type LabelledTokens, trainModel } from './trainModel.js';

/** What models tell apart: tasks, and the topics of `resources`. */
export const SUBJECTS = ['tasks', 'topics'] as const;
/** One of `SUBJECTS`. */
export type Subject = (typeof SUBJECTS)[number];

/** What was learned of one language. Nothing is kept here: ask for each part once. */
export interface LearnedLanguage {
  /** The words of the examples that the subject's model learned from. */
  words(subject: Subject): LearnedWords;
  model(subject: Subject): LearnedModel;
}

/** Learns from the sentences of a language as it is asked; a model takes some tenths of a second. */
export class SentencesLearned implements LearnedLanguage {
  constructor(private readonly sentences: readonly LabelledSentence[]) {}

  words(subject: Subject): LearnedWords {
    return learnWords(this.#examples(subject).flatMap(({ tokens }) => tokens));
  }

  model(subject: Subject): LearnedModel {
    return trainModel(this.#examples(subject));
  }

  #examples(subject: Subject): readonly LabelledTokens[] {
    return subject === 'tasks' ? trainingExamples(this.sentences) : topicExamples(this.sentences);
  }
}

/** Every language that has sentences, to be learned from them. */
export function learnedFrom(sentences: SentencesByLanguage): ReadonlyMap<string, LearnedLanguage> {
  const taught = [...sentences].filter(([, own]) => own.length > 0);
  return new Map(taught.map(([language, own]) => [language, new SentencesLearned(own)]));
}
