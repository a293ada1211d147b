import { createHash, createHmac } from 'node:crypto';
import type { AuditChange } from '../audit/auditEntry.js';
import { AuditSeal } from '../audit/auditSeal.js';
import type { AuditStore } from '../audit/auditStore.js';
import { AuditTrail } from '../audit/auditTrail.js';
import { RefusedError, UnreachableError } from '../errors.js';
import type { Caller, Customer } from '../model.js';
import { DEMO_PARTNER_ID } from './demo/demoDesk.js';
import { type CustomerDocument, DOCUMENT_VERSION, type UserDocument } from './deskDocuments.js';
import { type DeskFiles, type DeskFilesOptions, openDeskFiles } from './deskFiles.js';
import type { DeskLog } from './deskLog.js';
import { requestsOnFile } from './deskRepair.js';
import type { OpenDocument } from './documentHandle.js';
import { isSystemError } from './fileSystem.js';
import { corruptDocument } from './jsonDocument.js';

/** A document that exists, held exclusively while a task runs. */
export interface HeldDocument<T> {
  readonly data: T;
  write(next: T): Promise<void>;
}

/** What a write changes; who makes it is known from whose task it is. */
export type CustomerChange = Omit<AuditChange, 'actor'>;

/** A customer's document, held exclusively while a task runs. Nothing changes it without an entry of the audit trail. */
export interface HeldCustomer {
  readonly data: CustomerDocument;
  /**
   * Resolves when `next` is on stable storage together with the entry of the change.
   * @throws UnreachableError `BackendUnreachable`, also while the trail lacks entries of earlier changes; nothing is written
   */
  write(next: CustomerDocument, change: CustomerChange): Promise<void>;
}

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
  readonly customers: readonly Customer[];
  readonly #byId: ReadonlyMap<string, Customer>;

  private constructor(
    private readonly files: DeskFiles,
    private readonly trail: AuditTrail,
    private readonly log: DeskLog,
  ) {
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
  customerOf(caller: Caller, customerId: string): Customer | undefined {
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
      return task(this.#audited(caller, customer.id, document));
    });
  }

  /**
   * Runs `task` with the caller's own document to itself; there is none on disk before the first write.
   * @throws UnreachableError `BackendUnreachable`
   */
  withUser<R>(caller: Caller, task: (document: HeldDocument<UserDocument>) => Promise<R>): Promise<R> {
    return this.files.users.exclusive(nameOfUser(caller), async (document) => {
      if (document.damaged) await this.#rebuildUser(caller, document);
      const blank = blankUser(caller);
      return task({
        get data() {
          return document.data ?? blank;
        },
        write: document.write,
      });
    });
  }

  /**
   * From here on, tells `watcher` every version of a customer's document that is read or written; undefined while nobody
   * knows what it holds.
   */
  watchCustomers(watcher: (customer: Customer, document: CustomerDocument | undefined) => void): void {
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
    await this.files.users.idle();
    await this.files.customers.idle();
  }

  /** The entry is made for this very write: when the task is run again, so is the entry. */
  #audited(
    { partnerId, userId }: Caller,
    customerId: string,
    document: HeldDocument<CustomerDocument>,
  ): HeldCustomer {
    return {
      get data() {
        return document.data;
      },
      write: async ({ audit: _replaced, ...next }, change) => {
        const made = { ...change, actor: { partnerId, userId } };
        const audit = await this.trail.entryFor(customerId, document.data, next, made);
        await document.write({ ...next, audit });
        await this.trail.record(audit);
      },
    };
  }

  async #rebuildUser(caller: Caller, document: OpenDocument<UserDocument>): Promise<void> {
    const requests = await requestsOnFile(this.files.customers, caller);
    await document.write({ ...blankUser(caller), requests });
    this.log({ level: 'warn', code: 'UserRebuilt', file: `${nameOfUser(caller)}.json` });
  }
}

function isHeld<T>(document: OpenDocument<T>): document is OpenDocument<T> & HeldDocument<T> {
  return document.data !== undefined;
}

/**
 * Channel user ids may hold anything; their hash is a safe file name and tells nothing about the person. Two partners may
 * each have a user of the same id: they have a document each. Those of the first partner are named as they were before
 * there were others.
 */
function nameOfUser({ partnerId, userId }: Caller): string {
  const hash = partnerId === DEMO_PARTNER_ID ? createHash('sha256') : createHmac('sha256', partnerId);
  return hash.update(userId).digest('hex');
}

function blankUser(caller: Caller): UserDocument {
  return { version: DOCUMENT_VERSION, userId: caller.userId, profile: { unfinished: [] }, requests: [] };
}
