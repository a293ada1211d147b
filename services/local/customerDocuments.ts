import type { BilledCustomer, Caller } from '../model.js';
import type { CustomerDocument } from './deskDocuments.js';

/** What looking things up and quoting need of a desk: its customers, and the document of each. */
export interface CustomerDocuments {
  /** The customers of every partner, as they stood when the desk was opened. */
  readonly customers: readonly BilledCustomer[];
  /** A customer of the caller's partner; undefined for any other id. */
  customerOf(caller: Caller, customerId: string): BilledCustomer | undefined;
  /**
   * Runs `task` on the customer's document.
   * @throws RefusedError `CustomerNotFound`, `DocumentCorrupt`; UnreachableError `BackendUnreachable`
   */
  withCustomer<R>(
    caller: Caller,
    customerId: string,
    task: (document: { readonly data: CustomerDocument }) => Promise<R>,
  ): Promise<R>;
}
