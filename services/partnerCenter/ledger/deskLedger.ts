import type { AuditFacts } from '../../audit/auditEntry.js';
import { AuditSeal } from '../../audit/auditSeal.js';
import type { AuditStore } from '../../audit/auditStore.js';
import { AuditTrail } from '../../audit/auditTrail.js';
import type { Clock } from '../../clock.js';
import { DeskError, RefusedError } from '../../errors.js';
import { type AuditedDocument, auditedDocument } from '../../local/auditedDocument.js';
import {
  DOCUMENT_VERSION,
  requestCounter,
  type UserDocument,
  userDocument,
} from '../../local/deskDocuments.js';
import type { DeskLog } from '../../local/deskLog.js';
import { highestCount, requestsOnFile } from '../../local/deskRepair.js';
import { DOCUMENT_NAME, DocumentFolder } from '../../local/documentFolder.js';
import type { HeldDocument } from '../../local/documentHandle.js';
import { corruptDocument } from '../../local/jsonDocument.js';
import type { DocumentMedium } from '../../local/medium/documentMedium.js';
import { RequestNumbers } from '../../local/requestNumbers.js';
import { UserDocuments } from '../../local/userDocuments.js';
import type { Caller, Customer } from '../../model.js';
import type { ChangeLedger, TenantChange } from '../changeLedger.js';
import { type LedgerDocument, type LedgerRequest, ledgerDocument } from './ledgerDocument.js';

export type HeldLedger = AuditedDocument<LedgerDocument>;

/** Of whom a document is kept. */
export type LedgerCustomer = Pick<Customer, 'id' | 'partnerId' | 'name'>;

export interface LedgerOptions {
  readonly medium: DocumentMedium;
  /** A shared medium needs a store that is shared as well. */
  readonly audits: AuditStore;
  /** Without it, entries are sealed with plain hashes. */
  readonly auditKey?: string | undefined;
  readonly clock: Clock;
  readonly log: DeskLog;
  /** @throws RefusedError `CustomerNotFound` */
  readonly customer: (caller: Caller, customerId: string) => Promise<LedgerCustomer>;
}

const TOP = '';
const CUSTOMERS = 'customers';
const USERS = 'users';
const OPEN_CUSTOMERS = 500;
const OPEN_USERS = 1000;

/**
 * What the desk itself knows of real customers: the requests it filed, what was changed in their tenants, and what its
 * users set. Tasks may be run more than once, where other processes write the same documents; a task that needs a user's
 * and a customer's document takes the user's first.
 */
export class DeskLedger implements ChangeLedger {
  readonly #users: UserDocuments;

  private constructor(
    private readonly options: LedgerOptions,
    private readonly customers: DocumentFolder<LedgerDocument>,
    users: DocumentFolder<UserDocument>,
    private readonly numbers: RequestNumbers,
    private readonly trail: AuditTrail,
  ) {
    this.#users = new UserDocuments(users, (caller) => requestsOnFile(customers, caller), options.log);
  }

  /** Opens the ledger, an empty one where there is none. @throws UnreachableError `BackendUnreachable` */
  static async open(options: LedgerOptions): Promise<DeskLedger> {
    const { medium, clock, log, audits, auditKey } = options;
    await medium.prepare([TOP, CUSTOMERS, USERS]);
    const common = { medium, clock, log };
    const customers = await DocumentFolder.open(CUSTOMERS, {
      ...common,
      schema: ledgerDocument,
      maxOpen: OPEN_CUSTOMERS,
    });
    const users = await DocumentFolder.open(USERS, { ...common, schema: userDocument, maxOpen: OPEN_USERS });
    const counter = await DocumentFolder.open(TOP, { ...common, schema: requestCounter, maxOpen: 1 });
    const numbers = await RequestNumbers.open(counter, () => highestCount(customers, users), log);
    const trail = new AuditTrail({ clock, log, store: audits, seal: new AuditSeal(auditKey) });
    return new DeskLedger(options, customers, users, numbers, trail);
  }

  /** Runs `task` with the caller's own document to itself. @throws UnreachableError `BackendUnreachable` */
  withUser<R>(caller: Caller, task: (document: HeldDocument<UserDocument>) => Promise<R>): Promise<R> {
    return this.#users.with(caller, task);
  }

