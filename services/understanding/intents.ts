import { setImmediate } from 'node:timers/promises';
import { TASKS, type TaskName } from '../tasks.js';
import { clauseScores } from './clauseScores.js';
import { confidenceOf } from './confidence.js';
import { LanguageIntents } from './languageIntents.js';
import type { LearnedLanguage } from './learnedLanguage.js';
import { NONE } from './loadSentences.js';
import type { Sentence } from './sentence.js';
import type { TaskGuess } from './understanding.js';

/** What a sentence asks for. */
export interface Intent {
  /** The likeliest first, at most three; empty when it asks for nothing of the desk's. */
  readonly guesses: readonly TaskGuess[];
  readonly isSure: boolean;
}

const NOTHING: Intent = { guesses: [], isSure: false };
const MAX_GUESSES = 3;
/** Less likely tasks are not worth asking about. */
const FLOOR = 0.15;
/** From this confidence on a task is begun without asking back. */
const SURE = 0.7;
/** The least score of a topic that is told. */
const TOPIC_FLOOR = 0.3;
/** How much more of a sentence another language must know before the chat's is given up. */
const OTHER_LANGUAGE_AHEAD = 0.25;

const isTask = (label: string): label is TaskName => TASKS.some((task) => task === label);

/** Reads which task a sentence asks for, in every language that was learned. */
export class Intents {
  readonly #languages: ReadonlyMap<string, LanguageIntents>;

  constructor(languages: ReadonlyMap<string, LearnedLanguage>) {
    this.#languages = new Map([...languages].map(([language, own]) => [language, new LanguageIntents(own)]));
  }

  /**
   * Makes ready what every sentence takes, the words of all languages, with room for other work in between. A language's
   * models follow with the first sentence in it.
   * @throws SentenceFileError where they have to be learned anew, from sentences that are wrong
   */
  async prepare(): Promise<void> {
    for (const language of this.#languages.values()) {
      await setImmediate();
      language.knows('');
    }
  }

  /** Whether people say the word to the desk in some language: then it names nothing by itself. */
  isOrdinary(word: string): boolean {
    if (/\d/.test(word)) return false;
    for (const language of this.#languages.values()) if (language.knows(word)) return true;
    return false;
  }

  /** The language of a sentence: that of the chat, or another where the sentence is clearly in that one. */
  languageOf(sentence: Sentence, chatLanguage: string): string {
    const tokens = tellingOf(sentence.tokens());
    let spoken = chatLanguage;
    let known = (this.#languages.get(chatLanguage)?.shareKnown(tokens) ?? 0) + OTHER_LANGUAGE_AHEAD;
    for (const [language, own] of this.#languages) {
      const share = own.shareKnown(tokens);
      if (language === chatLanguage || share <= known) continue;
      spoken = language;
      known = share;
    }
    return spoken;
  }

  /** @param language that the sentence is in */
  read(sentence: Sentence, language: string): Intent {
    const own = this.#languages.get(language);
    if (!own) return NOTHING;
    const tokens = sentence.tokens();
    const whole = own.tasks().seen(tokens);
    if (!whole.tells) return NOTHING;
    const scores = clauseScores(own.tasks(), sentence, whole);
    const [best] = scores;
    if (!best || best.label === NONE) return NOTHING;
    const confidence = confidenceOf(scores, own.shareKnown(tokens));
    const guesses = scores
      .flatMap(({ label, score }) =>
        isTask(label) ? [{ task: label, confidence: (confidence * score) / best.score }] : [],
      )
      .filter((guess) => guess.confidence >= FLOOR)
      .slice(0, MAX_GUESSES)
      .map((guess) => (guess.task === 'resources' ? { ...guess, topic: topicOf(own, sentence) } : guess));
    return { guesses, isSure: guesses.length > 0 && confidence >= SURE };
  }
}

/** Names of customers and products are Latin in every language: words in another script tell more than they do. */
function tellingOf(tokens: readonly string[]): readonly string[] {
  const others = tokens.filter((token) => /\p{L}/u.test(token) && !/\p{sc=Latin}/u.test(token));
  return others.length > 0 ? others : tokens;
}

function topicOf(own: LanguageIntents, sentence: Sentence): string | undefined {
  const [best] = own.topics().scores(sentence.tokens());
  return best && best.score >= TOPIC_FLOOR ? best.label : undefined;
}
