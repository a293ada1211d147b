import type { Clock } from '../clock.js';
import type { BilledCustomer } from '../model.js';
import {
  type CustomerDocument,
  type CustomerIndex,
  customerDocument,
  customerIndex,
  DOCUMENT_VERSION,
  requestCounter,
  type UserDocument,
  userDocument,
} from './deskDocuments.js';
import type { DeskLog } from './deskLog.js';
import { customersOnFile, highestCount } from './deskRepair.js';
import { DocumentFolder } from './documentFolder.js';
import type { DocumentMedium } from './medium/documentMedium.js';
import { RequestNumbers } from './requestNumbers.js';
import { seedFiles } from './seedFiles.js';

/** A desk's documents, open. */
export interface DeskFiles {
  /** As the index says. */
  readonly index: readonly BilledCustomer[];
  readonly customers: DocumentFolder<CustomerDocument>;
  readonly users: DocumentFolder<UserDocument>;
  readonly numbers: RequestNumbers;
}

export interface DeskFilesOptions {
  readonly medium: DocumentMedium;
  readonly clock: Clock;
  readonly log: DeskLog;
  /** What the desk holds when it is opened for the first time. */
  readonly seed: () => Iterable<CustomerDocument>;
}

/** Of the folder that the index and the counter lie in. */
const TOP = '';
const CUSTOMERS = 'customers';
const USERS = 'users';

const OPEN_CUSTOMERS = 200;
const OPEN_USERS = 1000;

/**
 * Opens the desk, laying it down when there is none. What a crash or a damaged file left of the index and the counter is put
 * right here, so that no turn has to look for it.
 * @throws what the medium throws; UnreachableError `BackendUnreachable`
 */
export async function openDeskFiles({ medium, seed, ...tools }: DeskFilesOptions): Promise<DeskFiles> {
  if (!(await medium.isLaidDown())) await medium.layDown(seedFiles(seed()));
  await medium.prepare([TOP, CUSTOMERS, USERS]);
  const common = { medium, ...tools };
  const customers = await DocumentFolder.open(CUSTOMERS, {
    ...common,
    schema: customerDocument,
    maxOpen: OPEN_CUSTOMERS,
  });
  const users = await DocumentFolder.open(USERS, { ...common, schema: userDocument, maxOpen: OPEN_USERS });
  const counter = await DocumentFolder.open(TOP, { ...common, schema: requestCounter, maxOpen: 1 });
  const numbers = await RequestNumbers.open(counter, () => highestCount(customers, users), tools.log);
  const indexes = await DocumentFolder.open(TOP, { ...common, schema: customerIndex, maxOpen: 1 });
  return { index: await indexIn(indexes, customers, tools.log), customers, users, numbers };
}

function indexIn(
  folder: DocumentFolder<CustomerIndex>,
  documents: DocumentFolder<CustomerDocument>,
  log: DeskLog,
): Promise<readonly BilledCustomer[]> {
  return folder.exclusive('customers', async (index) => {
    if (index.data) return index.data.customers;
    const customers = await customersOnFile(documents);
    await index.write({ version: DOCUMENT_VERSION, customers });
    log({ level: 'warn', code: 'IndexRebuilt', file: 'customers.json' });
    return customers;
  });
}
