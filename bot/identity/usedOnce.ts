import type { Clock } from '../../services/clock.js';

/** What was used and may not be used again until it expires anyway. Holds at most `capacity` of them. */
export class UsedOnce {
  readonly #expiryMs = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity: number,
  ) {}

  /** @returns `full` rather than forget one that could be used again */
  use(id: string, expiresAtMs: number): 'first' | 'again' | 'full' {
    this.#forgetExpired();
    if (this.#expiryMs.has(id)) return 'again';
    if (this.#expiryMs.size >= this.capacity) return 'full';
    this.#expiryMs.set(id, expiresAtMs);
    return 'first';
  }

  /** In the order of use, which is that of expiry but for the minutes that lifetimes differ: each is looked at once. */
  #forgetExpired(): void {
    const nowMs = this.clock.now().getTime();
    for (const [id, expiresAtMs] of this.#expiryMs) {
      if (expiresAtMs > nowMs) return;
      this.#expiryMs.delete(id);
    }
  }
}
