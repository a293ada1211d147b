import { DeskError } from '../errors.js';
import { textHash } from './textHash.js';

/** Two features of one list have the same hash: the list cannot be known by its hashes. */
export class FeatureClash extends DeskError {
  override readonly name = 'FeatureClash';
  override readonly code = 'Unexpected';
}

/** The features of a trained model: a sorted list of hashes instead of their names, eight bytes each. */
export class FeatureIndex {
  /** @param hashes different ones, ascending; the number of a feature is its place */
  constructor(private readonly hashes: Float64Array) {}

  /** Undefined for a feature that the model did not learn. */
  readonly numberOf = (name: string): number | undefined => {
    const hash = textHash(name);
    let from = 0;
    let to = this.hashes.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.hashes[middle] ?? 0) < hash) from = middle + 1;
      else to = middle;
    }
    return this.hashes[from] === hash ? from : undefined;
  };
}

/**
 * The hashes of features as an index takes them, and where each feature stood before they were sorted.
 * @throws FeatureClash so that a model never takes one of its features for another
 */
export function indexed(names: readonly string[]): {
  readonly hashes: Float64Array;
  readonly places: Uint32Array;
} {
  const hashed = names.map(textHash);
  const places = Uint32Array.from(names.keys()).sort((a, b) => (hashed[a] ?? 0) - (hashed[b] ?? 0));
  const hashes = Float64Array.from(places, (place) => hashed[place] ?? 0);
  if (new Set(hashed).size < hashed.length) throw new FeatureClash('Two features have the same hash.');
  return { hashes, places };
}
