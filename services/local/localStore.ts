import { AuditSeal } from '../audit/auditSeal.js';
import type { AuditStore } from '../audit/auditStore.js';
import { AuditTrail } from '../audit/auditTrail.js';
import { RefusedError, UnreachableError } from '../errors.js';
import type { BilledCustomer, Caller } from '../model.js';
import { type AuditedDocument, auditedDocument } from './auditedDocument.js';
import type { CustomerDocument, UserDocument } from './deskDocuments.js';
import { type DeskFiles, type DeskFilesOptions, openDeskFiles } from './deskFiles.js';
import type { DeskLog } from './deskLog.js';
import { requestsOnFile } from './deskRepair.js';
import type { HeldDocument, OpenDocument } from './documentHandle.js';
import { isSystemError } from './fileSystem.js';
import { corruptDocument } from './jsonDocument.js';
import { UserDocuments } from './userDocuments.js';

/** A customer's document while a task runs. */
export type HeldCustomer = AuditedDocument<CustomerDocument>;

export interface LocalStoreOptions extends DeskFilesOptions {
  /** Where the audit trails are kept; a shared medium needs a store that is shared as well. */
  readonly audits: AuditStore;
  /** Without it, entries are sealed with plain hashes. */
  readonly auditKey?: string | undefined;
}

/**
 * The desk's documents. Tasks may be run more than once, where other processes write the same documents. A task that needs a user's and
 * a customer's document takes the user's first, so that no two tasks wait for each other.
 */
export class LocalStore {
  /** The customers of every partner, as they stood at the start. */
  readonly customers: readonly BilledCustomer[];
  readonly #users: UserDocuments;
  readonly #byId: ReadonlyMap<string, BilledCustomer>;

  private constructor(
    private readonly files: DeskFiles,
    private readonly trail: AuditTrail,
    log: DeskLog,
  ) {
    this.#users = new UserDocuments(files.users, (caller) => requestsOnFile(files.customers, caller), log);
    this.customers = files.index;
    this.#byId = new Map(this.customers.map((customer) => [customer.id, customer]));
  }

  /** Opens the desk, laying it down when there is none. @throws UnreachableError `BackendUnreachable` */
  static async open({ audits, auditKey, ...options }: LocalStoreOptions): Promise<LocalStore> {
    const trail = new AuditTrail({ ...options, store: audits, seal: new AuditSeal(auditKey) });
    try {
      return new LocalStore(await openDeskFiles(options), trail, options.log);
    } catch (cause) {
      if (!isSystemError(cause)) throw cause;
      const message = `the desk's documents cannot be used: ${cause.message}`;
      throw new UnreachableError('BackendUnreachable', message, { cause });
    }
  }

  /** A customer of the caller's partner; undefined for any other id. */
  customerOf(caller: Caller, customerId: string): BilledCustomer | undefined {
    const customer = this.#byId.get(customerId);
    return customer?.partnerId === caller.partnerId ? customer : undefined;
  }

  /**
   * Runs `task` with the customer's document to itself.
   * @throws RefusedError `CustomerNotFound`, `DocumentCorrupt`; UnreachableError `BackendUnreachable`
   */
  async withCustomer<R>(
    caller: Caller,
    customerId: string,
    task: (document: HeldCustomer) => Promise<R>,
  ): Promise<R> {
    const customer = this.customerOf(caller, customerId);
    if (!customer) throw new RefusedError('CustomerNotFound', 'no such customer of this partner');
    return this.files.customers.exclusive(customer.id, (document) => {
      // A customer of the index has a document; starting an empty one would hide that it was lost.
      if (!isHeld(document)) throw corruptDocument(`${customer.id}.json`);
      return task(auditedDocument(this.trail, caller, customer.id, document));
    });
  }

  /**
   * Runs `task` with the caller's own document to itself; there is none on disk before the first write.
   * @throws UnreachableError `BackendUnreachable`
   */
  withUser<R>(caller: Caller, task: (document: HeldDocument<UserDocument>) => Promise<R>): Promise<R> {
    return this.#users.with(caller, task);
  }

  /**
   * From here on, tells `watcher` every version of a customer's document that is read or written; undefined while nobody
   * knows what it holds.
   */
  watchCustomers(watcher: (customer: BilledCustomer, document: CustomerDocument | undefined) => void): void {
    this.files.customers.watch((id, document) => {
      const customer = this.#byId.get(id);
      if (customer) watcher(customer, document);
    });
  }

  /** Has the watcher told what the customer's document holds. @throws UnreachableError `BackendUnreachable` */
  reviewCustomer(customerId: string): Promise<void> {
    return this.files.customers.review(customerId);
  }

  /** Has the watcher told what other processes have written since. @throws UnreachableError `BackendUnreachable` */
  reviewOthers(): Promise<void> {
    return this.files.customers.reviewOthers();
  }

  /** The next request number, such as `SR-000123`; never given out twice. @throws UnreachableError */
  nextRequestNumber(): Promise<string> {
    return this.files.numbers.next();
  }

  /** Resolves when everything that was begun is done; the caller begins nothing more. */
  async close(): Promise<void> {
    await this.#users.idle();
    await this.files.customers.idle();
  }
}

function isHeld<T>(document: OpenDocument<T>): document is OpenDocument<T> & HeldDocument<T> {
  return document.data !== undefined;
}
