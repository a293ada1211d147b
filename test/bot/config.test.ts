import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { type ConfigError, type Environment, parseConfig } from '../../bot/config.js';
import { loadPolicies } from '../../services/quotes/loadPolicies.js';
import { wrongNames } from './support/wrongNames.js';

const PRESETS = loadPolicies();
const APP_ID = '0f0e0d0c-0b0a-4908-8706-050403020100';

const parse = (environment: Environment) => parseConfig(environment);

describe('parseConfig', () => {
  it('should give every default for an empty environment and stay on this machine', () => {
    assert.deepEqual(parse({}), {
      port: 3978,
      host: '127.0.0.1',
      app: undefined,
      anonymous: true,
      users: [],
      usersFile: undefined,
      teamsSignIn: undefined,
      portal: undefined,
      backend: { kind: 'local' },
      carriesOut: false,
      approvalAboveMinor: undefined,
      tellsNews: true,
      storage: { kind: 'local' },
      conversationDays: 90,
      draftDays: 180,
      uploadBytes: 1024 ** 3,
      dataDir: resolve('data'),
      auditKey: undefined,
      refundPolicy: PRESETS.get('csp-2018'),
      refundPolicies: PRESETS,
      defaultLocale: 'en-US',
      logLevel: 'info',
      metricsToken: undefined,
      publicUrl: undefined,
      allowedOrigins: [],
      rates: { userTurnsPerMinute: 0, addressRequestsPerMinute: 0, trustedProxies: 0 },
    });
  });

  it('should freeze what it gives', () => {
    const config = parse({ MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'p' });
    assert.ok(
      Object.isFrozen(config) && Object.isFrozen(config.app) && Object.isFrozen(config.allowedOrigins),
    );
  });

  it('should limit users and addresses once others than this machine can reach it, unless told otherwise', () => {
    const app = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'p' };
    const usual = { userTurnsPerMinute: 120, addressRequestsPerMinute: 6_000, trustedProxies: 0 };
    assert.deepEqual(parse(app).rates, usual);
    assert.deepEqual(
      parse({ ...app, USER_TURNS_PER_MINUTE: '0', PUBLIC_URL: 'https://desk.example' }).rates,
      {
        ...usual,
        userTurnsPerMinute: 0,
        trustedProxies: 1,
      },
    );
    assert.deepEqual(
      parse({ USER_TURNS_PER_MINUTE: '9', ADDRESS_REQUESTS_PER_MINUTE: '8', TRUSTED_PROXIES: '2' }).rates,
      { userTurnsPerMinute: 9, addressRequestsPerMinute: 8, trustedProxies: 2 },
    );
    for (const name of ['USER_TURNS_PER_MINUTE', 'ADDRESS_REQUESTS_PER_MINUTE', 'TRUSTED_PROXIES']) {
      for (const value of ['-1', '1.5', 'many', '10000000'])
        assert.deepEqual(wrongNames({ [name]: value }), [name]);
    }
  });

  it('should treat an empty or blank variable as absent', () => {
    assert.deepEqual(parse({ PORT: '', MicrosoftAppId: '  ', DATA_DIR: '' }), parse({}));
  });

  const accepted: [Environment, Partial<ReturnType<typeof parse>>][] = [
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 65535 ' }, { port: 65535 }],
    [{ DEFAULT_LOCALE: 'FR-ca' }, { defaultLocale: 'fr-CA' }],
    [{ DEFAULT_LOCALE: 'ja' }, { defaultLocale: 'ja' }],
    [{ DEFAULT_LOCALE: 'pt-BR' }, { defaultLocale: 'pt-BR' }],
    [{ LOG_LEVEL: 'DEBUG' }, { logLevel: 'debug' }],
    [{ CARRY_OUT_REQUESTS: 'True' }, { carriesOut: true }],
    [{ CARRY_OUT_REQUESTS: 'false' }, { carriesOut: false }],
    [{ NOTICES: 'false' }, { tellsNews: false }],
    [{ APPROVAL_ABOVE: '5000' }, { approvalAboveMinor: 500_000 }],
    [{ APPROVAL_ABOVE: '1234.56' }, { approvalAboveMinor: 123_456 }],
    [{ APPROVAL_ABOVE: '0' }, { approvalAboveMinor: 0 }],
    [{ REFUND_POLICY: 'csp-2020' }, { refundPolicy: PRESETS.get('csp-2020')! }],
    [{ PUBLIC_URL: 'https://desk.example.com/' }, { publicUrl: 'https://desk.example.com' }],
    [
      { ALLOWED_ORIGINS: 'https://a.example.com, http://localhost:8080/' },
      { allowedOrigins: ['https://a.example.com', 'http://localhost:8080'] },
    ],
  ];
  for (const [environment, expected] of accepted) {
    it(`should accept ${JSON.stringify(environment)}`, () => {
      assert.deepEqual({ ...parse(environment), ...expected }, parse(environment));
    });
  }

  const refused: Environment[] = [
    { PORT: 'http' },
    { PORT: '65536' },
    { PORT: '-1' },
    { PORT: '39.78' },
    { MicrosoftAppType: 'Tenant' },
    { BACKEND: 'sql' },
    { STORAGE: 's3' },
    { CARRY_OUT_REQUESTS: 'yes' },
    { CARRY_OUT_REQUESTS: '1' },
    { APPROVAL_ABOVE: '-1' },
    { APPROVAL_ABOVE: '5.5' },
    { APPROVAL_ABOVE: '5,000' },
    { REFUND_POLICY: 'csp-1999' },
    { DEFAULT_LOCALE: 'nl-NL' },
    { DEFAULT_LOCALE: 'english' },
    { DEFAULT_LOCALE: 'en-US-US' },
    { DEFAULT_LOCALE: 'fr_FR' },
    { LOG_LEVEL: 'loud' },
    { PUBLIC_URL: 'desk.example.com' },
    { PUBLIC_URL: 'ftp://desk.example.com' },
    { PUBLIC_URL: 'https://desk.example.com/?a=b' },
    { CONVERSATION_DAYS: '0' },
    { CONVERSATION_DAYS: 'ever' },
    { DRAFT_DAYS: '0' },
    { UPLOADS_MAX_MB: '1.5' },
    { AZURE_STORAGE_CONTAINER: 'A' },
    { ALLOWED_ORIGINS: '*' },
    { ALLOWED_ORIGINS: 'https://a.example.com/path' },
    { ALLOWED_ORIGINS: 'https://a.example.com,,null' },
  ];
  for (const environment of refused) {
    it(`should refuse ${JSON.stringify(environment)}, naming variable and value`, () => {
      const [name, value] = Object.entries(environment)[0]!;
      assert.deepEqual(wrongNames(environment), [name]);
      assert.throws(() => parse(environment), { message: new RegExp(`${name} is ${quoted(value!)}`) });
    });
  }

  it('should keep conversations on Azure when told the account, which it never shows', () => {
    const connectionString = 'AccountName=desk;AccountKey=secret';
    const environment = { STORAGE: 'Azure-Blobs', AZURE_STORAGE_CONNECTION_STRING: connectionString };
    assert.deepEqual(parse(environment).storage, {
      kind: 'azure-blobs',
      connectionString,
      container: 'reservation-desk',
    });
    assert.deepEqual(wrongNames({ STORAGE: 'azure-blobs' }), ['AZURE_STORAGE_CONNECTION_STRING']);
    assert.throws(
      () => parse({ ...environment, AZURE_STORAGE_CONTAINER: 'Not--a-name' }),
      ({ message }: Error) => /AZURE_STORAGE_CONTAINER is/.test(message) && !message.includes('secret'),
    );
  });

  it('should take a token for the metrics that cannot be guessed, and never show it', () => {
    const token = 'sixteen-letters!';
    assert.equal(parse({ METRICS_TOKEN: token }).metricsToken, token);
    for (const wrong of ['fifteen-letters', 'two words of a token', 'tökens-of-sixteen', 'x'.repeat(513)]) {
      assert.deepEqual(wrongNames({ METRICS_TOKEN: wrong }), ['METRICS_TOKEN']);
      assert.throws(
        () => parse({ METRICS_TOKEN: wrong }),
        ({ message }: Error) =>
          message.includes('METRICS_TOKEN is set to ********') && !message.includes(wrong),
      );
    }
  });

  it('should list every wrong variable at once, with what is allowed and the remedy', () => {
    const environment = { PORT: 'x', LOG_LEVEL: 'loud', MicrosoftAppType: 'SingleTenant' };
    assert.throws(
      () => parse(environment),
      (error: Error) => {
        assert.match(error.message, /5 settings are wrong/);
        for (const name of [
          'PORT',
          'LOG_LEVEL',
          'MicrosoftAppId',
          'MicrosoftAppPassword',
          'MicrosoftAppTenantId',
        ]) {
          assert.match(error.message, new RegExp(`  ${name} is .*\n    allowed: .+\n    remedy: {2}.+`));
        }
        return true;
      },
    );
  });

  it('should refuse a key of the audit trail that could be guessed, and not show it', () => {
    const AUDIT_KEY = 'made up of 32 characters or more';
    assert.equal(parse({ AUDIT_KEY }).auditKey, AUDIT_KEY);
    const environment = { AUDIT_KEY: AUDIT_KEY.slice(1) };
    assert.deepEqual(wrongNames(environment), ['AUDIT_KEY']);
    assert.throws(
      () => parse(environment),
      ({ message }: ConfigError) => /AUDIT_KEY/.test(message) && !message.includes(environment.AUDIT_KEY),
    );
  });

  it('should never show a secret', () => {
    const environment = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: 'hunter2', PORT: 'x' };
    assert.throws(
      () => parse(environment),
      (error: ConfigError) => {
        assert.match(error.message, /MicrosoftAppPassword is set to \*{8} \(hidden\)/);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      },
    );
  });
});

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
