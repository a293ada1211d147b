import { IntentModel } from './intentModel.js';
import type { LearnedLanguage, Subject } from './learnedLanguage.js';
import { Spelling } from './spelling.js';

/** What the desk makes of the sentences of one language, each part when it is first needed. */
export class LanguageIntents {
  readonly #spellings = new Map<Subject, Spelling>();
  #tasks: IntentModel | undefined;
  #topics: IntentModel | undefined;

  constructor(private readonly learned: LearnedLanguage) {}

  /** Tells tasks apart. */
  tasks(): IntentModel {
    this.#tasks ??= this.#modelOf('tasks');
    return this.#tasks;
  }

  /** Tells the topics of `resources` apart. */
  topics(): IntentModel {
    this.#topics ??= this.#modelOf('topics');
    return this.#topics;
  }

  /** Whether the folded word stands in a sentence of the language. */
  knows(word: string): boolean {
    return this.#spellingOf('tasks').knows(word);
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

  #modelOf(subject: Subject): IntentModel {
    return new IntentModel(this.learned.model(subject), this.#spellingOf(subject));
  }

  #spellingOf(subject: Subject): Spelling {
    const spelling = this.#spellings.get(subject) ?? new Spelling(this.learned.words(subject));
    this.#spellings.set(subject, spelling);
    return spelling;
  }
}
