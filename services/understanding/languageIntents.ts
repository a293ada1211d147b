import { IntentModel, type LabelledTokens } from './intentModel.js';
import type { LabelledSentence } from './loadSentences.js';
import { Spelling } from './spelling.js';
import { topicExamples, trainingExamples } from './trainingExamples.js';

/** The sentences as a model reads them, and how their words are spelled. */
interface Learned {
  readonly examples: readonly LabelledTokens[];
  readonly spelling: Spelling;
}

/** What the desk learns from the sentences of one language, each part when it is first needed. */
export class LanguageIntents {
  #learned: Learned | undefined;
  #tasks: IntentModel | undefined;
  #topics: IntentModel | undefined;

  constructor(private readonly sentences: readonly LabelledSentence[]) {}

  /** Tells tasks apart. Trained by the first call, which takes some tenths of a second. */
  tasks(): IntentModel {
    const { examples, spelling } = this.#read();
    this.#tasks ??= new IntentModel(examples, spelling);
    return this.#tasks;
  }

  /** Tells the topics of `resources` apart; trained like `tasks`. */
  topics(): IntentModel {
    this.#topics ??= topicModel(this.sentences);
    return this.#topics;
  }

  /** Whether the folded word stands in a sentence of the language. */
  knows(word: string): boolean {
    return this.#read().spelling.knows(word);
  }

  /** How much of the words is known as it is spelled, 0–1; what was taken for a name or the like is known. */
  shareKnown(tokens: readonly string[]): number {
    let known = 0;
    let all = 0;
    for (const token of tokens) {
      all += token.length;
      if (this.knows(token)) known += token.length;
    }
    return all === 0 ? 0 : known / all;
  }

  #read(): Learned {
    this.#learned ??= learnedFrom(trainingExamples(this.sentences));
    return this.#learned;
  }
}

function topicModel(sentences: readonly LabelledSentence[]): IntentModel {
  const { examples, spelling } = learnedFrom(topicExamples(sentences));
  return new IntentModel(examples, spelling);
}

function learnedFrom(examples: readonly LabelledTokens[]): Learned {
  return { examples, spelling: new Spelling(examples.flatMap(({ tokens }) => tokens)) };
}
