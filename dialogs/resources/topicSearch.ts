import type { Texts } from '../../services/localization/texts.js';
import type { SearchResult } from '../../services/ports.js';
import { foldWords } from '../../services/search/foldText.js';
import { NameIndex } from '../../services/search/nameIndex.js';
import { RESOURCE_TOPICS, type ResourceTopic } from './resourceTopics.js';
import { TellingWords } from './tellingWords.js';

/** What topics are found by in one language. */
interface LanguageIndex {
  readonly topics: NameIndex<ResourceTopic>;
  /** Words that a question is made of whatever it asks about. */
  readonly smallWords: ReadonlySet<string>;
  readonly tellingWords: TellingWords;
  /** Every word that is said of a topic. */
  readonly saidWords: ReadonlySet<string>;
}

const NOTHING: SearchResult<ResourceTopic> = { hits: [], clear: false };

/**
 * Finds topics by words of their titles and texts, where at least one of these tells of a topic by itself; built once a
 * language.
 */
export class TopicSearch {
  readonly #byLanguage = new Map<string, LanguageIndex>();

  /**
   * The best fitting topics, clear only where all words of the question are known; where nothing but small words is
   * typed, the one that they name as a whole.
   */
  search(texts: Texts, question: string): SearchResult<ResourceTopic> {
    const { topics, smallWords, tellingWords, saidWords } = this.#indexOf(texts);
    const words = meaningful(question, smallWords);
    if (words.length === 0) {
      const whole = topics.search(question, 1);
      return whole.clear ? whole : NOTHING;
    }
    const telling = words.filter((word) => tellingWords.has(word));
    if (telling.length === 0) return NOTHING;
    const known = words.filter((word) => telling.includes(word) || saidWords.has(word));
    if (3 * lettersOf(known) < lettersOf(words)) return NOTHING;
    const { hits, clear } = topics.search(known.join(' '), RESOURCE_TOPICS.length);
    return { hits, clear: clear && known.length === words.length };
  }

  #indexOf(texts: Texts): LanguageIndex {
    const kept = this.#byLanguage.get(texts.language);
    if (kept) return kept;
    const index = indexOf(texts);
    this.#byLanguage.set(texts.language, index);
    return index;
  }
}

function indexOf(texts: Texts): LanguageIndex {
  const smallWords = new Set(foldWords(texts.say('resources.smallWords')));
  const terms = new Map(RESOURCE_TOPICS.map((topic) => [topic, termsOf(texts, topic, smallWords)]));
  const topics = new NameIndex(RESOURCE_TOPICS, (topic) => terms.get(topic) ?? { names: [], words: [] });
  const all = [...terms.values()];
  return {
    topics,
    smallWords,
    tellingWords: new TellingWords(all.flatMap(({ telling }) => telling)),
    saidWords: new Set(all.flatMap(({ words }) => words.flatMap(foldWords))),
  };
}

function termsOf(texts: Texts, topic: ResourceTopic, smallWords: ReadonlySet<string>) {
  const title = texts.say(`resources.topics.${topic}.title`);
  const ways = texts.say(`resources.topics.${topic}.words`).split('|');
  const text = meaningful(texts.say(`resources.topics.${topic}.text`), smallWords);
  const single = ways.flatMap((way) => (foldWords(way).length === 1 ? foldWords(way) : []));
  return {
    names: [title, ...ways],
    words: [title, ...ways, ...text],
    // A word of a longer way to say it may be anybody's: the `many` of `how many`.
    telling: [...meaningful(title, smallWords), ...single],
  };
}

/** The words that tell what is asked about; an elided article is a word of its own. */
function meaningful(text: string, smallWords: ReadonlySet<string>): string[] {
  return foldWords(text.replace(/['’ʼ]/g, ' ')).filter((word) => !smallWords.has(word));
}

function lettersOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
