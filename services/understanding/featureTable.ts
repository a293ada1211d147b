import { type Features, featuresOf, ownFeatures, type WeighedFeature, wordFeature } from './features.js';

/** Numbers features as they are first seen. Only training needs it: a trained model knows its features by their hashes. */
export class FeatureTable {
  readonly #numbers = new Map<string, number>();
  readonly #words: number[] = [];
  /** A word's own features: a language has far fewer words than sentences have places for them. */
  readonly #ofToken = new Map<string, readonly WeighedFeature[]>();

  /** How many are known. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The features by their numbers. */
  get names(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** The numbers of the features that are a whole word. */
  get words(): readonly number[] {
    return this.#words;
  }

  /** The features of folded words and placeholders; new ones get a number. */
  learn(tokens: readonly string[]): Features {
    return featuresOf(tokens, this.#numberOf, (token) => {
      const own = this.#ofToken.get(token) ?? this.#learnWord(token);
      this.#ofToken.set(token, own);
      return own;
    });
  }

  #learnWord(token: string): readonly WeighedFeature[] {
    const own = ownFeatures(token, this.#numberOf);
    this.#words.push(this.#numberOf(wordFeature(token)));
    return own;
  }

  readonly #numberOf = (name: string): number => {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(name, number);
    return number;
  };
}
