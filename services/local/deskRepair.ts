import type { BilledCustomer, Caller } from '../model.js';
import type { CustomerDocument, FiledDocument, FiledRequest, UserDocument } from './deskDocuments.js';
import type { DocumentFolder } from './documentFolder.js';
import { countOf } from './requestNumbers.js';

/** Every document of a folder, for repairs. */
type AllDocuments<T> = Pick<DocumentFolder<T>, 'all'>;

/** The index of customers as their documents tell it. */
export async function customersOnFile(
  customers: DocumentFolder<CustomerDocument>,
): Promise<BilledCustomer[]> {
  const found: BilledCustomer[] = [];
  for await (const { profile } of customers.all()) found.push(profile);
  return found;
}

/** A user's requests as the documents of the partner's customers tell them, newest first. */
export async function requestsOnFile(
  customers: AllDocuments<FiledDocument>,
  { partnerId, userId }: Caller,
): Promise<FiledRequest[]> {
  const found: FiledRequest[] = [];
  for await (const { profile, requests } of customers.all()) {
    if (profile.partnerId !== partnerId) continue;
    for (const { id, key, createdAt, createdBy } of requests) {
      if (createdBy === userId) found.push({ requestId: id, key, customerId: profile.id, createdAt });
    }
  }
  return found.sort(
    (a, b) => b.createdAt.localeCompare(a.createdAt) || countOf(b.requestId) - countOf(a.requestId),
  );
}

/** The highest request count that any document names, 0 when none does. */
export async function highestCount(
  customers: AllDocuments<FiledDocument>,
  users: AllDocuments<UserDocument>,
): Promise<number> {
  let highest = 0;
  for await (const { requests } of customers.all()) {
    for (const { id } of requests) highest = Math.max(highest, countOf(id));
  }
  for await (const { requests } of users.all()) {
    for (const { requestId } of requests) highest = Math.max(highest, countOf(requestId));
  }
  return highest;
}
