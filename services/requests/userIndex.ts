import { RefusedError } from '../errors.js';
import type { FiledRequest, UserDocument } from '../local/deskDocuments.js';
import type { HeldDocument } from '../local/documentHandle.js';
import type { SupportRequest } from '../model.js';

/** The index entry of a request that its user's index no longer names, as after an older copy of it was put back. */
export function entryFor({ id, key, customerId, createdAt }: SupportRequest): FiledRequest {
  return { requestId: id, key, customerId, createdAt };
}

/** Puts the entry at the head of the user's index, in the place of an earlier one of its key. */
export function putOnTop(user: HeldDocument<UserDocument>, entry: FiledRequest): Promise<void> {
  const others = user.data.requests.filter(({ key }) => key !== entry.key);
  return user.write({ ...user.data, requests: [entry, ...others] });
}

export function entryOf({ requests }: UserDocument, requestId: string): FiledRequest | undefined {
  return requests.find((entry) => entry.requestId === requestId);
}

export function requestNotFound(): RefusedError {
  return new RefusedError('RequestNotFound', 'no such request of this user');
}
