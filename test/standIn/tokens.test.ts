import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ManagedIdentityCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { SignJWT } from 'jose';
import { StillClock } from '../services/local/deskFixture.js';
import type { StandIn } from './standIn.js';
import { askToken, bearer, looseJson, openSmallStandIn, SCOPES } from './standInFixture.js';

describe('stand-in: tokens', () => {
  let standIn: StandIn;
  let clock: StillClock;

  beforeEach(async () => {
    clock = new StillClock();
    standIn = await openSmallStandIn({ clock });
  });

  afterEach(() => standIn.close());

  const refreshed = (tenantId: string, refreshToken: string, scope: string = SCOPES.azure) =>
    askToken(standIn, tenantId, { grant_type: 'refresh_token', refresh_token: refreshToken, scope });

  it('should give tokens of the partner and its customers for one refresh token, and a new one each time', async () => {
    const first = standIn.entra.signIn('partner-1');
    const own = await looseJson(await refreshed('partner-1', first, SCOPES.partnerCenter));
    const customers = await looseJson(await refreshed('contoso', String(own.refresh_token)));
    assert.deepEqual([own.token_type, own.expires_in], ['Bearer', 3600]);
    assert.notEqual(own.refresh_token, first);
    assert.notEqual(own.access_token, customers.access_token);
  });

  const refusals: [string, () => Promise<Response>, number, number, string][] = [
    [
      'another partner’s customer',
      async () => refreshed('foreign', standIn.entra.signIn('partner-1')),
      50020,
      400,
      'invalid_grant',
    ],
    [
      'an unknown tenant',
      async () => refreshed('nowhere', standIn.entra.signIn('partner-1')),
      90002,
      400,
      'invalid_request',
    ],
    ['a token that nobody gave', async () => refreshed('contoso', 'abc'), 70000, 400, 'invalid_grant'],
    [
      'an unknown resource',
      async () => refreshed('contoso', standIn.entra.signIn('partner-1'), 'https://other.example/.default'),
      500011,
      400,
      'invalid_resource',
    ],
    [
      'a wrong secret',
      async () =>
        askToken(standIn, 'partner-1', {
          client_secret: 'no',
          grant_type: 'client_credentials',
          scope: SCOPES.graph,
        }),
      7000215,
      401,
      'invalid_client',
    ],
    [
      'an unknown application',
      async () =>
        askToken(standIn, 'partner-1', {
          client_id: 'x',
          grant_type: 'client_credentials',
          scope: SCOPES.graph,
        }),
      700016,
      400,
      'unauthorized_client',
    ],
    [
      'an assertion without a certificate',
      async () =>
        askToken(standIn, 'partner-1', {
          client_assertion: 'a.b.c',
          grant_type: 'client_credentials',
          scope: SCOPES.graph,
        }),
      700027,
      401,
      'invalid_client',
    ],
    [
      'a customer that granted no access',
      async () => {
        standIn.world.customer('contoso')!.hasGrantedAccess = false;
        return refreshed('contoso', standIn.entra.signIn('partner-1'));
      },
      50020,
      400,
      'invalid_grant',
    ],
    [
      'a customer without consent',
      async () => {
        standIn.world.customer('contoso')!.hasConsented = false;
        return refreshed('contoso', standIn.entra.signIn('partner-1'));
      },
      65001,
      400,
      'invalid_grant',
    ],
    [
      'whatever a test says',
      async () => {
        standIn.entra.refusal = 50076;
        return refreshed('contoso', standIn.entra.signIn('partner-1'));
      },
      50076,
      400,
      'invalid_grant',
    ],
  ];
  for (const [what, ask, code, status, error] of refusals) {
    it(`should refuse ${what} with AADSTS${code}`, async () => {
      const response = await ask();
      const body = await looseJson(response);
      assert.deepEqual([response.status, body.error, body.error_codes], [status, error, [code]]);
      assert.match(String(body.error_description), new RegExp(`^AADSTS${code}: `));
    });
  }

  it('should take a client assertion that the application’s certificate signed, until it expires', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    standIn.entra.certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { clientId } = standIn.entra;
    const ask = async (alg: string, key: KeyObject, seconds: number) => {
      const assertion = await new SignJWT({})
        .setProtectedHeader({ alg })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(`${standIn.urls.entra}/partner-1/oauth2/v2.0/token`)
        .setExpirationTime(Math.floor(clock.current.getTime() / 1000) + seconds)
        .sign(key);
      const grant = { grant_type: 'client_credentials', scope: SCOPES.vault };
      const body = await looseJson(
        await askToken(standIn, 'partner-1', { ...grant, client_secret: '', client_assertion: assertion }),
      );
      return body.token_type ?? [...body.error_codes!];
    };
    assert.equal(await ask('PS256', privateKey, 60), 'Bearer');
    assert.equal(await ask('RS256', privateKey, 60), 'Bearer');
    assert.deepEqual(await ask('RS256', privateKey, -1), [700024]);
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    assert.deepEqual(await ask('PS256', other, 60), [700027]);
  });

  it('should refuse a refresh token that was revoked, and one used twice where that is the rule', async () => {
    const token = standIn.entra.signIn('partner-1');
    standIn.entra.revokesUsed = true;
    assert.equal((await refreshed('contoso', token)).status, 200);
    assert.equal((await refreshed('contoso', token)).status, 400);
    const other = standIn.entra.signIn('partner-1');
    standIn.entra.revokeRefreshTokens();
    assert.deepEqual((await looseJson(await refreshed('contoso', other))).error_codes, [700082]);
  });

  it('should take a token only for its service, its tenant’s data, and until it expires', async () => {
    const url = `${standIn.urls.partnerCenter}/v1/customers`;
    const status = async (headers: Record<string, string>) => (await fetch(url, { headers })).status;
    const good = await bearer(standIn, 'partner-1', SCOPES.partnerCenter);
    assert.equal(await status(good), 200);
    assert.equal(await status({}), 401);
    assert.equal(await status({ authorization: 'Bearer made-up' }), 401);
    assert.equal(await status(await bearer(standIn, 'partner-1', SCOPES.graph)), 401);
    assert.equal(await status(await bearer(standIn, 'contoso', SCOPES.partnerCenter)), 401);
    clock.current = new Date(clock.current.getTime() + 3_600_000);
    const late = await fetch(url, { headers: good });
    assert.deepEqual([late.status, late.headers.get('www-authenticate')], [401, 'Bearer']);
  });

  it('should keep secrets for the managed identity of App Service, by the real clients', async () => {
    process.env.IDENTITY_ENDPOINT = standIn.urls.managedIdentity;
    process.env.IDENTITY_HEADER = standIn.entra.identityHeader;
    try {
      const client = new SecretClient(standIn.urls.vault, new ManagedIdentityCredential(), {
        allowInsecureConnection: true,
        disableChallengeResourceVerification: true,
      });
      standIn.vault.set('refresh-token', 'one');
      assert.equal((await client.getSecret('refresh-token')).value, 'one');
      const set = await client.setSecret('refresh-token', 'two');
      assert.equal(set.name, 'refresh-token');
      const version = set.properties.version;
      assert.equal((await client.getSecret('refresh-token', { version })).value, 'two');
      await assert.rejects(client.getSecret('other'), { statusCode: 404, code: 'SecretNotFound' });
      assert.equal(standIn.vault.versionsOf('refresh-token'), 2);
    } finally {
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
    }
  });
});
