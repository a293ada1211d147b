import type { IntentModel, Score, SeenTokens } from './intentModel.js';
import { NONE } from './loadSentences.js';
import { isPlaceholder, type Sentence } from './sentence.js';

/** Clauses of fewer words, names apart, say too little by themselves. */
const CLAUSE_FROM_WORDS = 1;

/**
 * The scores of a sentence. Where it has several clauses, the one that asks most clearly counts as much as the whole.
 * @param whole what the model sees of all its tokens
 */
export function clauseScores(model: IntentModel, sentence: Sentence, { scores }: SeenTokens): Score[] {
  const worded = sentence.clauses().filter((tokens) => wordsIn(tokens) >= CLAUSE_FROM_WORDS);
  if (worded.length < 2) return scores();
  const clauses = worded.map((tokens) => model.seen(tokens)).filter(({ tells }) => tells);
  if (clauses.length < 2) return scores();
  let clearest: readonly Score[] = [];
  for (const clause of clauses) {
    const own = clause.scores();
    if (bestTask(own) > bestTask(clearest)) clearest = own;
  }
  const byLabel = new Map(clearest.map(({ label, score }) => [label, score]));
  return scores()
    .map(({ label, score }) => ({ label, score: (score + (byLabel.get(label) ?? 0)) / 2 }))
    .sort((a, b) => b.score - a.score);
}

function bestTask(scores: readonly Score[]): number {
  return scores.find(({ label }) => label !== NONE)?.score ?? 0;
}

function wordsIn(tokens: readonly string[]): number {
  return tokens.filter((token) => !isPlaceholder(token)).length;
}
