import { createHash, createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../clock.js';
import { RefusedError, UnreachableError } from '../errors.js';
import type { Caller, Customer } from '../model.js';
import { AtomicJsonFile, corruptDocument, ignoreIfCorrupt } from './atomicJsonFile.js';
import { DEMO_PARTNER_ID } from './demo/demoDesk.js';
import {
  type CustomerDocument,
  customerDocument,
  customerIndex,
  DOCUMENT_VERSION,
  requestCounter,
  type UserDocument,
  userDocument,
} from './deskDocuments.js';
import type { DeskLog } from './deskLog.js';
import { customersOnFile, highestCount, requestsOnFile } from './deskRepair.js';
import { DocumentFolder, type OpenDocument } from './documentFolder.js';
import type { WriteText } from './durableWrite.js';
import { isSystemError, isThere } from './fileSystem.js';
import { RequestNumbers } from './requestNumbers.js';
import { seedDesk } from './seedDesk.js';

export interface LocalStoreOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: DeskLog;
  /** What the desk holds when it is opened for the first time. */
  readonly seed: () => Iterable<CustomerDocument>;
  readonly writeText?: WriteText | undefined;
}

/** A document that exists, held exclusively while a task runs. */
export interface HeldDocument<T> {
  readonly data: T;
  write(next: T): Promise<void>;
}

interface DeskFiles {
  readonly customers: DocumentFolder<CustomerDocument>;
  readonly users: DocumentFolder<UserDocument>;
  readonly numbers: RequestNumbers;
}

const OPEN_CUSTOMERS = 200;
const OPEN_USERS = 1000;

/**
 * The desk's documents below `<dataDir>/desk`, which one process at a time may open. A task that needs a user's and
 * a customer's document takes the user's first, so that no two tasks wait for each other.
 */
export class LocalStore {
  readonly #byId: ReadonlyMap<string, Customer>;

  private constructor(
    /** The customers of every partner, as they stood at the start. */
    readonly customers: readonly Customer[],
    private readonly files: DeskFiles,
    private readonly log: DeskLog,
  ) {
    this.#byId = new Map(customers.map((customer) => [customer.id, customer]));
  }

  /**
   * Opens the desk, laying it down when there is none. What a crash or a damaged file left of the index and the
   * counter is put right here, so that no turn has to look for it.
   * @throws UnreachableError `BackendUnreachable`
   */
  static async open(options: LocalStoreOptions): Promise<LocalStore> {
    const desk = path.join(options.dataDir, 'desk');
    try {
      await mkdir(options.dataDir, { recursive: true });
      if (!(await isThere(desk))) await seedDesk(desk, options.seed());
      const files = await openFiles(desk, options);
      return new LocalStore(await customersIn(desk, files, options), files, options.log);
    } catch (cause) {
      if (!isSystemError(cause)) throw cause;
      throw new UnreachableError('BackendUnreachable', `${desk} cannot be used: ${cause.message}`, { cause });
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
    task: (document: HeldDocument<CustomerDocument>) => Promise<R>,
  ): Promise<R> {
    const customer = this.customerOf(caller, customerId);
    if (!customer) throw new RefusedError('CustomerNotFound', 'no such customer of this partner');
    return this.files.customers.exclusive(customer.id, (document) => {
      // A customer of the index has a document; starting an empty one would hide that it was lost.
      if (!isHeld(document)) throw corruptDocument(`${customer.id}.json`);
      return task(document);
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

  /** The next request number, such as `SR-000123`; never given out twice. @throws UnreachableError */
  nextRequestNumber(): Promise<string> {
    return this.files.numbers.next();
  }

  /** Resolves when everything that was begun is done; the caller begins nothing more. */
  async close(): Promise<void> {
    await this.files.users.idle();
    await this.files.customers.idle();
  }

  async #rebuildUser(caller: Caller, document: OpenDocument<UserDocument>): Promise<void> {
    const requests = await requestsOnFile(this.files.customers, caller);
    await document.write({ ...blankUser(caller), requests });
    this.log({ level: 'warn', code: 'UserRebuilt', file: `${nameOfUser(caller)}.json` });
  }
}

async function openFiles(desk: string, { clock, log, writeText }: LocalStoreOptions): Promise<DeskFiles> {
  const common = { clock, log, writeText };
  const customers = await DocumentFolder.open(path.join(desk, 'customers'), {
    ...common,
    schema: customerDocument,
    maxOpen: OPEN_CUSTOMERS,
  });
  const users = await DocumentFolder.open(path.join(desk, 'users'), {
    ...common,
    schema: userDocument,
    maxOpen: OPEN_USERS,
  });
  const numbers = await RequestNumbers.open(
    path.join(desk, 'requestNumbers.json'),
    { ...common, schema: requestCounter },
    () => highestCount(customers, users),
  );
  return { customers, users, numbers };
}

async function customersIn(
  desk: string,
  files: DeskFiles,
  { clock, log, writeText }: LocalStoreOptions,
): Promise<readonly Customer[]> {
  const file = new AtomicJsonFile(path.join(desk, 'customers.json'), {
    clock,
    log,
    writeText,
    schema: customerIndex,
  });
  const index = await file.read().catch(ignoreIfCorrupt);
  if (index) return index.customers;
  const customers = await customersOnFile(files.customers);
  await file.write({ version: DOCUMENT_VERSION, customers });
  log({ level: 'warn', code: 'IndexRebuilt', file: 'customers.json' });
  return customers;
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
