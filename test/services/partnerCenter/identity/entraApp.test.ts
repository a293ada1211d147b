import assert from 'node:assert/strict';
import { EntraApp } from '../../../../services/partnerCenter/identity/entraApp.js';
import type { TokenNetwork } from '../../../../services/partnerCenter/identity/tokenNetwork.js';
import { countingIds } from '../../../support/fixedIds.js';
import { APP, ARM, CONTOSO, PARTNER } from './support/partnerDesk.js';

describe('EntraApp', () => {
  const appAt = (entraUrl: string, posted: string[]) => {
    const network: TokenNetwork = {
      post: async (url) => {
        posted.push(url);
        return { status: 200, body: { token_type: 'Bearer', access_token: 'at', expires_in: '3600' } };
      },
    };
    const appProof = { kind: 'secret', secret: 'SECRET-1' } as const;
    return new EntraApp({ tenantId: PARTNER, appId: APP, appProof, entraUrl }, network, countingIds());
  };

  for (const origin of [
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.us',
    'https://login.example',
  ]) {
    it(`should ask ${origin} for nothing but tokens, each by an id of its own`, async () => {
      const posted: string[] = [];
      const app = appAt(origin, posted);
      const issued = await app.redeem({ tenantId: CONTOSO, scopes: [ARM] }, 'RT-1');
      await app.asItself(['https://vault.azure.net/.default']);
      assert.deepEqual(issued, { accessToken: 'at', lifetimeSeconds: 3600, refreshToken: undefined });
      assert.deepEqual(posted, [
        `${origin}/${CONTOSO}/oauth2/v2.0/token?client-request-id=00000000-0000-4000-8000-000000000001`,
        `${origin}/${PARTNER}/oauth2/v2.0/token?client-request-id=00000000-0000-4000-8000-000000000002`,
      ]);
    });
  }

  it('should ask within the endpoint whatever the tenant is called', async () => {
    const posted: string[] = [];
    await appAt('https://login.example', posted).redeem({ tenantId: '../../evil', scopes: [ARM] }, 'RT-1');
    assert.match(posted[0] ?? '', /^https:\/\/login\.example\/\.\.%2F\.\.%2Fevil\/oauth2\/v2\.0\/token\?/);
  });
});
