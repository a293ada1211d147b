import type { RefreshTokenStore } from '../identity/refreshTokenStore.js';

/** A store of which it is known how the last write ended. */
export class WatchedTokenStore implements RefreshTokenStore {
  /** Whether a newer token was kept. */
  hasWritten = false;
  /** Why the newest one was not kept. */
  failure: unknown;

  constructor(private readonly store: RefreshTokenStore) {}

  get restMs(): number {
    return this.store.restMs;
  }

  read(): Promise<string> {
    return this.store.read();
  }

  async write(refreshToken: string): Promise<void> {
    try {
      await this.store.write(refreshToken);
      this.hasWritten = true;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
