import type { TokenCredential } from '@azure/core-auth';

/**
 * A credential as the SDK's pipelines are to have it: its tokens are given out as expired, so that it is asked for every
 * request; whoever keeps them is behind it. The SDK itself would keep them, also those that a service refuses, and renew them
 * in the background shortly before their end; where that keeps failing nobody catches it, and the process ends.
 */
export function askedEachTime(credential: TokenCredential): TokenCredential {
  return {
    async getToken(scopes, options) {
      const token = await credential.getToken(scopes, options);
      return token && { ...token, expiresOnTimestamp: 0 };
    },
  };
}
