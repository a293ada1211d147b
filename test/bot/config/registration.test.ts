import assert from 'node:assert/strict';
import { type Environment, parseConfig } from '../../../bot/config.js';
import { wrongNames } from '../support/wrongNames.js';

const APP_ID = '0f0e0d0c-0b0a-4908-8706-050403020100';
const TENANT_ID = '1f0e0d0c-0b0a-4908-8706-050403020100';

const parse = (environment: Environment) => parseConfig(environment);

describe('parseConfig with the bot’s registration', () => {
  it('should listen on all addresses once the bot is registered', () => {
    const { host, app } = parse({ MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'p' });
    assert.equal(host, '0.0.0.0');
    assert.deepEqual(app, { type: 'MultiTenant', id: APP_ID, password: 'p', tenantId: undefined });
  });

  const apps: [string, Environment, string[]][] = [
    ['MultiTenant without password', { MicrosoftAppId: APP_ID }, ['MicrosoftAppPassword']],
    ['a password without id', { MicrosoftAppPassword: 'p' }, ['MicrosoftAppId']],
    [
      'SingleTenant without tenant',
      { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'p' },
      ['MicrosoftAppTenantId'],
    ],
    [
      'a managed identity with password',
      {
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppId: APP_ID,
        MicrosoftAppTenantId: TENANT_ID,
        MicrosoftAppPassword: 'p',
      },
      ['MicrosoftAppPassword'],
    ],
    [
      'a managed identity without anything',
      { MicrosoftAppType: 'UserAssignedMSI' },
      ['MicrosoftAppId', 'MicrosoftAppTenantId'],
    ],
    ['an id that is none, once', { MicrosoftAppId: 'abc', MicrosoftAppPassword: 'p' }, ['MicrosoftAppId']],
  ];
  for (const [title, environment, names] of apps) {
    it(`should refuse ${title}`, () => assert.deepEqual(wrongNames(environment), names));
  }

  it('should take a whole managed identity', () => {
    const environment = {
      MicrosoftAppType: 'userassignedmsi',
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: TENANT_ID,
    };
    assert.equal(parse(environment).app?.type, 'UserAssignedMSI');
  });
});
