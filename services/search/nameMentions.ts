import type { Sliced } from '../slices.js';
import { type NamePostings, NameRuns } from './nameRuns.js';
import { isUnspaced, type WordSpan } from './sentenceWords.js';

/** A word in which names are looked for. */
export interface HeardWord {
  /** Folded; empty for a word that is known to mean something else. */
  readonly folded: string;
  /** Without what an apostrophe adds. */
  readonly bare: string;
  /** Everyday language: by itself it names nothing. */
  readonly isOrdinary: boolean;
}

/** How surely a name is meant, the greater the surer. */
export const STRENGTH = { part: 1, mistyped: 2, start: 3, name: 4 } as const;
export type Strength = (typeof STRENGTH)[keyof typeof STRENGTH];

/** An entry that is named in a sentence, and by which words. */
export interface Mention<T> {
  readonly entry: T;
  readonly span: WordSpan;
  readonly strength: Strength;
}

export interface MentionOptions {
  /** Known words that one which is none was meant for: mistyped, or, of an ordinary one too, with another ending. */
  readonly spelling: (word: string, isOrdinary: boolean) => readonly string[];
  /** How far a single ordinary word names an entry: where few are looked for, mistaking it for a name is unlikely. */
  readonly ordinary?: 'never' | 'asName' | 'asStart';
}

/** A run of words that may be a name. */
interface Heard {
  readonly span: WordSpan;
  readonly key: string;
  readonly typos: number;
  readonly isOrdinary: boolean;
}

/** A known word that the words up to `to` may stand for. */
interface Reading {
  readonly word: string;
  readonly to: number;
  readonly typos: number;
  readonly isOrdinary: boolean;
}

type Named = Omit<Mention<number>, 'entry'> & { readonly entries: readonly number[] };

const MAX_NAME_WORDS = 8;
/** Fewer letters name nothing; in a word with a digit, such as `d4s`, two are enough. */
const START_FROM_LENGTH = 3;
const PART_FROM_LENGTH = 4;
const CODE_FROM_LENGTH = 2;
/** So many different words of a text are looked up as mistyped, and as so many known ones. */
const MAX_SPELLED = 24;
const MAX_SPELLINGS = 5;
const ORDINARY_FROM_LENGTH = 5;

/**
 * Finds the entries that running text names: by the whole name, its beginning, a telling part of it, or with a typing
 * mistake. What it costs grows with the text and not with the entries.
 */
export class NameMentions<T> {
  readonly #runs: NameRuns;

  /** @param runs of the same entries, where they were built in slices */
  constructor(
    private readonly entries: readonly T[],
    namesOf: (entry: T) => readonly string[],
    private readonly options: MentionOptions,
    runs = NameRuns.of(entries, namesOf),
  ) {
    this.#runs = runs;
  }

  /** The same, built in slices. */
  static *building<T>(
    entries: readonly T[],
    namesOf: (entry: T) => readonly string[],
    options: MentionOptions,
  ): Sliced<NameMentions<T>> {
    return new NameMentions(entries, namesOf, options, yield* NameRuns.building(entries, namesOf));
  }

