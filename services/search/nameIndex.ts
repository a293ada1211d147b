import type { SearchResult } from '../ports.js';
import { atOnce, type Sliced } from '../slices.js';
import type { Fitting } from './entryFits.js';
import { foldText, foldWords } from './foldText.js';
import { type NameTables, nameTables, type SearchTerms } from './nameTables.js';
import { LEVEL, type Level, TopHits } from './topHits.js';
import { FIT, type TypedWord } from './vocabulary.js';

export type { SearchTerms } from './nameTables.js';

/** The best of what fits. */
interface Found {
  readonly top: TopHits;
  /** Whether the first one fits everything that was typed, and nothing that was not looked at can fit as well. */
  readonly isSure: boolean;
}

/** Queries are cut to this, so that a search stays short whatever is typed. */
export const MAX_QUERY_LENGTH = 200;
const MAX_QUERY_WORDS = 8;
/** Fewer typed letters are too little to take an entry for meant. */
const MIN_CLEAR_LENGTH = 2;
const MIN_CLEAR_START_LENGTH = 3;

/**
 * Finds entries by parts of their names, forgiving of accents, case, punctuation and typing mistakes (one, in words
 * of eight letters or more two). Built once; what a search costs has a bound that does not grow with the entries.
 */
export class NameIndex<T> {
  readonly #tables: NameTables;

  /**
   * @param entries in the order in which equally good hits are listed
   * @param tables of the same entries, where they were built in slices
   */
  constructor(
    private readonly entries: readonly T[],
    termsOf: (entry: T) => SearchTerms,
    tables: NameTables = atOnce(nameTables(entries, termsOf)),
  ) {
    this.#tables = tables;
  }

  /** The same index, built in slices. */
  static *building<T>(entries: readonly T[], termsOf: (entry: T) => SearchTerms): Sliced<NameIndex<T>> {
    return new NameIndex(entries, termsOf, yield* nameTables(entries, termsOf));
  }

  /**
   * The best hits for a typed text, at most `limit`. Entries fit all typed words that mean anything here; when none
   * does, those that fit the rarest word are offered, and nothing is clear. Where hardly anything typed means something
   * here, there are no hits. Typing mistakes are thought of when there are fewer hits than wanted without.
   */
  search(text: string, limit: number): SearchResult<T> {
    const query = foldText(text.slice(0, MAX_QUERY_LENGTH));
    const typed = [...new Set(foldWords(query))].slice(0, MAX_QUERY_WORDS);
    const asTyped = typed.map((word) => this.#tables.vocabulary.matching(word));
    const exact = this.#fittingAll(query, asTyped, limit);
    if (exact && exact.top.total >= Math.max(limit, 2)) return this.#result(query, exact);
    const forgiven = asTyped.map((word) => this.#tables.vocabulary.forgiving(word));
    const found = this.#fittingAll(query, forgiven, limit) ?? this.#fittingRarest(query, forgiven, limit);
    return this.#result(query, found);
  }

  /** The known words that a folded, mistyped one may have been meant for. */
  wordsNear(word: string): string[] {
    return this.#tables.vocabulary.near(word);
  }

  /** Undefined where a word means nothing here, or no entry fits them all. */
  #fittingAll(query: string, words: readonly TypedWord[], limit: number): Found | undefined {
    const known = this.#rarestFirst(words);
    if (known.length < words.length) return undefined;
    const fitting = this.#tables.entryFits.fittingAll(known, this.#namedBy(query));
    return fitting.fits.length > 0 ? this.#ranked(query, fitting, limit, true) : undefined;
  }

  /** What fits the words that mean something here, or else the rarest of them. */
  #fittingRarest(query: string, words: readonly TypedWord[], limit: number): Found {
    const known = this.#rarestFirst(words);
    if (!explains(known, words)) return { top: new TopHits(limit), isSure: false };
    const named = this.#namedBy(query);
    const fitting = this.#tables.entryFits.fittingAll(known, named);
    const found =
      fitting.fits.length > 0 ? fitting : this.#tables.entryFits.fittingAll(known.slice(0, 1), named);
    return this.#ranked(query, found, limit, false);
  }

  #rarestFirst(words: readonly TypedWord[]): TypedWord[] {
    return words
      .map((word) => ({ word, reach: this.#tables.entryFits.reachOf(word) }))
      .filter(({ reach }) => reach > 0)
      .sort((a, b) => a.reach - b.reach)
      .map(({ word }) => word);
  }

  #namedBy(query: string): readonly number[] {
    return this.#tables.entriesByName.get(query) ?? [];
  }

  #ranked(query: string, { fits, unseen }: Fitting, limit: number, isWhole: boolean): Found {
    const named = new Set(this.#namedBy(query));
    const top = new TopHits(limit);
    for (const { entry, worst, sum } of fits) {
      top.add({ entry, level: named.has(entry) ? LEVEL.name : levelOf(worst), score: sum });
    }
    const best = top.hits[0]?.level;
    const isAhead = unseen === FIT.none || (best !== undefined && best > levelOf(unseen));
    return { top, isSure: best === LEVEL.name || (isWhole && isAhead) };
  }

  #result(query: string, { top, isSure }: Found): SearchResult<T> {
    return {
      hits: top.hits.flatMap(({ entry }) => this.entries.slice(entry, entry + 1)),
      clear: isSure && isClear(query, top),
    };
  }
}

/** Whether the known words are at least a third of what was typed: a stray letter that fits says nothing. */
function explains(known: readonly TypedWord[], all: readonly TypedWord[]): boolean {
  return 3 * lettersOf(known) >= lettersOf(all);
}

function lettersOf(words: readonly TypedWord[]): number {
  return words.reduce((sum, { typed }) => sum + typed.length, 0);
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
