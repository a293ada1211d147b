import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { UnreachableError } from '../../errors.js';
import type { EntraApp, TokenWish } from './entraApp.js';
import type { RefreshTokenKeeper } from './refreshTokenKeeper.js';
import type { TenantCredentials } from './tenantCredentials.js';
import type { IssuedToken } from './tokenAnswer.js';
import type { TokenCache } from './tokenCache.js';

export interface PartnerTokensParts {
  readonly app: EntraApp;
  readonly keeper: RefreshTokenKeeper;
  readonly cache: TokenCache;
  /** The partner's own. */
  readonly tenantId: string;
}

/**
 * Tokens by the Secure Application Model: the app redeems the refresh token of the partner's user in the tenant that it is
 * to act in, for the partner itself and, by granular delegated admin privileges, for its customers.
 */
export class PartnerTokens implements TenantCredentials {
  readonly #parts: PartnerTokensParts;

  constructor(parts: PartnerTokensParts) {
    this.#parts = parts;
  }

  forTenant(tenantId: string): TokenCredential {
    return {
      getToken: (scopes, options) =>
        this.#token({ tenantId, scopes: [scopes].flat(), claims: options?.claims }),
    };
  }

  #token(wish: TokenWish): Promise<AccessToken> {
    const { cache } = this.#parts;
    const name = [wish.tenantId.toLowerCase(), ...wish.scopes.toSorted()].join(' ');
    const ask = () => this.#redeem(wish);
    // A service that demands more of a token than it says has refused the one that is held.
    return wish.claims === undefined ? cache.get(name, ask) : cache.renewed(name, ask, wish.claims);
  }

  async #redeem(wish: TokenWish): Promise<IssuedToken> {
    const { keeper, tenantId } = this.#parts;
    const issued = await this.#redeemNewest(wish);
    const ofPartner = wish.tenantId.toLowerCase() === tenantId.toLowerCase();
    if (ofPartner && issued.refreshToken !== undefined) await keeper.replace(issued.refreshToken);
    return issued;
  }

  async #redeemNewest(wish: TokenWish): Promise<IssuedToken> {
    const { app, keeper } = this.#parts;
    const held = await keeper.newest();
    try {
      return await app.redeem(wish, held);
    } catch (error) {
      if (!(error instanceof UnreachableError && error.code === 'ServiceSignIn')) throw error;
      const other = await keeper.otherThan(held);
      if (other === undefined) throw error;
      return app.redeem(wish, other);
    }
  }
}
