import type { Caller, Customer } from '../model.js';

/** Finds the partner's own customers by id; a customer's id is that of its tenant. */
export interface CustomerLookup {
  /** Undefined for what is no customer of the caller's partner: no call may be made in its name then. */
  customerOf(caller: Caller, customerId: string): Promise<Customer | undefined>;
}
