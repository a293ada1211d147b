import { IntentModel, type LabelledTokens } from './intentModel.js';
import type { LabelledSentence } from './loadSentences.js';
import { Spelling } from './spelling.js';
import { topicExamples, trainingExamples } from './trainingExamples.js';

/** What the desk learned from the sentences of one language. Its words are known at once, its models when first needed. */
export class LanguageIntents {
  readonly #examples: readonly LabelledTokens[];
  readonly #spelling: Spelling;
  #tasks: IntentModel | undefined;
  #topics: IntentModel | undefined;

  constructor(private readonly sentences: readonly LabelledSentence[]) {
    this.#examples = trainingExamples(sentences);
    this.#spelling = new Spelling(wordsOf(this.#examples));
  }

  /** Tells tasks apart. Trained by the first call, which takes some tenths of a second. */
  tasks(): IntentModel {
    this.#tasks ??= new IntentModel(this.#examples, this.#spelling);
    return this.#tasks;
  }

  /** Tells the topics of `resources` apart; trained like `tasks`. */
  topics(): IntentModel {
    this.#topics ??= topicModel(this.sentences);
    return this.#topics;
  }

  /** Whether the folded word stands in a sentence of the language. */
  knows(word: string): boolean {
    return this.#spelling.knows(word);
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
}

function topicModel(sentences: readonly LabelledSentence[]): IntentModel {
  const examples = topicExamples(sentences);
  return new IntentModel(examples, new Spelling(wordsOf(examples)));
}

function wordsOf(examples: readonly LabelledTokens[]): string[] {
  return examples.flatMap(({ tokens }) => tokens);
}
