/** How well a whole query fits an entry; each level is better beyond doubt than the one below. */
export const LEVEL = { loose: 0, start: 1, whole: 2, name: 3 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

export interface Hit {
  /** The entry's number; of equally good hits the lower one comes first. */
  readonly entry: number;
  readonly level: Level;
  readonly score: number;
}

/** Keeps the best few of many hits, and how many there were of each level. */
export class TopHits {
  readonly #best: Hit[] = [];
  readonly #counts = [0, 0, 0, 0];

  constructor(private readonly limit: number) {}

  add(hit: Hit): void {
    this.#counts[hit.level] = this.countOf(hit.level) + 1;
    const last = this.#best.at(-1);
    const isFull = this.#best.length >= this.limit;
    if (isFull && (!last || !isBetter(hit, last))) return;
    const after = this.#best.findIndex((kept) => isBetter(hit, kept));
    this.#best.splice(after < 0 ? this.#best.length : after, 0, hit);
    if (isFull) this.#best.pop();
  }

  /** Best first. */
  get hits(): readonly Hit[] {
    return this.#best;
  }

  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  countOf(level: Level): number {
    return this.#counts[level] ?? 0;
  }
}

function isBetter(a: Hit, b: Hit): boolean {
  return (a.level - b.level || a.score - b.score || b.entry - a.entry) > 0;
}
