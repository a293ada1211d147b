import type { AuditChange } from '../audit/auditEntry.js';
import type { Caller } from '../model.js';

/** A change in a customer's tenant as whoever makes it tells it: what is in force, and what is asked for. */
export type TenantChange = Omit<AuditChange, 'actor'>;

/** Enters changes that are made in customers' tenants into the customers' audit trails. */
export interface ChangeLedger {
  /**
   * Makes the change and resolves or rejects as `make` does. What is about to be done is on stable storage before it, and what
   * became of it is entered after it: done, refused (a RefusedError), or not known (anything else). So a crash in between
   * leaves a trace.
   * @throws UnreachableError `BackendUnreachable` when the intent could not be entered: then `make` was not called
   */
  recorded<R>(caller: Caller, customerId: string, change: TenantChange, make: () => Promise<R>): Promise<R>;
}
