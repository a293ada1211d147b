import assert from 'node:assert/strict';
import { UnreachableError } from '../../../../services/errors.js';
import { TokenCache } from '../../../../services/partnerCenter/identity/tokenCache.js';
import { MINUTE_MS, movableClock } from './support/partnerDesk.js';

describe('TokenCache', () => {
  it('should forget the tokens that were not used for longest when there are too many', async () => {
    const cache = new TokenCache(movableClock(), 3);
    const asked: string[] = [];
    const use = (name: string) =>
      cache.get(name, async () => {
        asked.push(name);
        return { accessToken: name, lifetimeSeconds: 3600 };
      });
    for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'd']) await use(name);
    assert.deepEqual(asked, ['a', 'b', 'c', 'd']);
    await use('b');
    assert.deepEqual(asked, ['a', 'b', 'c', 'd', 'b']);
  });

  it('should not go on with a token whose renewal was refused', async () => {
    const clock = movableClock();
    const cache = new TokenCache(clock);
    await cache.get('a', async () => ({ accessToken: 'at', lifetimeSeconds: 3600 }));
    clock.move(57 * MINUTE_MS);
    const refusal = new UnreachableError('ServiceSignIn', 'revoked');
    await assert.rejects(
      cache.get('a', () => Promise.reject(refusal)),
      refusal,
    );
  });
});
