import type { Clock } from '../../clock.js';
import type { RefreshTokenStore } from './refreshTokenStore.js';

/** Looking again sooner would only burden the store: a person has to sign in meanwhile. */
const LOOK_AGAIN_MS = 10_000;

/** Called when a newer refresh token could not be stored; the one in the store goes on working. */
export type NotStored = (error: unknown) => void;

/** Holds the newest refresh token, so that the store is not read for each access token. */
export class RefreshTokenKeeper {
  readonly #store: RefreshTokenStore;
  readonly #clock: Clock;
  readonly #notStored: NotStored;
  #held: Promise<string> | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #storedAtMs = Number.NEGATIVE_INFINITY;

  constructor(store: RefreshTokenStore, clock: Clock, notStored: NotStored = () => {}) {
    this.#store = store;
    this.#clock = clock;
    this.#notStored = notStored;
  }

  /** @throws UnreachableError when the store gives none */
  newest(): Promise<string> {
    this.#held ??= this.#read().catch((error: unknown) => {
      this.#held = undefined;
      throw error;
    });
    return this.#held;
  }

  /** Another one than that which was refused, where somebody has put one into the store since. */
  async otherThan(refused: string): Promise<string | undefined> {
    const held = await this.newest();
    if (held !== refused) return held;
    if (this.#nowMs() - this.#readAtMs < LOOK_AGAIN_MS) return undefined;
    const stored = await this.#read().catch(() => undefined);
    if (stored === undefined || stored === refused) return undefined;
    this.#held = Promise.resolve(stored);
    return stored;
  }

  /** Takes one that has come back, and stores it unless the last one is young. */
  async replace(refreshToken: string): Promise<void> {
    if ((await this.newest()) === refreshToken) return;
    this.#held = Promise.resolve(refreshToken);
    if (this.#nowMs() - this.#storedAtMs < this.#store.restMs) return;
    const before = this.#storedAtMs;
    this.#storedAtMs = this.#nowMs();
    try {
      await this.#store.write(refreshToken);
    } catch (error) {
      this.#storedAtMs = before;
      this.#notStored(error);
    }
  }

  #read(): Promise<string> {
    this.#readAtMs = this.#nowMs();
    return this.#store.read();
  }

  #nowMs(): number {
    return this.#clock.now().getTime();
  }
}
