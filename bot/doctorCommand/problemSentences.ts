import type { Cause } from '../../services/checkUp.js';

/** What is wrong, and how to mend it. Steps are those of docs/connect.md. */
export const PROBLEMS: Readonly<Record<Cause, readonly [wrong: string, remedy: string]>> = {
  NoAnswer: [
    '{service} did not answer.',
    'Let this machine reach {host} over HTTPS, and look at proxy and DNS. If it does, look at {setting}.',
  ],
  ServiceFailed: [
    '{service} failed.',
    'Try again in some minutes. If it stays, Microsoft support needs the correlation id.',
  ],
  ServiceBusy: [
    '{service} is too busy for this partner just now.',
    'Try again later; let fewer programs use the same app.',
  ],
  ServiceUnreadable: [
    '{service} answered what the desk cannot read.',
    'Look at {setting}, and whether a proxy answers in its place. Else the API has changed: take a newer desk.',
  ],
  ServiceRefused: [
    '{service} refused.',
    "Look up the code in {service}'s documentation; Microsoft support needs the correlation id.",
  ],
  TokenNotTaken: [
    '{service} does not take the token that Microsoft Entra gave for it.',
    'Look at {setting}, which has to be of the same cloud as ENTRA_URL, and at Conditional Access policies.',
  ],
  NotThere: [
    '{service} says that there is nothing at the address.',
    'Look at {setting}: leave it out for the public cloud.',
  ],
  Unexpected: [
    'The check itself failed ({name}).',
    'This is a fault of the desk: report it with what is printed here.',
  ],
  SettingsWrong: [
    'Wrong settings keep the desk from starting: {count}.',
    'Mend them in the environment or in .env.',
  ],
  ClockWrong: [
    "This machine's clock is {off} Microsoft's.",
    'Let it be set by a time server (NTP): tokens, signatures and the audit trail depend on it.',
  ],
  DataDirUnusable: [
    '{dataDir} cannot be written to ({why}).',
    'Make the folder, or name another one in DATA_DIR, and give it to the user that the desk runs as.',
  ],
  BlobsUnusable: [
    'The storage account cannot be used ({why}).',
    'Look at AZURE_STORAGE_CONNECTION_STRING, and whether the account lets this machine in.',
  ],
  TokenFileUnusable: [
    '{why}.',
    'Look at PARTNER_TOKEN_FILE, step 5: its owner has to be the user that the desk runs as.',
  ],
  SecretMissing: [
    'The vault has no secret of that name, or an empty one.',
    'Look at KEY_VAULT_SECRET, or store the refresh token there: step 5.',
  ],
  VaultForbidden: [
    'Whoever opens the vault may not use the secret, or not from this machine.',
    'Give the role Key Vault Secrets Officer on the secret, and let the firewall of the vault let this machine in: step 5.',
  ],
  VaultSignIn: [
    'There is no identity to open the vault with, or the vault does not take it.',
    'Run on a machine with a managed identity (AZURE_CLIENT_ID if it is user-assigned), or set PARTNER_APP_CERTIFICATE: step 5.',
  ],
  TokenNotKept: [
    'A newer refresh token came back and could not be kept: it is lost when the desk stops.',
    'Let the desk write: role Key Vault Secrets Officer on the secret, or rights on the folder of PARTNER_TOKEN_FILE. Step 5.',
  ],
  SignInEnded: [
    "The sign-in of the desk's user has ended: it was not used for 90 days, was revoked, or the password was changed.",
    'Sign in again and store the new refresh token: steps 4 and 5.',
  ],
  SecondFactorMissing: [
    "The desk's user was signed in without a second factor.",
    'Register one for the user, sign in again with it, and store the new refresh token: steps 1, 4 and 5.',
  ],
  UserBlocked: [
    "The desk's user is disabled, locked or has an expired password.",
    'Unblock the user in Microsoft Entra, then sign in again: steps 4 and 5.',
  ],
  AppSecretWrong: [
    'Microsoft Entra does not take the secret of the app.',
    'Copy the value, not the id, of a client secret of PARTNER_APP_ID into PARTNER_APP_SECRET: step 2.',
  ],
  AppSecretExpired: [
    'The secret of the app has expired.',
    'Make a new one and set PARTNER_APP_SECRET: step 2.',
  ],
  AppCertificateWrong: [
    'Microsoft Entra does not know the certificate of the app, or it has expired.',
    'Upload the certificate of PARTNER_APP_CERTIFICATE to the app PARTNER_APP_ID: step 2.',
  ],
  AppProofUnusable: [
    'The app cannot prove itself: what PARTNER_APP_SECRET or PARTNER_APP_CERTIFICATE gives cannot be used.',
    'Make a new secret or certificate: step 2.',
  ],
  ProofOutOfTime: [
    "What the app signed with its certificate is out of date when it arrives: this machine's clock is wrong.",
    'Let it be set by a time server (NTP).',
  ],
  ConditionalAccess: [
    'A Conditional Access or cross-tenant policy keeps the desk out of this tenant.',
    "Have the policy let the desk's user in from this machine's address; the tenant's sign-in log names the policy.",
  ],
  TokenRefused: [
    'Microsoft Entra gives no token.',
    'Look up the code at https://login.microsoftonline.com/error.',
  ],
  AppUnknown: [
    "There is no such app in the partner's tenant.",
    'Look at PARTNER_APP_ID and PARTNER_TENANT_ID, and register the app: step 2.',
  ],
  TenantUnknown: ['There is no such tenant.', "Look at PARTNER_TENANT_ID (the partner's own) and ENTRA_URL."],
  UserOfOtherTenant: [
    'The user who signed in is not one of this tenant.',
    "Set PARTNER_TENANT_ID to the partner's own, or sign in as its user: steps 4 and 6.",
  ],
  PermissionMissing: [
    "The app has no consent for {permission} in the partner's tenant.",
    'Add the permission and grant admin consent: step 2.',
  ],
  PartnerCenterSignIn: [
    'Partner Center does not know whom the token is of.',
    "The tenant of PARTNER_TENANT_ID has to be the partner's, with its app registered, and the sign-in by a user with a second factor: steps 1, 2 and 4.",
  ],
  PartnerCenterRole: [
    "The desk's user may not see customers.",
    'Give the user the role Admin agent in Partner Center, Settings, User management: step 1.',
  ],
  NoCustomers: [
    'Partner Center lists no customers.',
    "Look whether PARTNER_TENANT_ID is the partner's, whether the user is an Admin agent, and whether the partner is an indirect reseller, who sees none.",
  ],
  CustomerUnknown: [
    'There is no customer of that id, domain or beginning of its name.',
    'Look at what --customer says.',
  ],
  CustomerAmbiguous: ['Several customers begin so: {ids}.', 'Write one of these ids after --customer.'],
  CustomerGone: [
    'Partner Center lists the customer {customerId} but does not show it.',
    'Look whether it is still a customer of this partner; name another one with --customer.',
  ],
  ResellerEnded: [
    'The reseller relationship with the customer has ended.',
    'Ask the customer to accept a new one, or name another with --customer.',
  ],
  RelationshipMissing: [
    "The desk's user is not let into the customer's tenant: its delegated admin relationship (GDAP) is missing or has ended.",
    'Request one with the role Directory Readers, and put the user into the security group that has its roles: step 1.',
  ],
  CustomerConsentMissing: [
    "The app has no consent in the customer's tenant for {permission}.",
    'Record it for this customer: step 3.',
  ],
  CustomerTenantUnknown: [
    "Microsoft Entra does not know the customer's tenant.",
    'Look whether the customer still exists, and at ENTRA_URL.',
  ],
  AzureRoleMissing: [
    "The desk's user has no role for this in the customer's tenant.",
    'Have the partner be an owner again (group AdminAgents), or give the role {role}: step 1.',
  ],
  NoSubscriptions: [
    'No subscription of the customer can be seen: none can be chosen as a scope.',
    'Have the partner be an owner of them again (group AdminAgents), or give the role {role}: step 1.',
  ],
  ReservationsHidden: [
    'No reservation can be seen, although the partner bought {orders} for this customer.',
    'Have the partner be an owner again (group AdminAgents), or give the role {role}: step 1.',
  ],
  ReservationsUnreadable: [
    'None of {count} reservations can be read ({fields}).',
    'The API has changed: take a newer desk.',
  ],
  ReservationUnknown: [
    'The customer has no such reservation.',
    'Look at what --reservation and --customer say.',
  ],
  ReservationGone: ['The reservation is listed, but is not there.', 'Name another one with --reservation.'],
  OnlyReader: ["The desk's user may look, but change and return nothing.", 'Give the role {role}: step 1.'],
  DirectoryForbidden: [
    "The desk may not read the customer's directory: people are shown by their ids, and no access can be granted.",
    'Consent to {permission} there (step 3), and give the relationship the role Directory Readers (step 1).',
  ],
  TopicMissing: [
    'Azure Support has nothing that is named like {topic}: requests are filed under something more general.',
    'Microsoft has renamed it: take a newer desk. Until then say in each request what it is about.',
  ],
  NoSupportPlan: [
    'The support plan is none that the Support API takes: requests would be accepted and then fail.',
    'Get Professional Direct, Premier or Unified support, or send requests in Partner Center yourself: step 1.',
  ],
};
