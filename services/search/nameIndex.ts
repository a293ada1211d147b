import type { SearchResult } from '../ports.js';
import { type EntryFit, EntryFits } from './entryFits.js';
import { foldText, foldWords } from './foldText.js';
import { LEVEL, type Level, TopHits } from './topHits.js';
import { FIT, Vocabulary } from './vocabulary.js';

/** What an entry is found by. */
export interface SearchTerms {
  /** Texts that mean this entry when typed as a whole, such as its name or domain. */
  readonly names: readonly string[];
  /** Texts whose words, or parts of them, find the entry. */
  readonly words: readonly string[];
}

/** Queries are cut to this, so that a search stays short whatever is typed. */
const MAX_QUERY_LENGTH = 200;
const MAX_QUERY_WORDS = 8;
/** Fewer typed letters are too little to take an entry for meant. */
const MIN_CLEAR_LENGTH = 2;
const MIN_CLEAR_START_LENGTH = 3;

/**
 * Finds entries by parts of their names, forgiving of accents, case, punctuation and typing mistakes (one, in words
 * of eight letters or more two). Built once; a search visits only entries that share a word with the query.
 */
export class NameIndex<T> {
  readonly #vocabulary: Vocabulary;
  readonly #entryFits: EntryFits;
  readonly #entriesByName: ReadonlyMap<string, readonly number[]>;

  /** @param entries in the order in which equally good hits are listed */
  constructor(
    private readonly entries: readonly T[],
    termsOf: (entry: T) => SearchTerms,
  ) {
    const entriesByName = new Map<string, number[]>();
    const entriesByWord = new Map<string, number[]>();
    entries.forEach((entry, number) => {
      const { names, words } = termsOf(entry);
      for (const name of new Set(names.map(foldText))) push(entriesByName, name, number);
      for (const word of new Set(words.flatMap(wordsOf))) push(entriesByWord, word, number);
    });
    this.#entriesByName = entriesByName;
    const lists = [...entriesByWord.values()].map((numbers) => Uint32Array.from(numbers));
    this.#entryFits = new EntryFits(lists, entries.length);
    this.#vocabulary = new Vocabulary([...entriesByWord.keys()]);
  }

  /**
   * The best hits for a typed text, at most `limit`. Entries fit all typed words that mean anything here; when none
   * does, those that fit the rarest word are offered, and nothing is clear. Where hardly anything typed means something
   * here, there are no hits.
   */
  search(text: string, limit: number): SearchResult<T> {
    const query = foldText(text.slice(0, MAX_QUERY_LENGTH));
    const words = [...new Set(foldWords(query))].slice(0, MAX_QUERY_WORDS);
    const known = words
      .map((word) => ({ word, fits: this.#vocabulary.matching(word) }))
      .map(({ word, fits }) => ({ word, fits, reach: this.#entryFits.reachOf(fits) }))
      .filter(({ reach }) => reach > 0);
    if (
      !explains(
        known.map(({ word }) => word),
        words,
      )
    )
      return { hits: [], clear: false };
    const matches = known.sort((a, b) => a.reach - b.reach).map(({ fits }) => fits);
    const fitting = this.#entryFits.fittingAll(matches);
    const found = fitting.length > 0 ? fitting : this.#entryFits.fittingAll(matches.slice(0, 1));
    const top = this.#ranked(query, found, limit);
    const everyWordFits = matches.length === words.length && fitting.length > 0;
    const isNamed = top.hits[0]?.level === LEVEL.name;
    return {
      hits: top.hits.flatMap(({ entry }) => this.entries.slice(entry, entry + 1)),
      clear: (everyWordFits || isNamed) && isClear(query, top),
    };
  }

  #ranked(query: string, found: readonly EntryFit[], limit: number): TopHits {
    const named = new Set(this.#entriesByName.get(query));
    const top = new TopHits(limit);
    for (const { entry, worst, sum } of found) {
      top.add({ entry, level: named.has(entry) ? LEVEL.name : levelOf(worst), score: sum });
    }
    return top;
  }
}

/** The words of a text; what a hyphen or the like holds together is a word as a whole too: `adventure-works`, `D4s_v5`. */
function wordsOf(text: string): string[] {
  const together = text.split(/[\s.]+/).map((part) => foldText(part).replaceAll(' ', ''));
  return [...foldWords(text), ...together.filter((word) => word !== '')];
}

/** Whether the known words are at least a third of what was typed: a stray letter that fits says nothing. */
function explains(known: readonly string[], typed: readonly string[]): boolean {
  return 3 * known.join('').length >= typed.join('').length;
}

function levelOf(worst: number): Level {
  if (worst === FIT.whole) return LEVEL.whole;
  return worst === FIT.start ? LEVEL.start : LEVEL.loose;
}

function isClear(query: string, top: TopHits): boolean {
  const level = top.hits[0]?.level ?? LEVEL.loose;
  const isAlone = top.countOf(level) === 1;
  if (level === LEVEL.name) return isAlone;
  if (query.length < MIN_CLEAR_LENGTH) return false;
  if (top.total === 1) return true;
  if (level === LEVEL.start) return isAlone && query.length >= MIN_CLEAR_START_LENGTH;
  return isAlone && level === LEVEL.whole;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
