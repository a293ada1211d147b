import type { Features, WeighedFeature } from './features.js';

/** The features of a sentence by their numbers, ascending or not, and their weights. */
export interface SparseInput {
  readonly keys: Int32Array;
  readonly values: Float32Array;
}

/** What every sentence is scaled to; with the rate it decides how fast the network learns. */
const LENGTH = 3;
/** The most telling features of a sentence; the others change little and cost as much. */
const MOST_FEATURES = 40;

/** The features by how much they tell. */
export function weighed(features: Features, telling: Float32Array): readonly WeighedFeature[] {
  const known: WeighedFeature[] = [];
  for (const [feature, weight] of features) {
    const told = telling[feature] ?? 0;
    if (told > 0) known.push([feature, weight * told]);
  }
  if (known.length > MOST_FEATURES) known.sort(([, a], [, b]) => b - a).splice(MOST_FEATURES);
  return known;
}

/** How much a sentence says, squared. */
export function squaresOf(known: readonly WeighedFeature[]): number {
  return known.reduce((sum, [, weight]) => sum + weight ** 2, 0);
}

/** @param unknownSquares what words that are not known add to the sentence */
export function inputOf(known: readonly WeighedFeature[], unknownSquares: number): SparseInput {
  const scale = LENGTH / Math.sqrt(squaresOf(known) + unknownSquares || 1);
  return {
    keys: Int32Array.from(known, ([feature]) => feature),
    values: Float32Array.from(known, ([, weight]) => weight * scale),
  };
}
