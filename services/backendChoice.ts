import type { PartnerCenterSettings } from './partnerCenter/partnerCenterSettings.js';

export type { AppCertificate } from './partnerCenter/partnerCenterSettings.js';

/** Microsoft's services, for a partner's real customers. */
export interface PartnerCenterBackend extends PartnerCenterSettings {
  readonly kind: 'partner-center';
}

/** Where customers and reservations come from. */
export type BackendChoice = { readonly kind: 'local' } | PartnerCenterBackend;