  /**
   * Runs `task` with what is kept of a customer to itself; there is nothing on disk before the first write.
   * @throws RefusedError `CustomerNotFound`, `DocumentCorrupt`; UnreachableError `BackendUnreachable`
   */
  async withCustomer<R>(
    caller: Caller,
    customerId: string,
    task: (document: HeldLedger) => Promise<R>,
  ): Promise<R> {
    const { id, partnerId, name } = await this.options.customer(caller, customerId);
    const profile = { id, partnerId, name };
    const blank: LedgerDocument = { version: DOCUMENT_VERSION, profile, requests: [] };
    return this.#exclusive(caller, id, blank, task);
  }

  /**
   * The same for a customer of whom something is kept already: Partner Center is not asked whether the partner still has it.
   * @throws RefusedError `CustomerNotFound` where nothing is kept for this partner, `DocumentCorrupt`; UnreachableError
   * `BackendUnreachable`
   */
  withKept<R>(caller: Caller, customerId: string, task: (document: HeldLedger) => Promise<R>): Promise<R> {
    return this.#exclusive(caller, customerId, undefined, task);
  }

  /** Requests of anybody about the customer's reservations; none of another partner's customer. @throws as `withKept` */
  async requestsOf({ partnerId }: Caller, customerId: string): Promise<readonly LedgerRequest[]> {
    if (!DOCUMENT_NAME.test(customerId)) return [];
    return this.customers.exclusive(customerId, async ({ data, damaged }) => {
      if (damaged) throw corruptDocument(`${customerId}.json`);
      return data?.profile.partnerId === partnerId ? data.requests : [];
    });
  }

  /** The next request number, such as `SR-000123`; never given out twice. @throws UnreachableError */
  nextRequestNumber(): Promise<string> {
    return this.numbers.next();
  }

  async recorded<R>(
    caller: Caller,
    customerId: string,
    change: TenantChange,
    make: () => Promise<R>,
  ): Promise<R> {
    await this.#enter(caller, customerId, change, { outcome: 'intended' });
    try {
      const made = await make();
      await this.#enterOutcome(caller, customerId, change, { outcome: 'done' });
      return made;
    } catch (error) {
      await this.#enterOutcome(caller, customerId, change, outcomeOf(error));
      throw error;
    }
  }

  /** Has `watcher` told of every version of a customer's document that is read or written from here on. */
  watch(watcher: (customerId: string, document: LedgerDocument | undefined) => void): void {
    this.customers.watch(watcher);
  }

  /** Every customer's document there is; for what is built at the start. */
  all(): AsyncIterable<LedgerDocument> {
    return this.customers.all();
  }

  /** The requests of every customer that has any; for what is built at the start. */
  async *filed(): AsyncGenerator<{ customerId: string; requests: readonly LedgerRequest[] }> {
    for await (const { profile, requests } of this.all()) {
      if (requests.length > 0) yield { customerId: profile.id, requests };
    }
  }

  /** Rejects while the documents cannot be used. */
  check(): Promise<void> {
    return this.options.medium.check();
  }

  /** Resolves when everything that was begun is done; the caller begins nothing more. */
  async close(): Promise<void> {
    await this.#users.idle();
    await this.customers.idle();
  }

  #exclusive<R>(
    caller: Caller,
    customerId: string,
    blank: LedgerDocument | undefined,
    task: (document: HeldLedger) => Promise<R>,
  ): Promise<R> {
    return this.customers.exclusive(customerId, async (document) => {
      // What was damaged may have named requests: starting an empty one would hide that they were lost.
      if (document.damaged) throw corruptDocument(`${customerId}.json`);
      const first = document.data ?? blank;
      if (first?.profile.partnerId !== caller.partnerId) throw nothingKept();
      const held = {
        get data() {
          return document.data ?? first;
        },
        write: document.write,
      };
      return task(auditedDocument(this.trail, caller, customerId, held));
    });
  }

  /** The change is as it is, whether that can be entered or not: its intent is. */
  async #enterOutcome(
    caller: Caller,
    customerId: string,
    change: TenantChange,
    facts: AuditFacts,
  ): Promise<void> {
    try {
      await this.#enter(caller, customerId, change, facts);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      this.options.log({ level: 'error', code: 'OutcomeNotEntered', customerId });
    }
  }

  #enter(caller: Caller, customerId: string, change: TenantChange, facts: AuditFacts): Promise<void> {
    const after = { ...change.after, ...facts };
    return this.withCustomer(caller, customerId, ({ data, write }) => write(data, { ...change, after }));
  }
}

function nothingKept(): RefusedError {
  return new RefusedError('CustomerNotFound', 'nothing is kept of such a customer for this partner');
}

function outcomeOf(error: unknown): AuditFacts {
  return error instanceof RefusedError
    ? { outcome: 'refused', why: error.service?.serviceCode ?? error.code }
    : { outcome: 'unknown' };
}
