import type { AccessToken } from '@azure/core-auth';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.js';
import { UnreachableError } from '../../errors.js';
import type { IssuedToken } from './tokenAnswer.js';

/** Tokens are got anew so long before they expire. */
export const RENEW_BEFORE_MS = 5 * 60_000;
/** Tenants times services; a token is some kilobytes. */
const MAX_TOKENS = 2_000;

/** Keeps tokens until shortly before they expire, and asks for each only once at a time. */
export class TokenCache {
  readonly #clock: Clock;
  readonly #tokens: LRUCache<string, AccessToken>;
  readonly #asked = new Map<string, Promise<AccessToken>>();

  constructor(clock: Clock, maxTokens = MAX_TOKENS) {
    this.#clock = clock;
    this.#tokens = new LRUCache({ max: maxTokens });
  }

  /**
   * The token of that name, which `ask` gets if need be. While nobody can be asked, the old one is used to its end.
   * @throws what `ask` throws
   */
  async get(name: string, ask: () => Promise<IssuedToken>): Promise<AccessToken> {
    const held = this.#tokens.get(name);
    if (held && this.#leftMs(held) > RENEW_BEFORE_MS) return held;
    try {
      return await this.renewed(name, ask);
    } catch (error) {
      if (held && this.#leftMs(held) > 0 && isOutage(error)) return held;
      throw error;
    }
  }

  /** A token that is got now, or is being got; `kind` tells apart those that may not stand for each other. */
  renewed(name: string, ask: () => Promise<IssuedToken>, kind = ''): Promise<AccessToken> {
    const key = `${name} ${kind}`;
    const asked = this.#asked.get(key) ?? this.#ask(name, ask).finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  /** Gives a token up that was refused before its time. */
  drop(token: string): void {
    for (const [name, held] of this.#tokens.entries()) {
      if (held.token === token) this.#tokens.delete(name);
    }
  }

  async #ask(name: string, ask: () => Promise<IssuedToken>): Promise<AccessToken> {
    const askedAtMs = this.#clock.now().getTime();
    const { accessToken, lifetimeSeconds } = await ask();
    const token = { token: accessToken, expiresOnTimestamp: askedAtMs + lifetimeSeconds * 1000 };
    this.#tokens.set(name, token);
    return token;
  }

  #leftMs({ expiresOnTimestamp }: AccessToken): number {
    return expiresOnTimestamp - this.#clock.now().getTime();
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof UnreachableError && error.code !== 'ServiceSignIn';
}
