import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, parseConfig } from '../../../bot/config.js';
import { newPortal } from '../support/portal.js';
import { wrongNames } from '../support/wrongNames.js';

const APP_ID = '0f0e0d0c-0b0a-4908-8706-050403020100';
const parse = (environment: Environment) => parseConfig(environment);

describe('parseConfig with a portal and users', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-sign-in-'));
  after(() => rmSync(folder, { recursive: true }));
  const fileWith = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const USER = { partnerId: 'p1', portal: { issuer: 'https://portal.example', subject: 'ada' }, roles: [] };
  const whole = async () => ({
    USERS_FILE: fileWith('users.json', JSON.stringify([USER])),
    PORTAL_PUBLIC_KEY: fileWith('portal.pem', (await newPortal()).pem),
    PORTAL_ISSUER: 'https://portal.example',
  });

  it('should ask people who they are once a portal signs them in, and stay on this machine', async () => {
    const { anonymous, users, portal, host, rates } = parse(await whole());
    assert.deepEqual([anonymous, users.length, host], [false, 1, '127.0.0.1']);
    assert.equal(rates.userTurnsPerMinute, 120, 'a proxy may stand in front of it');
    assert.deepEqual([portal?.issuer, portal?.audience], ['https://portal.example', 'reservation-desk']);
  });

  it('should be meant by its public address where it has one', async () => {
    const { portal } = parse({ ...(await whole()), PUBLIC_URL: 'https://desk.example/' });
    assert.equal(portal?.audience, 'https://desk.example');
  });

  it('should ask people who they are once the bot is registered', () => {
    assert.equal(parse({ MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'p' }).anonymous, false);
  });

  it('should refuse settings of which a part is missing', async () => {
    const { USERS_FILE, PORTAL_PUBLIC_KEY, PORTAL_ISSUER } = await whole();
    assert.deepEqual(wrongNames({ USERS_FILE }), ['USERS_FILE']);
    assert.deepEqual(wrongNames({ PORTAL_PUBLIC_KEY }), ['PORTAL_ISSUER']);
    assert.deepEqual(wrongNames({ PORTAL_ISSUER }), ['PORTAL_PUBLIC_KEY']);
  });

  it('should say what is wrong with the files', async () => {
    const environment = {
      ...(await whole()),
      USERS_FILE: fileWith('wrong.json', JSON.stringify([{ ...USER, name: 'Ada', roles: ['Admin'] }])),
      PORTAL_PUBLIC_KEY: join(folder, 'none.pem'),
    };
    assert.deepEqual(wrongNames(environment), ['USERS_FILE', 'PORTAL_PUBLIC_KEY']);
    assert.throws(() => parse(environment), /mend the file\. entry 1: roles\.0: write one of AdminAgent/);
    assert.throws(() => parse(environment), /mend the file\. the file cannot be read \(ENOENT\)/);
  });

  describe('with the sign-in of Teams', () => {
    const GROUP = 'AA0e0d0c-0b0a-4908-8706-050403020100';
    const complete = () => ({
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'p',
      MicrosoftAppTenantId: APP_ID.toUpperCase(),
      USERS_FILE: fileWith('known.json', JSON.stringify([USER])),
      OAUTH_CONNECTION: 'teams-sso',
      ROLE_GROUPS: `AdminAgent=${GROUP}, SalesAgent=${APP_ID}`,
    });

    it('should know the connection, the tenant and whose groups confirm which role', () => {
      const { teamsSignIn } = parse(complete());
      assert.deepEqual(teamsSignIn, {
        connection: 'teams-sso',
        tenantId: APP_ID,
        groups: new Map([
          [GROUP.toLowerCase(), 'AdminAgent'],
          [APP_ID, 'SalesAgent'],
        ]),
        graphUrl: 'https://graph.microsoft.com',
      });
      assert.equal(
        parse({ ...complete(), PARTNER_TENANT_ID: GROUP }).teamsSignIn?.tenantId,
        GROUP.toLowerCase(),
      );
    });

    it('should sign nobody in unless it is set', () => {
      const { OAUTH_CONNECTION: _name, ROLE_GROUPS: _groups, ...others } = complete();
      assert.equal(parse(others).teamsSignIn, undefined);
    });

    it('should name everything that it needs', () => {
      assert.deepEqual(wrongNames({ OAUTH_CONNECTION: 'teams-sso' }), [
        'MicrosoftAppId',
        'MicrosoftAppTenantId',
        'ROLE_GROUPS',
        'USERS_FILE',
      ]);
      assert.deepEqual(wrongNames({ ...complete(), OAUTH_CONNECTION: '' }), ['OAUTH_CONNECTION']);
    });

    for (const groups of [
      'x',
      `Admin=${GROUP}`,
      'AdminAgent=admins',
      `AdminAgent=${GROUP},SalesAgent=${GROUP}`,
    ]) {
      it(`should refuse the groups ${groups}`, () => {
        assert.deepEqual(wrongNames({ ...complete(), ROLE_GROUPS: groups }), ['ROLE_GROUPS']);
      });
    }
  });

  it('should take a tenant by its id alone: it is compared with those of conversations', () => {
    assert.deepEqual(wrongNames({ MicrosoftAppTenantId: 'contoso.com' }), ['MicrosoftAppTenantId']);
  });
});
