import type { FormEntries } from '../form/form.js';
import type { TermsToConfirm } from './termsToConfirm.js';

/** Where the user is among the requests. */
export interface RequestsDraft {
  /** The request on screen; absent when a new one is wanted instead. */
  requestId?: string;
  /** The comment that is being written. Its id is made when its card is shown, so that sending it twice adds it once. */
  comment?: { id: string; entered: FormEntries };
  /** What the user has seen of what would be carried out, and is asked to confirm. */
  confirming?: TermsToConfirm;
}

/** Names the request that a step is about. */
export interface RequestData {
  readonly requestId: string;
}

export function requestOf({ requestId = '' }: RequestsDraft): RequestData {
  return { requestId };
}
