import { indexed } from './featureIndex.js';
import type { Features } from './features.js';
import { FeatureTable } from './featureTable.js';
import { featureWeights } from './featureWeights.js';
import type { LearnedModel } from './learnedModel.js';
import { inputOf, weighed } from './seenFeatures.js';
import { SparseNetwork } from './sparseNetwork.js';

/** What a model learns from. */
export interface LabelledTokens {
  readonly label: string;
  readonly tokens: readonly string[];
}

/** How much an unknown word makes a sentence unlike all that were learned, beside a known one. */
const UNKNOWN_WORD = 0.2;

/** Learns to tell the labels apart, which takes some tenths of a second. The same examples give the same model, bit by bit. */
export function trainModel(examples: readonly LabelledTokens[]): LearnedModel {
  const table = new FeatureTable();
  const seen = interleaved(examples).map(({ label, tokens }) => ({ label, features: table.learn(tokens) }));
  const telling = featureWeights(seen, table.size, table.words);
  const network = new SparseNetwork(table.size);
  network.train(seen.map(({ label, features }) => ({ label, input: trainingInput(features, telling) })));
  const kept = table.names.flatMap((name, number) => ((telling[number] ?? 0) > 0 ? [{ name, number }] : []));
  const { hashes, places } = indexed(kept.map(({ name }) => name));
  const numbers = Uint32Array.from(places, (place) => kept[place]?.number ?? 0);
  const { labels, biases, slope, weights } = network.learned(numbers);
  return {
    labels,
    biases,
    slope,
    unknown: UNKNOWN_WORD * meanOf(telling, table.words),
    features: hashes,
    telling: Float32Array.from(numbers, (number) => telling[number] ?? 0),
    weights,
  };
}

function trainingInput(features: Features, telling: Float32Array) {
  return inputOf(weighed(features, telling), 0);
}

function meanOf(telling: Float32Array, words: readonly number[]): number {
  return words.reduce((sum, word) => sum + (telling[word] ?? 0), 0) / Math.max(1, words.length);
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
