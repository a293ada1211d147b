import assert from 'node:assert/strict';
import { askedEachTime } from '../../../../services/partnerCenter/identity/askedEachTime.js';

describe('askedEachTime', () => {
  it('should give tokens out as expired, so that no pipeline keeps or renews them', async () => {
    const expiresOnTimestamp = Date.now() + 90_000;
    const credential = askedEachTime({ getToken: async () => ({ token: 'at', expiresOnTimestamp }) });
    assert.deepEqual(await credential.getToken('scope'), { token: 'at', expiresOnTimestamp: 0 });
  });

  it('should hand a failure to whoever asked', async () => {
    const failure = new Error('no token');
    const credential = askedEachTime({ getToken: () => Promise.reject(failure) });
    await assert.rejects(async () => credential.getToken('scope'), failure);
  });
});
