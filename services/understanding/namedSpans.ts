import type { HeardWord } from '../search/nameMentions.js';
import type { WordSpan } from '../search/sentenceWords.js';

const LONGEST = 6;
/** A longer text has other things in it than names. */
const MAX_WORDS = 40;
const MAX_SPANS = 120;
const SINGLE_FROM_LENGTH = 4;

/** Runs of words that may be a whole name, the longest first. Bounded. */
export function namedSpans(words: readonly HeardWord[]): WordSpan[] {
  const spans: WordSpan[] = [];
  const count = Math.min(words.length, MAX_WORDS);
  for (let length = LONGEST; length > 0; length -= 1) {
    for (let from = 0; from + length <= count && spans.length < MAX_SPANS; from += 1) {
      const run = words.slice(from, from + length);
      if (run.every(({ folded }) => folded !== '') && mayBeName(run)) spans.push({ from, to: from + length });
    }
  }
  return spans;
}

/** A single ordinary word is hardly a name. */
function mayBeName(run: readonly HeardWord[]): boolean {
  const [only] = run;
  return (
    run.length > 1 || (only !== undefined && !only.isOrdinary && only.folded.length >= SINGLE_FROM_LENGTH)
  );
}
