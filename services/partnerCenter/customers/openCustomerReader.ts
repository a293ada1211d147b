import type { RemoteCalls } from '../../remote/remoteCalls.js';
import type { TenantCredentials } from '../identity/tenantCredentials.js';
import type { PartnerCenterSettings } from '../partnerCenterSettings.js';
import { CustomerReader } from './customerReader.js';

/** What a token for Partner Center is asked for. */
export const PARTNER_CENTER_SCOPE = 'https://api.partnercenter.microsoft.com/.default';

/** Reads the partner's customers in the partner's own name. Asks nobody for anything yet. */
export function openCustomerReader(
  { tenantId: partnerId, partnerCenterUrl }: Pick<PartnerCenterSettings, 'tenantId' | 'partnerCenterUrl'>,
  calls: RemoteCalls,
  credentials: TenantCredentials,
): CustomerReader {
  const access = { credential: credentials.forTenant(partnerId), scope: PARTNER_CENTER_SCOPE };
  return new CustomerReader({ rest: calls.rest('partnerCenter', partnerCenterUrl, access), partnerId });
}
