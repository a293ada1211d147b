/** What training leaves of a model: all that it takes to answer, and nothing of the examples. */
export interface LearnedModel {
  readonly labels: readonly string[];
  /** What each label's output begins with. */
  readonly biases: readonly number[];
  /** Slope of an output above nought. */
  readonly slope: number;
  /** What an unknown word adds to how unlike a sentence is to all that were learned. */
  readonly unknown: number;
  /** Hashes of the features that tell anything, ascending; the place of one is its number. */
  readonly features: Float64Array;
  /** How much each feature tells, by its number, above 0 and up to 1. */
  readonly telling: Float32Array;
  /** What each feature says for each label: those of one feature stand together, in the order of `labels`. */
  readonly weights: Float32Array;
}