  /**
   * The surest first. Words that name more than `limit` entries name none. Where something is named for sure, what might
   * be a name besides is not.
   */
  in(words: readonly HeardWord[], limit: number): Mention<T>[] {
    const readings = this.#readingsOf(words);
    const named = words.flatMap((_, from) => this.#namedFrom(readings, from, limit));
    const apart = withoutOverlaps(named);
    const best = Math.max(...apart.map(({ strength }) => strength), STRENGTH.part);
    const sure = apart.filter(({ strength }) => strength >= Math.min(best, STRENGTH.start));
    return sure
      .sort((a, b) => b.strength - a.strength)
      .flatMap(({ entries, span, strength }) =>
        entries.flatMap((number) =>
          this.entries.slice(number, number + 1).map((entry) => ({ entry, span, strength })),
        ),
      );
  }

  #namedFrom(readings: readonly (readonly Reading[])[], from: number, limit: number): Named[] {
    const named: Named[] = [];
    const extend = (before: Heard | undefined, at: number, left: number): void => {
      for (const { word, to, typos, isOrdinary } of (left > 0 && readings[at]) || []) {
        const key = before ? `${before.key} ${word}` : word;
        const postings = this.#runs.get(key);
        if (!postings) continue;
        const heard: Heard = {
          span: { from, to },
          key,
          typos: typos + (before?.typos ?? 0),
          isOrdinary: isOrdinary && (before?.isOrdinary ?? true),
        };
        named.push(...this.#accepted(heard, postings, limit));
        extend(heard, to, left - 1);
      }
    };
    extend(undefined, from, MAX_NAME_WORDS);
    return named;
  }

  /** What each word may stand for: itself, itself with the next one, or else what it was mistyped from. */
  #readingsOf(words: readonly HeardWord[]): Reading[][] {
    const spelled = new Map<string, readonly string[]>();
    const spell = ({ bare, isOrdinary }: HeardWord): readonly string[] => {
      const known = spelled.get(bare);
      if (known || spelled.size >= MAX_SPELLED) return known ?? [];
      const near = this.options.spelling(bare, isOrdinary).slice(0, MAX_SPELLINGS);
      spelled.set(bare, near);
      return near;
    };
    return words.map((heard, at) => {
      if (heard.folded === '') return [];
      const asTyped = this.#asTyped(heard, words[at + 1], at);
      if (asTyped.length > 0) return asTyped;
      return spell(heard).map((word) => ({ word, to: at + 1, typos: 1, isOrdinary: heard.isOrdinary }));
    });
  }

  #asTyped({ folded, bare, isOrdinary }: HeardWord, next: HeardWord | undefined, at: number): Reading[] {
    const alone = [...new Set([folded, bare])].map((word) => ({ word, to: at + 1, typos: 0, isOrdinary }));
    const together = { word: folded + (next?.bare ?? ''), to: at + 2, typos: 0 };
    const isJoined = next !== undefined && next.folded !== '';
    const joined = isJoined ? [{ ...together, isOrdinary: isOrdinary && next.isOrdinary }] : [];
    return [...alone, ...joined].filter(({ word }) => this.#runs.hasWord(word));
  }

  #accepted(heard: Heard, { names, starts, parts }: NamePostings, limit: number): Named[] {
    const { span, typos } = heard;
    const size = sizeOf(heard.key);
    const { ordinary = 'never' } = this.options;
    const isTelling = size.isSeveral || !heard.isOrdinary;
    const isStart = isTelling || (ordinary === 'asStart' && size.letters >= ORDINARY_FROM_LENGTH);
    const sure = (strength: Strength): Strength => (typos > 0 ? STRENGTH.mistyped : strength);
    const places: readonly [entries: readonly number[], strength: Strength, isMeant: boolean][] = [
      [names, sure(STRENGTH.name), isTelling || ordinary !== 'never'],
      [starts, sure(STRENGTH.start), isStart && size.isEnoughFor(START_FROM_LENGTH)],
      [parts, STRENGTH.part, typos === 0 && !heard.isOrdinary && size.isEnoughFor(PART_FROM_LENGTH)],
    ];
    const place = places.find(
      ([entries, , isMeant]) => isMeant && entries.length > 0 && entries.length <= limit,
    );
    return place ? [{ entries: place[0], span, strength: place[1] }] : [];
  }
}

interface Size {
  readonly letters: number;
  /** More than one word; of characters that stand for words, as many as make one. */
  readonly isSeveral: boolean;
  isEnoughFor(least: number): boolean;
}

function sizeOf(key: string): Size {
  const letters = key.replaceAll(' ', '').length;
  const least = /\d/.test(key) ? CODE_FROM_LENGTH : 0;
  return {
    letters,
    isSeveral: key.includes(' ') && (letters >= START_FROM_LENGTH || !isUnspaced(key)),
    isEnoughFor: (count) => letters >= (least || count),
  };
}

/** The longest runs of words, of equally long ones the surest; no word is in two of them. */
function withoutOverlaps(named: readonly Named[]): Named[] {
  const kept: Named[] = [];
  const inOrder = [...named].sort(
    (a, b) => b.span.to - b.span.from - (a.span.to - a.span.from) || b.strength - a.strength,
  );
  for (const one of inOrder) {
    if (kept.every(({ span }) => span.to <= one.span.from || span.from >= one.span.to)) kept.push(one);
  }
  return kept;
}
