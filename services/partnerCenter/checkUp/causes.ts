import type { Cause, CheckName } from '../../checkUp.js';
import type { ErrorCode, ServiceFacts } from '../../errors.js';
import { entraCause } from './entraCauses.js';

const OF_PARTNER: ReadonlySet<CheckName> = new Set(['tokenStore', 'entra', 'partnerToken', 'customers']);

/** What goes by, or has nothing to do with what was asked. */
const OF_THE_MOMENT: Partial<Record<ErrorCode, Cause>> = {
  ServiceBusy: 'ServiceBusy',
  ServiceUnreadable: 'ServiceUnreadable',
};

/** A plan that the Support API does not take, by whatever of its codes. */
const PLAN = /support-?plan/i;
const SECOND_FACTOR_MISSING = '900421';
const RESELLER_ENDED = '20002';

/** What a fault of a service that came up during a check means. */
export function causeOf(check: CheckName, code: ErrorCode, service: ServiceFacts | undefined): Cause {
  const ofTheMoment = OF_THE_MOMENT[code];
  if (ofTheMoment) return ofTheMoment;
  if (code === 'ServiceUnavailable') return service?.status === undefined ? 'NoAnswer' : 'ServiceFailed';
  if (!service) return 'Unexpected';
  switch (service.service) {
    case 'entra':
      return entraCause(
        service.serviceCode,
        OF_PARTNER.has(check) ? 'partner' : 'customer',
        service.status !== undefined,
      );
    case 'keyVault':
      return vaultCause(service);
    case 'partnerCenter':
      return partnerCenterCause(check, service);
    case 'graph':
      return service.status === 403 ? 'DirectoryForbidden' : usualCause(service);
    case 'support':
      return PLAN.test(service.serviceCode ?? '') ? 'NoSupportPlan' : azureCause(check, service);
    default:
      return azureCause(check, service);
  }
}

function vaultCause({ status }: ServiceFacts): Cause {
  if (status === 403) return 'VaultForbidden';
  if (status === 401 || status === undefined) return 'VaultSignIn';
  // An empty secret is answered 200.
  return status === 404 || status === 200 ? 'SecretMissing' : 'ServiceRefused';
}

function partnerCenterCause(check: CheckName, service: ServiceFacts): Cause {
  const { status, serviceCode } = service;
  if (serviceCode === SECOND_FACTOR_MISSING) return 'SecondFactorMissing';
  if (serviceCode === RESELLER_ENDED) return 'ResellerEnded';
  if (status === 401) return 'PartnerCenterSignIn';
  if (status === 403) return 'PartnerCenterRole';
  return status === 404 && check === 'customer' ? 'CustomerGone' : usualCause(service);
}

function azureCause(check: CheckName, service: ServiceFacts): Cause {
  if (service.serviceCode === 'InvalidAuthenticationTokenTenant') return 'RelationshipMissing';
  if (service.status === 403) return 'AzureRoleMissing';
  return service.status === 404 && check === 'reservation' ? 'ReservationGone' : usualCause(service);
}

function usualCause({ status }: ServiceFacts): Cause {
  if (status === 401) return 'TokenNotTaken';
  return status === 404 ? 'NotThere' : 'ServiceRefused';
}
