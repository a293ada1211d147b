import type { BilledCustomer } from '../model.js';
import {
  type CustomerDocument,
  type CustomerIndex,
  DOCUMENT_VERSION,
  type RequestCounter,
} from './deskDocuments.js';

/** The files of a new desk that holds these documents: theirs, the index of customers, and the counter last of all. */
export function* seedFiles(
  documents: Iterable<CustomerDocument>,
): Generator<readonly [file: string, text: string]> {
  const customers: BilledCustomer[] = [];
  for (const document of documents) {
    yield [`customers/${document.profile.id}.json`, JSON.stringify(document)];
    customers.push(document.profile);
  }
  const index: CustomerIndex = { version: DOCUMENT_VERSION, customers };
  yield ['customers.json', JSON.stringify(index)];
  const counter: RequestCounter = { version: DOCUMENT_VERSION, last: 0 };
  yield ['requestNumbers.json', JSON.stringify(counter)];
}
