import { isUnspaced } from '../search/sentenceWords.js';

/** Weights by the features' numbers. */
export type Features = ReadonlyMap<number, number>;

/** What each kind of feature counts before its use in telling labels apart is known. */
const WORD = 1;
const START = 0.6;
const PAIR = 0.7;
const PARTS = 1;
/** Beginnings of these lengths stand for a word's stem in any language. */
const START_LENGTHS = [4, 6];
const PART_LENGTH = 3;
const RUN_LENGTH = 3;
/** Of names and the like only the kind is seen. */
const PLACEHOLDER = '{';

/** A feature's number and its weight. */
type Weighed = readonly [feature: number, weight: number];

/**
 * What a model sees of a sentence, the same in every language: its words, their beginnings and parts, which another
 * ending or a typing mistake leave mostly as they are, and neighbouring words. Of scripts without spaces, runs of one to
 * three characters. Features are numbered as they are learned; afterwards unknown ones are passed over.
 */
export class FeatureTable {
  readonly #numbers = new Map<string, number>();
  readonly #words: number[] = [];
  /** A word's own features: a language has far fewer words than sentences have places for them. */
  readonly #ofToken = new Map<string, readonly Weighed[]>();

  /** How many are known. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The numbers of the features that are a whole word. */
  get words(): readonly number[] {
    return this.#words;
  }

  /** The features of folded words and placeholders; new ones get a number. */
  learn(tokens: readonly string[]): Features {
    return this.#featuresOf(
      tokens,
      (name) => this.#numberOf(name),
      (token) => {
        const own = this.#ofToken.get(token) ?? this.#own(token, (name) => this.#numberOf(name));
        this.#ofToken.set(token, own);
        return own;
      },
    );
  }

  /** The known features of folded words and placeholders. */
  of(tokens: readonly string[]): Features {
    const known = (name: string): number | undefined => this.#numbers.get(name);
    return this.#featuresOf(tokens, known, (token) => this.#ofToken.get(token) ?? this.#own(token, known));
  }

  #featuresOf(
    tokens: readonly string[],
    numberOf: (name: string) => number | undefined,
    ownOf: (token: string) => readonly Weighed[],
  ): Features {
    const features = new Map<number, number>();
    const add = (feature: number | undefined, weight: number): void => {
      if (feature !== undefined && (features.get(feature) ?? 0) < weight) features.set(feature, weight);
    };
    tokens.forEach((token, index) => {
      for (const [feature, weight] of ownOf(token)) add(feature, weight);
      const next = tokens[index + 1];
      if (next === undefined) return;
      add(numberOf(`pair ${token} ${next}`), PAIR);
      const run = isUnspaced(token) ? tokens.slice(index, index + RUN_LENGTH) : [];
      if (run.length === RUN_LENGTH && run.every(isUnspaced)) add(numberOf(`run ${run.join('')}`), PAIR);
    });
    return features;
  }

  #own(token: string, numberOf: (name: string) => number | undefined): readonly Weighed[] {
    const own: Weighed[] = [];
    const add = (name: string, weight: number): void => {
      const feature = numberOf(name);
      if (feature !== undefined) own.push([feature, weight]);
    };
    add(`word ${token}`, WORD);
    if (isUnspaced(token) || token.startsWith(PLACEHOLDER)) return own;
    for (const length of START_LENGTHS)
      if (token.length > length) add(`start ${token.slice(0, length)}`, START);
    const bounded = `_${token}_`;
    const count = bounded.length - PART_LENGTH + 1;
    for (let from = 0; from < count; from += 1) {
      add(`part ${bounded.slice(from, from + PART_LENGTH)}`, PARTS / Math.sqrt(count));
    }
    return own;
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(name, number);
    if (name.startsWith('word ')) this.#words.push(number);
    return number;
  }
}
