/** The words of one language's examples, without the objects that a list of them would take. */
export interface LearnedWords {
  /** One word after another: the shorter first, those of one length in the order of their characters' codes. */
  readonly letters: string;
  /** How many words have each length, from 0 on. */
  readonly lengths: readonly number[];
  /** How often each word stands there. */
  readonly counts: Uint32Array;
  /** How many other words stand there before the word does first. */
  readonly ranks: Uint32Array;
}

/** @param words every occurrence, in order */
export function learnWords(words: Iterable<string>): LearnedWords {
  const seen = new Map<string, { count: number; readonly rank: number }>();
  for (const word of words) {
    const known = seen.get(word);
    if (known) known.count += 1;
    else seen.set(word, { count: 1, rank: seen.size });
  }
  const sorted = [...seen].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  const lengths = Array.from({ length: (sorted.at(-1)?.[0].length ?? 0) + 1 }, () => 0);
  for (const [{ length }] of sorted) lengths[length] = (lengths[length] ?? 0) + 1;
  return {
    letters: sorted.map(([word]) => word).join(''),
    lengths,
    counts: Uint32Array.from(sorted, ([, { count }]) => count),
    ranks: Uint32Array.from(sorted, ([, { rank }]) => rank),
  };
}
