/** Keeps the newest refresh token of the partner's user. */
export interface RefreshTokenStore {
  /** How long a newer token may wait until it is written; the older one works for months. */
  readonly restMs: number;
  /** @throws UnreachableError with the remedy when there is none or it cannot be read */
  read(): Promise<string>;
  /** @throws UnreachableError */
  write(refreshToken: string): Promise<void>;
}
