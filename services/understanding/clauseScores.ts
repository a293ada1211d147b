import type { IntentModel, Score } from './intentModel.js';
import { NONE } from './loadSentences.js';
import { isPlaceholder, type Sentence } from './sentence.js';

/** Clauses of fewer words, names apart, say too little by themselves. */
const CLAUSE_FROM_WORDS = 1;

/** The scores of a sentence. Where it has several clauses, the one that asks most clearly counts as much as the whole. */
export function clauseScores(model: IntentModel, sentence: Sentence): Score[] {
  const whole = model.scores(sentence.tokens());
  const clauses = sentence
    .clauses()
    .filter((tokens) => wordsIn(tokens) >= CLAUSE_FROM_WORDS && model.tells(tokens));
  if (clauses.length < 2) return whole;
  let clearest: readonly Score[] = [];
  for (const tokens of clauses) {
    const scores = model.scores(tokens);
    if (bestTask(scores) > bestTask(clearest)) clearest = scores;
  }
  const byLabel = new Map(clearest.map(({ label, score }) => [label, score]));
  return whole
    .map(({ label, score }) => ({ label, score: (score + (byLabel.get(label) ?? 0)) / 2 }))
    .sort((a, b) => b.score - a.score);
}

function bestTask(scores: readonly Score[]): number {
  return scores.find(({ label }) => label !== NONE)?.score ?? 0;
}

function wordsIn(tokens: readonly string[]): number {
  return tokens.filter((token) => !isPlaceholder(token)).length;
}
