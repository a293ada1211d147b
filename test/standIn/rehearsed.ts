import { demoDesks } from '../../services/local/demo/demoDesk.js';
import { fixedId } from '../../services/local/demo/fixedId.js';
import type { CustomerDocument } from '../../services/local/deskDocuments.js';
import type { StandIn } from './standIn.js';

/** The demo data as it is at that time. Settings want a tenant's id to be a GUID; the demo's partners have plain names. */
export function rehearsedDocuments(now: Date): CustomerDocument[] {
  return demoDesks(now).map((document) => {
    const { profile } = document;
    return { ...document, profile: { ...profile, partnerId: fixedId('partner', profile.partnerId) } };
  });
}

/** Settings of a desk that takes the stand-in for Microsoft's services. */
export function rehearsalSettings(
  { urls, entra }: StandIn,
  refreshTokenFile: string,
): Record<string, string> {
  return {
    BACKEND: 'partner-center',
    PARTNER_TENANT_ID: entra.homeTenantId,
    PARTNER_APP_ID: entra.clientId,
    PARTNER_APP_SECRET: entra.clientSecret,
    PARTNER_TOKEN_FILE: refreshTokenFile,
    ENTRA_URL: urls.entra,
    PARTNER_CENTER_URL: urls.partnerCenter,
    GRAPH_URL: urls.graph,
    AZURE_MANAGEMENT_URL: urls.arm,
  };
}
