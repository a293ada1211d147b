import type { Cause } from '../../checkUp.js';

/** Whose tenant a token was asked for. */
export type Tenant = 'partner' | 'customer';

type CauseIn = Readonly<Record<Tenant, Cause>>;

const inBoth = (cause: Cause): CauseIn => ({ partner: cause, customer: cause });

const ENDED = inBoth('SignInEnded');
const SECOND_FACTOR = inBoth('SecondFactorMissing');
const BLOCKED = inBoth('UserBlocked');
const SECRET = inBoth('AppSecretWrong');
const CERTIFICATE = inBoth('AppCertificateWrong');
const POLICY = inBoth('ConditionalAccess');
const APP: CauseIn = { partner: 'AppUnknown', customer: 'CustomerConsentMissing' };
const CONSENT: CauseIn = { partner: 'PermissionMissing', customer: 'CustomerConsentMissing' };
const TENANT: CauseIn = { partner: 'TenantUnknown', customer: 'CustomerTenantUnknown' };
const STRANGER: CauseIn = { partner: 'UserOfOtherTenant', customer: 'RelationshipMissing' };

/** Microsoft Entra's codes: learn.microsoft.com/entra/identity-platform/reference-error-codes. */
const CAUSES: Readonly<Record<string, CauseIn>> = {
  ...codes(ENDED, 50089, 50133, 50173, 54005, 70000, 70008, 70043, 700082),
  ...codes(SECOND_FACTOR, 50072, 50074, 50076, 50078, 50079, 50158),
  ...codes(BLOCKED, 50053, 50055, 50057, 53011),
  ...codes(SECRET, 7000215, 7000216, 7000218),
  ...codes(inBoth('AppSecretExpired'), 7000222),
  ...codes(CERTIFICATE, 700023, 700027, 700030),
  ...codes(inBoth('ProofOutOfTime'), 700024),
  ...codes(POLICY, 53000, 53001, 53002, 53003, 500212, 500213, 530032, 530034, 530035),
  ...codes(APP, 700016, 7000112),
  ...codes(CONSENT, 65001, 65005, 90093, 90094, 90095, 500011, 650052, 650056, 650057),
  ...codes(TENANT, 90002, 900023),
  ...codes(STRANGER, 16000, 16003, 50014, 50020, 50034, 50105, 51004, 90072, 90099),
  invalid_grant: ENDED,
  interaction_required: SECOND_FACTOR,
  invalid_client: SECRET,
  unauthorized_client: APP,
  consent_required: CONSENT,
  invalid_resource: CONSENT,
};

/** What a refused token means. @param code as the desk's errors name it; undefined where Microsoft Entra was not asked */
export function entraCause(code: string | undefined, tenant: Tenant, wasAsked: boolean): Cause {
  if (!wasAsked) return 'AppProofUnusable';
  return CAUSES[code ?? '']?.[tenant] ?? 'TokenRefused';
}

function codes(cause: CauseIn, ...numbers: readonly number[]): Record<string, CauseIn> {
  return Object.fromEntries(numbers.map((number) => [`AADSTS${number}`, cause]));
}
