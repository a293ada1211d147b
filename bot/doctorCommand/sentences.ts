import type { CheckName, NoteName, SkipReason } from '../../services/checkUp.js';
import type { ServiceName } from '../../services/remote/serviceName.js';

/*
 * What the command says where nothing is wrong, and the words of all its sentences. `{…}` are facts of a finding, and by its
 * check: {service}, {setting} of the service's address, {permission} of the app, {role} in Azure.
 */

export const TITLES: Readonly<Record<CheckName, string>> = {
  settings: 'settings',
  tokenStore: 'refresh token',
  entra: 'Microsoft Entra',
  clock: 'clock',
  partnerToken: "partner's token",
  tokenKept: 'newer refresh token',
  customers: 'customers',
  customer: 'customer',
  customerToken: "customer's token",
  subscriptions: 'subscriptions',
  reservations: 'reservations',
  reservation: 'reservation',
  payments: "order's payments",
  access: 'role assignments',
  ownRole: "desk's own role",
  directory: 'directory',
  supportServices: 'support services',
  supportTopics: 'support topics',
  tickets: 'support tickets',
  dataDir: 'data directory',
  blobs: 'blob storage',
};

export const SERVICES: Readonly<Record<ServiceName, { readonly name: string; readonly setting: string }>> = {
  entra: { name: 'Microsoft Entra', setting: 'ENTRA_URL' },
  keyVault: { name: 'Azure Key Vault', setting: 'KEY_VAULT_URL' },
  partnerCenter: { name: 'Partner Center', setting: 'PARTNER_CENTER_URL' },
  reservations: { name: 'Azure Reservations', setting: 'AZURE_MANAGEMENT_URL' },
  support: { name: 'Azure Support', setting: 'AZURE_MANAGEMENT_URL' },
  authorization: { name: 'Azure Authorization', setting: 'AZURE_MANAGEMENT_URL' },
  resources: { name: 'Azure Resource Manager', setting: 'AZURE_MANAGEMENT_URL' },
  graph: { name: 'Microsoft Graph', setting: 'GRAPH_URL' },
};

const AZURE_PERMISSION = 'Azure Service Management, user_impersonation';
/** Delegated permissions of the app that a check needs. */
export const PERMISSIONS: Partial<Record<CheckName, string>> = {
  partnerToken: 'Microsoft Partner Center, user_impersonation',
  customerToken: AZURE_PERMISSION,
  directory: 'Microsoft Graph, User.Read.All',
};

const RESERVATIONS_ROLE =
  "Reservations Administrator on the customer's tenant (/providers/Microsoft.Capacity)";
const SUPPORT_ROLE = 'Support Request Contributor';
/** Roles in the customer's tenant that a check needs. */
export const ROLES: Partial<Record<CheckName, string>> = {
  subscriptions: 'Reader on the subscriptions',
  reservations: RESERVATIONS_ROLE,
  reservation: RESERVATIONS_ROLE,
  payments: RESERVATIONS_ROLE,
  access: `Reservations Reader on the reservation's order, or ${RESERVATIONS_ROLE}`,
  ownRole: RESERVATIONS_ROLE,
  supportServices: SUPPORT_ROLE,
  supportTopics: SUPPORT_ROLE,
  tickets: SUPPORT_ROLE,
};

export const SKIPPED: Readonly<Record<SkipReason, string>> = {
  backendLocal: 'BACKEND=local asks no service.',
  noReservations: 'The customer has no reservations: name another one with --customer.',
};

/** Beside the settings. */
export const CARRIES_OUT = `CARRY_OUT_REQUESTS=true: Admin agents can have returns and exchanges carried out, for which the desk's user has to have the role ${RESERVATIONS_ROLE}, or Owner.`;

export const TELLS_NOTHING =
  'NOTICES=false: users hear of nothing without asking, neither of answers from support nor of what expires.';

export const NOTES: Readonly<Record<NoteName, string>> = {
  SettingsFile: 'BACKEND=partner-center; the refresh token is kept in PARTNER_TOKEN_FILE.',
  SettingsVault: 'BACKEND=partner-center; the refresh token is kept in the key vault of KEY_VAULT_URL.',
  SettingsLocal:
    'BACKEND=local is the embedded back end: there are no services to check. Set BACKEND=partner-center for the real ones.',
  TokenThere: 'It is there, and nobody else may read it.',
  Reached: 'It answers.',
  ClockRight: 'It goes as at Microsoft, but for {seconds} s.',
  TokenGiven: 'It was given.',
  TokenKept: 'One came back and was kept, as the desk does.',
  TokenUnchanged: 'None came back that had to be kept.',
  Customers: '{count} in all.',
  CustomersMore: '{count} on the first page, and more behind it.',
  Customer: '{customerId}.',
  CustomerNamed: '{customerId}, {domain}.',
  Subscriptions: '{count} to be seen.',
  Reservations: '{count} to be seen.',
  ReservationsSome: '{count} to be seen; {leftOut} more cannot be read and are left out.',
  NoReservations: 'There are none, and the partner bought none for this customer.',
  Reservation: '{reservationId} of order {orderId}.',
  Payments: "They tell the order's commitment.",
  PaymentsNotTold: 'The order tells none that can be added up: cards leave its commitment out.',
  Access: '{count} on the reservation and above it.',
  OwnRole: '{roles}.',
  OwnRoleNotTold:
    'No assignment names the desk or a group in its token: roles by admin on behalf of show nowhere.',
  DirectoryRead: 'People can be looked up.',
  SupportServices: '{count} to ask about.',
  SupportTopics: 'Exchanges and refunds are among the {count} of Billing.',
  PlanSeen: 'They can be seen; the newest was filed by the plan {plan}.',
  PlanNotSeen:
    'They can be seen, but there is none: only the first one will tell whether there is a plan that the Support API takes.',
  DataDir: '{dataDir} can be written to.',
  Blobs: 'All containers of {container} are there.',
  BlobsToMake: 'It answers; the desk will make {missing} when it starts.',
};
