import { isUnspaced } from '../search/sentenceWords.js';

/** Weights by the features' numbers. */
export type Features = ReadonlyMap<number, number>;

/** A feature's number and its weight. */
export type WeighedFeature = readonly [feature: number, weight: number];

/** The number of a named feature; undefined for one that is not known. */
export type FeatureNumbers = (name: string) => number | undefined;

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

/**
 * What a model sees of folded words and placeholders, the same in every language: the words, their beginnings and parts,
 * which another ending or a typing mistake leave mostly as they are, and neighbouring words. Of scripts without spaces,
 * runs of one to three characters. Features without a number are passed over.
 * @param ownOf a word's own features, where they are known already
 */
export function featuresOf(
  tokens: readonly string[],
  numberOf: FeatureNumbers,
  ownOf = (token: string): readonly WeighedFeature[] => ownFeatures(token, numberOf),
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

/** The feature that is the whole word. */
export function wordFeature(token: string): string {
  return `word ${token}`;
}

/** The features of a word that do not depend on its neighbours. */
export function ownFeatures(token: string, numberOf: FeatureNumbers): readonly WeighedFeature[] {
  const own: WeighedFeature[] = [];
  const add = (name: string, weight: number): void => {
    const feature = numberOf(name);
    if (feature !== undefined) own.push([feature, weight]);
  };
  add(wordFeature(token), WORD);
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
