import type { BackendChoice } from './backendChoice.js';
import type { ServiceFacts } from './errors.js';
import type { StorageChoice } from './storageChoice.js';

/** What is checked, in this order. */
export const CHECKS = [
  'settings',
  'tokenStore',
  'entra',
  'clock',
  'partnerToken',
  'tokenKept',
  'customers',
  'customer',
  'customerToken',
  'subscriptions',
  'reservations',
  'reservation',
  'payments',
  'access',
  'ownRole',
  'directory',
  'supportServices',
  'supportTopics',
  'tickets',
  'dataDir',
  'blobs',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** What is wrong. Each has a sentence and a remedy. */
export type Cause =
  // Any service.
  | 'NoAnswer'
  | 'ServiceFailed'
  | 'ServiceBusy'
  | 'ServiceUnreadable'
  | 'ServiceRefused'
  | 'TokenNotTaken'
  | 'NotThere'
  | 'Unexpected'
  // This machine.
  | 'SettingsWrong'
  | 'ClockWrong'
  | 'DataDirUnusable'
  | 'BlobsUnusable'
  // The refresh token's place.
  | 'TokenFileUnusable'
  | 'SecretMissing'
  | 'VaultForbidden'
  | 'VaultSignIn'
  | 'TokenNotKept'
  // Microsoft Entra, wherever a token is asked for.
  | 'SignInEnded'
  | 'SecondFactorMissing'
  | 'UserBlocked'
  | 'AppSecretWrong'
  | 'AppSecretExpired'
  | 'AppCertificateWrong'
  | 'AppProofUnusable'
  | 'ProofOutOfTime'
  | 'ConditionalAccess'
  | 'TokenRefused'
  // The partner's own tenant.
  | 'AppUnknown'
  | 'TenantUnknown'
  | 'UserOfOtherTenant'
  | 'PermissionMissing'
  // Partner Center.
  | 'PartnerCenterSignIn'
  | 'PartnerCenterRole'
  | 'NoCustomers'
  | 'CustomerUnknown'
  | 'CustomerAmbiguous'
  | 'CustomerGone'
  | 'ResellerEnded'
  // The customer's tenant.
  | 'RelationshipMissing'
  | 'CustomerConsentMissing'
  | 'CustomerTenantUnknown'
  | 'AzureRoleMissing'
  | 'NoSubscriptions'
  | 'ReservationsHidden'
  | 'ReservationsUnreadable'
  | 'ReservationUnknown'
  | 'ReservationGone'
  | 'OnlyReader'
  | 'DirectoryForbidden'
  | 'TopicMissing'
  | 'NoSupportPlan';

/** What was found where nothing is wrong. Each has a sentence. */
export type NoteName =
  | 'SettingsFile'
  | 'SettingsVault'
  | 'SettingsLocal'
  | 'TokenThere'
  | 'Reached'
  | 'ClockRight'
  | 'TokenGiven'
  | 'TokenKept'
  | 'TokenUnchanged'
  | 'Customers'
  | 'CustomersMore'
  | 'Customer'
  | 'CustomerNamed'
  | 'Subscriptions'
  | 'Reservations'
  | 'ReservationsSome'
  | 'NoReservations'
  | 'Reservation'
  | 'Payments'
  | 'PaymentsNotTold'
  | 'Access'
  | 'OwnRole'
  | 'OwnRoleNotTold'
  | 'DirectoryRead'
  | 'SupportServices'
  | 'SupportTopics'
  | 'PlanSeen'
  | 'PlanNotSeen'
  | 'DataDir'
  | 'Blobs'
  | 'BlobsToMake';

/** Why a check had nothing to look at although nothing before it was wrong. */
export type SkipReason = 'backendLocal' | 'noReservations';

/** What the sentences name: counts, ids, roles, and settings. */
export type Facts = Readonly<Record<string, string | number>>;

/** What a check came to. */
export type Outcome =
  | { readonly outcome: 'ok'; readonly note: NoteName; readonly facts: Facts }
  | {
      readonly outcome: 'problem';
      readonly cause: Cause;
      readonly facts: Facts;
      /** Present where a service is behind it. */
      readonly service?: ServiceFacts | undefined;
    }
  /** Because of another check that found a problem, or of what there is none of. */
  | { readonly outcome: 'skipped'; readonly because: CheckName | SkipReason };

export type Finding = Outcome & { readonly check: CheckName; readonly durationMs: number };

/** What is to be checked. */
export interface CheckUpAsk {
  /** Absent where the settings are wrong. */
  readonly backend?: BackendChoice | undefined;
  /** Absent where the settings of that are wrong. */
  readonly kept?: { readonly storage: StorageChoice; readonly dataDir: string } | undefined;
  /** Id, domain or beginning of the name of the customer to look at; the first one where absent. */
  readonly customer?: string | undefined;
  /** Id of the reservation to look at; one that is in force where absent. */
  readonly reservation?: string | undefined;
}

/**
 * Checks a desk's surroundings step by step and changes nothing in them; a newer refresh token that comes back is kept as the
 * desk would.
 * @param tell is told of each finding as soon as it is there; settings are checked before
 */
export type CheckUp = (ask: CheckUpAsk, tell: (finding: Finding) => void) => Promise<void>;
