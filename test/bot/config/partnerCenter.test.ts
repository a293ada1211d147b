import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, type Environment, parseConfig } from '../../../bot/config.js';
import { selfSignedCertificate } from '../../support/selfSignedCertificate.js';
import { wrongNames } from '../support/wrongNames.js';

const GUID = '0f0e0d0c-0b0a-4908-8706-050403020100';

describe('parseConfig with the real back end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-partner-'));
  after(() => rmSync(folder, { recursive: true }));
  const fileWith = (name: string, content: string, mode = 0o600) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  };
  const { key, certificate } = selfSignedCertificate();
  const whole = (more: Environment = {}): Environment => ({
    BACKEND: 'partner-center',
    MicrosoftAppId: GUID,
    MicrosoftAppPassword: 'p',
    PARTNER_TENANT_ID: GUID,
    PARTNER_APP_ID: GUID,
    PARTNER_APP_SECRET: 'hunter2',
    PARTNER_TOKEN_FILE: fileWith('token', 'RT-1'),
    ...more,
  });
  const vault = (more: Environment = {}) =>
    whole({
      PARTNER_TOKEN_FILE: '',
      KEY_VAULT_URL: 'https://desk.vault.azure.net/',
      KEY_VAULT_SECRET: 'partner-token',
      ...more,
    });
  const partnerOf = (environment: Environment) => {
    const { backend } = parseConfig(environment);
    assert.equal(backend.kind, 'partner-center');
    return backend as Exclude<Config['backend'], { kind: 'local' }>;
  };
  const messageOf = (environment: Environment): string => {
    try {
      parseConfig(environment);
    } catch (error) {
      return (error as Error).message;
    }
    return assert.fail('nothing is wrong');
  };

  it("should take a secret and a file, and Microsoft's public cloud", () => {
    const { PARTNER_TOKEN_FILE: path = '', ...environment } = whole();
    assert.deepEqual(partnerOf({ ...environment, PARTNER_TOKEN_FILE: path }), {
      kind: 'partner-center',
      tenantId: GUID,
      appId: GUID,
      appProof: { kind: 'secret', secret: 'hunter2' },
      refreshToken: { kind: 'file', path },
      entraUrl: 'https://login.microsoftonline.com',
      partnerCenterUrl: 'https://api.partnercenter.microsoft.com',
      graphUrl: 'https://graph.microsoft.com',
      managementUrl: 'https://management.azure.com',
    });
  });

  it('should need nothing of it for the embedded back end', () => {
    assert.deepEqual(parseConfig({ PARTNER_TENANT_ID: GUID }).backend, { kind: 'local' });
  });

  it('should say at once everything that is missing, by its name', () => {
    const environment = { BACKEND: 'Partner-Center' };
    assert.deepEqual(wrongNames(environment), [
      'MicrosoftAppId',
      'PARTNER_TENANT_ID',
      'PARTNER_APP_ID',
      'PARTNER_APP_SECRET',
      'PARTNER_TOKEN_FILE',
    ]);
    assert.match(
      messageOf(environment),
      /PARTNER_APP_SECRET is not set\n.+\n {4}remedy: {2}set it, or PARTNER_APP_CER/,
    );
  });

  const wrong: [string, () => Environment, string[]][] = [
    [
      'ids that are none',
      () => whole({ PARTNER_TENANT_ID: 'contoso.com', PARTNER_APP_ID: '7' }),
      ['PARTNER_TENANT_ID', 'PARTNER_APP_ID'],
    ],
    [
      'two proofs',
      () => whole({ PARTNER_APP_CERTIFICATE: fileWith('app.pem', key + certificate) }),
      ['PARTNER_APP_SECRET'],
    ],
    [
      'two places of the token',
      () => vault({ PARTNER_TOKEN_FILE: fileWith('token', 'RT-1') }),
      ['PARTNER_TOKEN_FILE'],
    ],
    ['a vault without secret', () => vault({ KEY_VAULT_SECRET: '' }), ['KEY_VAULT_SECRET']],
    ['a secret without vault', () => vault({ KEY_VAULT_URL: '' }), ['KEY_VAULT_URL']],
    [
      "a secret's address for its name",
      () => vault({ KEY_VAULT_SECRET: 'secrets/partner' }),
      ['KEY_VAULT_SECRET'],
    ],
    ['an identity that is none', () => vault({ AZURE_CLIENT_ID: 'desk' }), ['AZURE_CLIENT_ID']],
    [
      'a token file that is not there',
      () => whole({ PARTNER_TOKEN_FILE: join(folder, 'none') }),
      ['PARTNER_TOKEN_FILE'],
    ],
    [
      'an empty token file',
      () => whole({ PARTNER_TOKEN_FILE: fileWith('empty', '\n') }),
      ['PARTNER_TOKEN_FILE'],
    ],
    [
      'services without TLS',
      () => whole({ ENTRA_URL: 'http://login.example', GRAPH_URL: 'http://127.0.0.1.example' }),
      ['ENTRA_URL', 'GRAPH_URL'],
    ],
  ];
  for (const [what, environment, names] of wrong) {
    it(`should refuse ${what}`, () => assert.deepEqual(wrongNames(environment()), names));
  }

  it('should refuse a token file that others may read, and show neither token nor secret', function () {
    if (process.platform === 'win32') {
      console.log('    skipped: Windows has no rights of group and others');
      this.skip();
    }
    const environment = whole({ PARTNER_TOKEN_FILE: fileWith('shared', 'RT-1', 0o644), PORT: 'x' });
    assert.deepEqual(wrongNames(environment), ['PORT', 'PARTNER_TOKEN_FILE']);
    const message = messageOf(environment);
    assert.match(message, /its rights are 644\): run chmod 600 /);
    assert.doesNotMatch(message, /RT-1|hunter2/);
    assert.match(
      messageOf(whole({ PARTNER_APP_CERTIFICATE: 'none.pem' })),
      /PARTNER_APP_SECRET is set to \*{8} \(hidden\)/,
    );
  });

  it("should read the app's certificate, in whatever order the file holds key and certificates", () => {
    const other = selfSignedCertificate().certificate;
    const thumbprints = [key + certificate, other + certificate + key].map((pem) => {
      const path = fileWith('app.pem', pem);
      const { appProof } = partnerOf(whole({ PARTNER_APP_SECRET: '', PARTNER_APP_CERTIFICATE: path }));
      assert.ok(
        appProof.kind === 'certificate' && appProof.certificate.privateKey.startsWith('-----BEGIN PRIV'),
      );
      return appProof.certificate.thumbprint;
    });
    assert.match(thumbprints[0] ?? '', /^[\dA-F]{64}$/);
    assert.equal(thumbprints[0], thumbprints[1]);
  });

  const pems: [string, () => string, RegExp][] = [
    ['without key', () => certificate, /no private key in PEM without passphrase/],
    ['without certificate', () => key, /no certificate of its private key/],
    [
      'with the certificate of another key',
      () => key + selfSignedCertificate().certificate,
      /no certificate of its/,
    ],
    [
      'with a certificate that is none',
      () => key + certificate.replace(/^MII/m, 'AAA'),
      /certificate cannot be read/,
    ],
  ];
  for (const [what, pem, remedy] of pems) {
    it(`should refuse a PEM file ${what}`, () => {
      const PARTNER_APP_CERTIFICATE = fileWith('wrong.pem', pem());
      const environment = whole({ PARTNER_APP_SECRET: '', PARTNER_APP_CERTIFICATE });
      assert.deepEqual(wrongNames(environment), ['PARTNER_APP_CERTIFICATE']);
      assert.match(messageOf(environment), remedy);
    });
  }

  it('should open the vault with the named identity, else with the certificate, else as the machine', () => {
    const proof = { PARTNER_APP_SECRET: '', PARTNER_APP_CERTIFICATE: fileWith('app.pem', key + certificate) };
    const identities = [vault({ ...proof, AZURE_CLIENT_ID: GUID }), vault(proof), vault()].map(
      (environment) => {
        const { refreshToken } = partnerOf(environment);
        assert.ok(refreshToken.kind === 'vault');
        assert.deepEqual(
          [refreshToken.vaultUrl, refreshToken.secretName],
          ['https://desk.vault.azure.net', 'partner-token'],
        );
        return refreshToken.identity;
      },
    );
    assert.deepEqual(identities, [
      { kind: 'managed', clientId: GUID },
      { kind: 'app' },
      { kind: 'managed', clientId: undefined },
    ]);
  });

  const REHEARSAL = {
    ENTRA_URL: 'http://127.0.0.1:4000/entra',
    PARTNER_CENTER_URL: 'http://localhost:4000/pc',
    GRAPH_URL: 'http://127.0.0.1:4000/graph',
    AZURE_MANAGEMENT_URL: 'http://[::1]:4000/arm',
  };
  const nobody = { MicrosoftAppId: '', MicrosoftAppPassword: '' };

  it('should ask nobody who they are in a rehearsal, in which every service is on this machine', () => {
    const { anonymous, backend } = parseConfig(whole({ ...nobody, ...REHEARSAL }));
    assert.deepEqual([anonymous, backend.kind], [true, 'partner-center']);
  });

  for (const name of Object.keys(REHEARSAL) as (keyof typeof REHEARSAL)[]) {
    it(`should not act for the partner of whoever comes when ${name} is the real one`, () => {
      const environment = whole({ ...nobody, ...REHEARSAL, [name]: '' });
      assert.deepEqual(wrongNames(environment), ['MicrosoftAppId']);
      assert.match(
        messageOf(environment),
        new RegExp(`everybody on this machine could act for the partner.+${name}`),
      );
    });
  }
});
