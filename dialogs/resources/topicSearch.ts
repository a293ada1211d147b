import type { Texts } from '../../services/localization/texts.js';
import type { SearchResult } from '../../services/ports.js';
import { foldWords } from '../../services/search/foldText.js';
import { NameIndex } from '../../services/search/nameIndex.js';
import { RESOURCE_TOPICS, type ResourceTopic } from './resourceTopics.js';

/** What topics are found by in one language. */
interface LanguageIndex {
  readonly topics: NameIndex<ResourceTopic>;
  /** Words that a question is made of whatever it asks about. */
  readonly smallWords: ReadonlySet<string>;
}

/** Finds topics by words of their titles and texts; built once a language. */
export class TopicSearch {
  readonly #byLanguage = new Map<string, LanguageIndex>();

  /** The best fitting topics; where nothing but small words is typed, the one that they name as a whole. */
  search(texts: Texts, question: string): SearchResult<ResourceTopic> {
    const { topics, smallWords } = this.#indexOf(texts);
    const words = meaningful(question, smallWords);
    if (words.length > 0) return topics.search(words.join(' '), RESOURCE_TOPICS.length);
    const whole = topics.search(question, 1);
    return whole.clear ? whole : { hits: [], clear: false };
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
  const topics = new NameIndex(RESOURCE_TOPICS, (topic) => {
    const title = texts.say(`resources.topics.${topic}.title`);
    const names = [title, ...texts.say(`resources.topics.${topic}.words`).split('|')];
    const text = meaningful(texts.say(`resources.topics.${topic}.text`), smallWords);
    return { names, words: [...names, ...text] };
  });
  return { topics, smallWords };
}

/** The words that tell what is asked about; an elided article is a word of its own. */
function meaningful(text: string, smallWords: ReadonlySet<string>): string[] {
  return foldWords(text.replace(/['’ʼ]/g, ' ')).filter((word) => !smallWords.has(word));
}
