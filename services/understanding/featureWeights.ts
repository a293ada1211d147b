import type { Features } from './features.js';

/** A training example: what is seen of it, and its label. */
export interface LabelledFeatures {
  readonly label: string;
  readonly features: Features;
}

/** Seen once, a part of a word or a pair of words is chance; a word is not. */
const MIN_EXAMPLES = 2;
/** What a feature counts that all labels share. */
const LEAST = 0.1;
/** As if every feature had been seen this often besides, spread over all labels. */
const DOUBT = 0.3;

/**
 * How much each feature tells about the label, by its number, from `LEAST` to 1: little where it stands in sentences of
 * all labels, as articles and courtesies do in any language; 0 for those too rare to tell.
 * @param words features that tell however rare they are
 */
export function featureWeights(
  examples: readonly LabelledFeatures[],
  size: number,
  words: readonly number[],
): Float32Array {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const sizes = labels.map((label) => examples.filter((example) => example.label === label).length);
  const counts = new Uint16Array(size * labels.length);
  for (const { label, features } of examples) {
    const column = labels.indexOf(label);
    for (const feature of features.keys()) {
      const at = feature * labels.length + column;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const isWord = new Uint8Array(size);
  for (const word of words) isWord[word] = 1;
  return Float32Array.from({ length: size }, (_, feature) => {
    const own = counts.subarray(feature * labels.length, (feature + 1) * labels.length);
    const seen = own.reduce((sum, count) => sum + count, 0);
    return seen >= MIN_EXAMPLES || isWord[feature] === 1 ? tellingOf(own, sizes) : 0;
  });
}

/** One less the entropy of the label given the feature, all labels being equally likely. */
function tellingOf(counts: Uint16Array, sizes: readonly number[]): number {
  const shares = sizes.map((size, label) => ((counts[label] ?? 0) + DOUBT / sizes.length) / size);
  const sum = shares.reduce((total, share) => total + share, 0);
  const entropy = shares.reduce((total, share) => total - (share / sum) * Math.log(share / sum), 0);
  return Math.max(LEAST, 1 - entropy / Math.log(Math.max(2, sizes.length)));
}
