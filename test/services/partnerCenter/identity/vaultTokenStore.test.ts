import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader, importX509, jwtVerify } from 'jose';
import { readAppCertificate } from '../../../../bot/config/appCertificate.js';
import { DeskError } from '../../../../services/errors.js';
import { selfSignedCertificate } from '../../../support/selfSignedCertificate.js';
import {
  APP,
  CONTOSO,
  MINUTE_MS,
  openPartnerDesk,
  PARTNER,
  type PartnerDesk,
} from './support/partnerDesk.js';
import { issued, refused } from './support/tokenServer.js';
import { openVaultServer, type VaultServer } from './support/vaultServer.js';

const DAY_MS = 24 * 60 * MINUTE_MS;

describe('VaultTokenStore', () => {
  const { key, certificate } = selfSignedCertificate();
  let vault: VaultServer;
  let desk: PartnerDesk;
  beforeEach(async () => {
    vault = await openVaultServer('partner-token', 'RT-1');
    const folder = await mkdtemp(join(tmpdir(), 'desk-vault-'));
    await writeFile(join(folder, 'app.pem'), certificate + key);
    desk = await openPartnerDesk({
      appProof: { kind: 'certificate', certificate: readAppCertificate(join(folder, 'app.pem')) },
      refreshToken: {
        kind: 'vault',
        vaultUrl: vault.url,
        secretName: 'partner-token',
        identity: { kind: 'app' },
      },
    });
    await rm(folder, { recursive: true });
  });
  afterEach(() => Promise.all([desk.close(), vault.close()]));

  it("should get the refresh token with the app's certificate, once for all tenants", async () => {
    await desk.tokenFor(CONTOSO);
    await desk.tokenFor(PARTNER);
    const [asApp, forContoso] = desk.server.requests;
    assert.deepEqual(
      [asApp?.tenantId, asApp?.form.get('grant_type'), asApp?.form.get('scope')],
      [PARTNER, 'client_credentials', 'https://vault.azure.net/.default'],
    );
    assert.equal(forContoso?.form.get('refresh_token'), 'RT-1');
    assert.deepEqual([vault.reads, new Set(vault.tokens)], [1, new Set([`Bearer at-${PARTNER}-1`])]);
  });

  it('should prove itself with the certificate and send no secret', async () => {
    await desk.tokenFor(CONTOSO);
    const { form } = desk.server.requests[1]!;
    const assertion = form.get('client_assertion') ?? '';
    assert.equal(form.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    assert.equal(form.get('client_secret'), null);
    assert.deepEqual(Object.keys(decodeProtectedHeader(assertion)).sort(), ['alg', 'typ', 'x5t#S256']);
    await jwtVerify(assertion, await importX509(certificate, 'PS256'), {
      issuer: APP,
      subject: APP,
      audience: `${desk.server.url}/${CONTOSO}/oauth2/v2.0/token`,
      clockTolerance: 2,
    });
  });

  it('should store a newer token, at most once a day', async () => {
    desk.server.answer = ({ form }, count) =>
      issued('at', form.get('grant_type') === 'refresh_token' ? `RT-${count}` : undefined);
    await desk.tokenFor(PARTNER);
    assert.deepEqual([vault.value, vault.versions], ['RT-2', 1]);
    desk.clock.move(DAY_MS / 2);
    await desk.tokenFor(PARTNER);
    assert.equal(vault.versions, 1);
    desk.clock.move(DAY_MS / 2);
    await desk.tokenFor(PARTNER);
    assert.equal(vault.versions, 2);
    const { requests } = desk.server;
    const last = requests.findLastIndex(({ form }) => form.has('refresh_token'));
    assert.equal(vault.value, `RT-${last + 1}`);
    assert.notEqual(requests[last]!.form.get('refresh_token'), 'RT-2', 'the newest is used, stored or not');
  });

  it('should say that the secret is not there', async () => {
    vault.value = undefined;
    await assert.rejects(desk.tokenFor(CONTOSO), {
      code: 'ServiceSignIn',
      message: /Key vault secret partner-token is not there or empty: store the refresh token/,
    });
    vault.value = 'RT-1';
    await desk.tokenFor(CONTOSO);
  });

  it('should tell a vault that says no from one that does not answer', async () => {
    for (const [status, code] of [
      [403, 'ServiceSignIn'],
      [503, 'ServiceUnavailable'],
    ] as const) {
      vault.failsWith = status;
      const fault: unknown = await desk.tokenFor(CONTOSO).catch((error: unknown) => error);
      assert.ok(fault instanceof DeskError);
      assert.deepEqual([fault.code, fault.service?.service], [code, 'keyVault']);
    }
  });

  it('should say that the app itself is refused at the way to the vault', async () => {
    desk.server.answer = () => refused('invalid_client', 700027);
    const fault: unknown = await desk.tokenFor(CONTOSO).catch((error: unknown) => error);
    assert.ok(fault instanceof DeskError);
    assert.deepEqual([fault.code, fault.service?.serviceCode], ['ServiceSignIn', 'AADSTS700027']);
  });
});
