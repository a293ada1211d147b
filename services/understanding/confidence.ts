import type { Score } from './intentModel.js';

/** Weights of a logistic regression, fitted to sentences that the model had not been trained with. */
const FITTED = { constant: -1.44, top: 0.59, ahead: 4.39, known: 0.97 };

/**
 * How likely the best label is the right one, 0–1: by its score, how far it is ahead, and how much of the sentence the
 * model knows.
 * @param scores the best first
 * @param known share of the sentence's letters, 0–1
 */
export function confidenceOf(scores: readonly Score[], known: number): number {
  const top = Math.min(1, scores[0]?.score ?? 0);
  const ahead = top - Math.min(top, scores[1]?.score ?? 0);
  const sum = FITTED.constant + FITTED.top * top + FITTED.ahead * ahead + FITTED.known * known;
  return 1 / (1 + Math.exp(-sum));
}
