import type { TokenCredential } from '@azure/core-auth';
import type { EntraApp } from './entraApp.js';
import type { TokenCache } from './tokenCache.js';

/**
 * Acts as the app itself. `@azure/identity` has the like, but reaches Microsoft Entra by https only and by its own retries.
 */
export function appCredential(app: EntraApp, cache: TokenCache): TokenCredential {
  return {
    getToken: (scopes) => {
      const wanted = [scopes].flat();
      return cache.get(wanted.toSorted().join(' '), () => app.asItself(wanted));
    },
  };
}
