import assert from 'node:assert/strict';
import type { Cause, CheckName } from '../../../../services/checkUp.js';
import type { ErrorCode, ServiceFacts } from '../../../../services/errors.js';
import { causeOf } from '../../../../services/partnerCenter/checkUp/causes.js';

type Case = readonly [
  check: CheckName,
  code: ErrorCode,
  service: ServiceFacts['service'],
  status: number | undefined,
  serviceCode: string | undefined,
  cause: Cause,
];

const CASES: readonly Case[] = [
  ['customers', 'ServiceBusy', 'partnerCenter', 429, undefined, 'ServiceBusy'],
  ['customers', 'ServiceUnavailable', 'partnerCenter', undefined, undefined, 'NoAnswer'],
  ['customers', 'ServiceUnavailable', 'partnerCenter', 502, undefined, 'ServiceFailed'],
  ['customers', 'ServiceUnreadable', 'partnerCenter', 200, undefined, 'ServiceUnreadable'],
  ['customers', 'ServiceRefused', 'partnerCenter', 400, '2000', 'ServiceRefused'],
  ['customers', 'ServiceSignIn', 'partnerCenter', 401, '900421', 'SecondFactorMissing'],
  ['customer', 'ServiceForbidden', 'partnerCenter', 403, '20002', 'ResellerEnded'],
  ['customer', 'ServiceForbidden', 'partnerCenter', 403, '600002', 'PartnerCenterRole'],
  ['partnerToken', 'ServiceSignIn', 'entra', undefined, undefined, 'AppProofUnusable'],
  ['partnerToken', 'ServiceSignIn', 'entra', 400, 'invalid_grant', 'SignInEnded'],
  ['partnerToken', 'ServiceSignIn', 'entra', 400, 'AADSTS9999', 'TokenRefused'],
  ['partnerToken', 'ServiceSignIn', 'entra', 400, 'AADSTS50057', 'UserBlocked'],
  ['partnerToken', 'ServiceSignIn', 'entra', 400, 'AADSTS65001', 'PermissionMissing'],
  ['customerToken', 'ServiceForbidden', 'entra', 400, 'AADSTS65001', 'CustomerConsentMissing'],
  ['partnerToken', 'ServiceSignIn', 'entra', 400, 'AADSTS700016', 'AppUnknown'],
  ['directory', 'ServiceForbidden', 'entra', 400, 'AADSTS700016', 'CustomerConsentMissing'],
  ['partnerToken', 'ServiceSignIn', 'entra', 400, 'AADSTS50020', 'UserOfOtherTenant'],
  ['customerToken', 'ServiceForbidden', 'entra', 400, 'AADSTS50020', 'RelationshipMissing'],
  ['customerToken', 'ServiceSignIn', 'entra', 400, 'AADSTS700082', 'SignInEnded'],
  ['tokenStore', 'ServiceSignIn', 'keyVault', undefined, undefined, 'VaultSignIn'],
  ['tokenStore', 'ServiceSignIn', 'keyVault', 403, 'Forbidden', 'VaultForbidden'],
  ['tokenStore', 'ServiceSignIn', 'keyVault', 404, undefined, 'SecretMissing'],
  ['tokenStore', 'ServiceSignIn', 'keyVault', 200, undefined, 'SecretMissing'],
  ['tokenStore', 'ServiceSignIn', 'keyVault', 400, 'BadParameter', 'ServiceRefused'],
  ['subscriptions', 'ServiceSignIn', 'resources', 401, 'InvalidAuthenticationToken', 'TokenNotTaken'],
  [
    'subscriptions',
    'ServiceSignIn',
    'resources',
    401,
    'InvalidAuthenticationTokenTenant',
    'RelationshipMissing',
  ],
  ['access', 'ServiceForbidden', 'authorization', 403, 'AuthorizationFailed', 'AzureRoleMissing'],
  ['reservation', 'ServiceRefused', 'reservations', 404, 'ReservationOrderNotFound', 'ReservationGone'],
  ['reservations', 'ServiceRefused', 'reservations', 404, undefined, 'NotThere'],
  ['tickets', 'ServiceRefused', 'support', 400, 'InvalidSupportPlan', 'NoSupportPlan'],
  ['tickets', 'ServiceForbidden', 'support', 403, 'AuthorizationFailed', 'AzureRoleMissing'],
  ['directory', 'ServiceForbidden', 'graph', 403, 'Authorization_RequestDenied', 'DirectoryForbidden'],
];

describe('causeOf', () => {
  for (const [check, code, service, status, serviceCode, cause] of CASES) {
    it(`should take ${[service, status, serviceCode].join(' ')} while checking ${check} for ${cause}`, () => {
      assert.equal(causeOf(check, code, { service, status, serviceCode }), cause);
    });
  }

  it('should take a fault without a service for one of the desk', () => {
    assert.equal(causeOf('customers', 'Unexpected', undefined), 'Unexpected');
  });
});
