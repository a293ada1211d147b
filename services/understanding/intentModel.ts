import { type Features, FeatureTable } from './featureTable.js';
import { featureWeights } from './featureWeights.js';
import { isPlaceholder } from './sentence.js';
import { type SparseInput, SparseNetwork } from './sparseNetwork.js';
import type { Spelling } from './spelling.js';

/** What a model learns from. */
export interface LabelledTokens {
  readonly label: string;
  readonly tokens: readonly string[];
}

/** How well a sentence fits a label. */
export interface Score {
  readonly label: string;
  /** 0 or more; about 1 for a sentence like those of the label. */
  readonly score: number;
}

type Weighed = readonly [feature: number, weight: number];

/** What every sentence is scaled to; with the rate it decides how fast the network learns. */
const LENGTH = 3;
/** The most telling features of a sentence; the others change little and cost as much. */
const MOST_FEATURES = 40;
/** Words whose features tell less ask for nothing by themselves: they stand in sentences of all labels. */
const LEAST_TELLING = 0.45;
/** How much an unknown word makes a sentence unlike all that were learned, beside a known one. */
const UNKNOWN_WORD = 0.2;

/** Tells which label a sentence of one language belongs to. Trained once; answers without learning from what is asked. */
export class IntentModel {
  readonly #table = new FeatureTable();
  readonly #weights: Float32Array;
  readonly #unknown: number;
  readonly #network: SparseNetwork;

  /** @param spelling of the words in the examples */
  constructor(
    examples: readonly LabelledTokens[],
    private readonly spelling: Spelling,
  ) {
    const seen = interleaved(examples).map(({ label, tokens }) => ({
      label,
      features: this.#table.learn(tokens),
    }));
    this.#weights = featureWeights(seen, this.#table.size, this.#table.words);
    this.#unknown = UNKNOWN_WORD * this.#meanWordWeight();
    this.#network = new SparseNetwork(this.#table.size);
    this.#network.train(
      seen.map(({ label, features }) => ({ label, input: this.#inputOf(this.#weighed(features), 0) })),
    );
  }

  /** Whether the tokens are more than words that tell nothing, such as `it`. */
  tells(tokens: readonly string[]): boolean {
    if (tokens.some(isPlaceholder)) return true;
    return squaresOf(this.#weighed(this.#table.of(this.#corrected(tokens)))) >= LEAST_TELLING ** 2;
  }

  /** The best label first. */
  scores(tokens: readonly string[]): Score[] {
    const read = this.#corrected(tokens);
    const unknown = read.filter((token) => !this.spelling.knows(token)).length;
    const known = this.#weighed(this.#table.of(read));
    const outputs = this.#network.run(this.#inputOf(known, unknown)) ?? {};
    return Object.entries(outputs)
      .map(([label, score]) => ({ label, score }))
      .sort((a, b) => b.score - a.score);
  }

  #corrected(tokens: readonly string[]): string[] {
    return tokens.map((token) => this.spelling.corrected(token));
  }

  /** The features by how much they tell. */
  #weighed(features: Features): Weighed[] {
    const known: Weighed[] = [];
    for (const [feature, weight] of features) {
      const telling = this.#weights[feature] ?? 0;
      if (telling > 0) known.push([feature, weight * telling]);
    }
    if (known.length > MOST_FEATURES) known.sort(([, a], [, b]) => b - a).splice(MOST_FEATURES);
    return known;
  }

  #inputOf(known: readonly Weighed[], unknownWords: number): SparseInput {
    const squares = squaresOf(known) + unknownWords * this.#unknown ** 2;
    const scale = LENGTH / Math.sqrt(squares || 1);
    return {
      keys: Int32Array.from(known, ([feature]) => feature),
      values: Float32Array.from(known, ([, weight]) => weight * scale),
    };
  }

  #meanWordWeight(): number {
    const { words } = this.#table;
    return words.reduce((sum, word) => sum + (this.#weights[word] ?? 0), 0) / Math.max(1, words.length);
  }
}

function squaresOf(known: readonly Weighed[]): number {
  return known.reduce((sum, [, weight]) => sum + weight ** 2, 0);
}

/** All labels mixed evenly: a network that sees one label's sentences in a row forgets the others'. */
function interleaved(examples: readonly LabelledTokens[]): LabelledTokens[] {
  const sizes = new Map<string, number>();
  for (const { label } of examples) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const seen = new Map<string, number>();
  return examples
    .map((example) => {
      const number = seen.get(example.label) ?? 0;
      seen.set(example.label, number + 1);
      return { example, place: (number + 0.5) / (sizes.get(example.label) ?? 1) };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ example }) => example);
}
