/** Every `ErrorResponseCode` of Microsoft.Capacity in its public description, API version 2022-11-01. */
export const RESERVATION_ERROR_CODES = [
  'NotSpecified',
  'InternalServerError',
  'ServerTimeout',
  'AuthorizationFailed',
  'BadRequest',
  'ClientCertificateThumbprintNotSet',
  'InvalidRequestContent',
  'OperationFailed',
  'HttpMethodNotSupported',
  'InvalidRequestUri',
  'MissingTenantId',
  'InvalidTenantId',
  'InvalidReservationOrderId',
  'InvalidReservationId',
  'ReservationIdNotInReservationOrder',
  'ReservationOrderNotFound',
  'InvalidSubscriptionId',
  'InvalidAccessToken',
  'InvalidLocationId',
  'UnauthenticatedRequestsThrottled',
  'InvalidHealthCheckType',
  'Forbidden',
  'BillingScopeIdCannotBeChanged',
  'AppliedScopesNotAssociatedWithCommerceAccount',
  'PatchValuesSameAsExisting',
  'RoleAssignmentCreationFailed',
  'ReservationOrderCreationFailed',
  'ReservationOrderNotEnabled',
  'CapacityUpdateScopesFailed',
  'UnsupportedReservationTerm',
  'ReservationOrderIdAlreadyExists',
  'RiskCheckFailed',
  'CreateQuoteFailed',
  'ActivateQuoteFailed',
  'NonsupportedAccountId',
  'PaymentInstrumentNotFound',
  'MissingAppliedScopesForSingle',
  'NoValidReservationsToReRate',
  'ReRateOnlyAllowedForEA',
  'OperationCannotBePerformedInCurrentState',
  'InvalidSingleAppliedScopesCount',
  'InvalidFulfillmentRequestParameters',
  'NotSupportedCountry',
  'InvalidRefundQuantity',
  'PurchaseError',
  'BillingCustomerInputError',
  'BillingPaymentInstrumentSoftError',
  'BillingPaymentInstrumentHardError',
  'BillingTransientError',
  'BillingError',
  'FulfillmentConfigurationError',
  'FulfillmentOutOfStockError',
  'FulfillmentTransientError',
  'FulfillmentError',
  'CalculatePriceFailed',
  'AppliedScopesSameAsExisting',
  'SelfServiceRefundNotSupported',
  'RefundLimitExceeded',
] as const;

/** What Azure Resource Manager answers before or instead of a resource provider. Microsoft closes no list of these: the usual ones. */
export const RESOURCE_MANAGER_ERROR_CODES = [
  'LinkedAuthorizationFailed',
  'DenyAssignmentAuthorizationFailed',
  'AuthenticationFailed',
  'InvalidAuthenticationToken',
  'InvalidAuthenticationTokenTenant',
  'ExpiredAuthenticationToken',
  'SubscriptionNotFound',
  'MissingSubscriptionRegistration',
  'ReadOnlyDisabledSubscription',
  'ResourceNotFound',
  'ResourceGroupNotFound',
  'NotFound',
  'RequestDisallowedByPolicy',
  'ScopeLocked',
  'Conflict',
  'OperationNotAllowed',
  'TooManyRequests',
  'SubscriptionRequestsThrottled',
  'ServiceUnavailable',
  'GatewayTimeout',
  'NoRegisteredProviderFound',
] as const;

/** Refusals of role assignments (Microsoft.Authorization), whose description names none either: the usual ones. */
export const AUTHORIZATION_ERROR_CODES = [
  'RoleAssignmentExists',
  'RoleAssignmentLimitExceeded',
  'RoleAssignmentNotFound',
  'RoleAssignmentUpdateNotPermitted',
  'RoleDefinitionDoesNotExist',
  'PrincipalNotFound',
  'PrincipalTypeNotSupported',
  'UnmatchedPrincipalType',
  'InvalidPrincipalId',
] as const;

/**
 * Refusals of Microsoft.Support, API version 2024-04-01. Its description names none; these are the codes that its clients report.
 * `InvalidSupportPlan` comes only after the request was accepted (202), when the operation is asked after.
 */
export const SUPPORT_ERROR_CODES = [
  'InvalidSupportPlan',
  'InvalidParameterValue',
  'JsonDeserializationError',
] as const;

/** Codes of the Partner Center REST API are figures; from its page of error codes and its notices on multifactor authentication. */
export const PARTNER_CENTER_ERROR_CODES = ['20002', '900421'] as const;

/** Microsoft Graph, reading a directory. */
export const GRAPH_ERROR_CODES = ['Authorization_RequestDenied', 'Request_ResourceNotFound'] as const;

/** Key Vault and Microsoft Entra: the error of OAuth, and behind it the more exact number (`AADSTS…`). */
export const SIGN_IN_ERROR_CODES = [
  'SecretNotFound',
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'interaction_required',
  'consent_required',
  'AADSTS50020',
  'AADSTS50076',
  'AADSTS50173',
  'AADSTS53003',
  'AADSTS65001',
  'AADSTS700016',
  'AADSTS700082',
  'AADSTS7000215',
  'AADSTS7000222',
  'AADSTS90002',
] as const;

/** Codes of Microsoft's services that a partner's calls can meet; each has a sentence in every language (`service.<code>`). */
export const SERVICE_ERROR_CODES = [
  ...RESERVATION_ERROR_CODES,
  ...RESOURCE_MANAGER_ERROR_CODES,
  ...AUTHORIZATION_ERROR_CODES,
  ...SUPPORT_ERROR_CODES,
  ...PARTNER_CENTER_ERROR_CODES,
  ...GRAPH_ERROR_CODES,
  ...SIGN_IN_ERROR_CODES,
] as const;
export type ServiceErrorCode = (typeof SERVICE_ERROR_CODES)[number];

const KNOWN: ReadonlySet<string> = new Set(SERVICE_ERROR_CODES);

/** Whether `code`, as a service wrote it, has a sentence of its own; for others there is `service.unknown`. */
export function isServiceErrorCode(code: string | undefined): code is ServiceErrorCode {
  return code !== undefined && KNOWN.has(code);
}
