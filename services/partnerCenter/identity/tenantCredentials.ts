import type { TokenCredential } from '@azure/core-auth';

/** Access to the tenants that the partner may act in: its own and those of its customers. */
export interface TenantCredentials {
  /**
   * What Azure's clients take. Its `getToken` throws DeskErrors: UnreachableError `ServiceSignIn` (the partner has to sign in
   * again, or the app's proof is wrong), `ServiceBusy`, `ServiceUnavailable` or `ServiceUnreadable`; RefusedError
   * `ServiceForbidden` when the customer has not let the partner in.
   */
  forTenant(tenantId: string): TokenCredential;
}
