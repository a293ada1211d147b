/** Numbers from 0 to below 1, the same ones for the same seed: two runs differ in the desk alone. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // xorshift32
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** A copy in another order. */
export function shuffled<T>(values: readonly T[], next: () => number): T[] {
  const keyed = values.map((value) => ({ value, key: next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
