import { FeatureIndex } from './featureIndex.js';
import { featuresOf, type WeighedFeature } from './features.js';
import type { LearnedModel } from './learnedModel.js';
import { inputOf, squaresOf, weighed } from './seenFeatures.js';
import { isPlaceholder } from './sentence.js';
import type { Spelling } from './spelling.js';

/** How well a sentence fits a label. */
export interface Score {
  readonly label: string;
  /** 0 or more; about 1 for a sentence like those of the label. */
  readonly score: number;
}

/** What a model makes of some tokens. */
export interface SeenTokens {
  /** Whether they are more than words that tell nothing, such as `it`. */
  readonly tells: boolean;
  /** The best label first. */
  scores(): Score[];
}

/** Words whose features tell less ask for nothing by themselves: they stand in sentences of all labels. */
const LEAST_TELLING = 0.45;

/** Tells which label a sentence of one language belongs to. Answers without learning from what is asked. */
export class IntentModel {
  readonly #index: FeatureIndex;

  /** @param spelling of the words that the model learned from */
  constructor(
    private readonly learned: LearnedModel,
    private readonly spelling: Spelling,
  ) {
    this.#index = new FeatureIndex(learned.features);
  }

  /** Reads tokens once, for all that is asked of them. */
  seen(tokens: readonly string[]): SeenTokens {
    const read = tokens.map((token) => this.spelling.corrected(token));
    const known = this.#known(read);
    return {
      tells: tokens.some(isPlaceholder) || squaresOf(known) >= LEAST_TELLING ** 2,
      scores: () => this.#scores(known, read.filter((token) => !this.spelling.knows(token)).length),
    };
  }

  /** The best label first. */
  scores(tokens: readonly string[]): Score[] {
    return this.seen(tokens).scores();
  }

  #scores(known: readonly WeighedFeature[], unknownWords: number): Score[] {
    const outputs = this.#outputs(known, unknownWords * this.learned.unknown ** 2);
    return this.learned.labels
      .map((label, place) => ({ label, score: outputs[place] ?? 0 }))
      .sort((a, b) => b.score - a.score);
  }

  #known(tokens: readonly string[]): readonly WeighedFeature[] {
    return weighed(featuresOf(tokens, this.#index.numberOf), this.learned.telling);
  }

  #outputs(known: readonly WeighedFeature[], unknownSquares: number): number[] {
    const { labels, biases, slope, weights } = this.learned;
    const { keys, values } = inputOf(known, unknownSquares);
    return labels.map((_, place) => {
      let sum = biases[place] ?? 0;
      for (let index = 0; index < keys.length; index += 1) {
        sum += (values[index] ?? 0) * (weights[(keys[index] ?? 0) * labels.length + place] ?? 0);
      }
      return sum <= 0 ? 0 : slope * sum;
    });
  }
}
