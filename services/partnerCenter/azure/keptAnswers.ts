import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.js';

export interface KeptAnswersOptions {
  readonly clock: Clock;
  /** How long an answer is as good as a new one, from when it was asked for. */
  readonly keptMs: number;
  /** How many answers are kept; those that were not asked for the longest make room. */
  readonly most: number;
}

interface Answer<T> {
  readonly coming: Promise<T>;
  freshUntilMs: number;
  last: T | undefined;
}

/** Answers of a service, each kept for a while; many who want the same at once make one call. Failures are not kept. */
export class KeptAnswers<T> {
  readonly #answers: LRUCache<string, Answer<T>>;

  constructor(private readonly options: KeptAnswersOptions) {
    this.#answers = new LRUCache({ max: options.most });
  }

  /** @param ask is given the answer before, if it is still at hand, fresh or not */
  get(key: string, ask: (last: T | undefined) => Promise<T>): Promise<T> {
    const nowMs = this.options.clock.now().getTime();
    const kept = this.#answers.get(key);
    if (kept && nowMs < kept.freshUntilMs) return kept.coming;
    const answer: Answer<T> = {
      coming: ask(kept?.last),
      freshUntilMs: nowMs + this.options.keptMs,
      last: kept?.last,
    };
    this.#answers.set(key, answer);
    answer.coming.then(
      (value) => {
        answer.last = value;
      },
      () => {
        answer.freshUntilMs = Number.NEGATIVE_INFINITY;
      },
    );
    return answer.coming;
  }

  /** An answer that came in another way, just now. */
  put(key: string, value: T): void {
    const freshUntilMs = this.options.clock.now().getTime() + this.options.keptMs;
    this.#answers.set(key, { coming: Promise.resolve(value), freshUntilMs, last: value });
  }

  /** The newest answer there was, however old. */
  last(key: string): T | undefined {
    return this.#answers.peek(key)?.last;
  }

  /** Whoever asks from now on gets a new answer. */
  forget(key: string): void {
    const kept = this.#answers.peek(key);
    if (kept) kept.freshUntilMs = Number.NEGATIVE_INFINITY;
  }
}
