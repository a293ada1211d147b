import type { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import type { FiledRequest, UserDocument } from '../local/deskDocuments.js';
import type { HeldDocument } from '../local/documentHandle.js';
import type { Caller, SupportRequest } from '../model.js';
import { pageBounds } from '../pageOf.js';
import type { Page } from '../ports.js';

/** Where the requests are that users' indexes name. */
export interface FiledRequests<R extends SupportRequest> {
  /** Whether the caller may see requests of that customer. */
  isOwnCustomer(caller: Caller, customerId: string): boolean;
  /** The caller's request of that number. @throws RefusedError `DocumentCorrupt` */
  find(caller: Caller, customerId: string, requestId: string): Promise<R | undefined>;
}

/** What became of an index entry: its request, nothing (the crash came before it), or a document that cannot be read. */
type Look<R> =
  | { readonly found: 'request'; readonly request: R }
  | { readonly found: 'nothing'; readonly entry: FiledRequest }
  | { readonly found: 'damage' };

/** Far longer than any submission takes: until then, another process may be filing what an entry names. */
const FILING_MS = 3_600_000;

/** Finds the requests that a user's index names. Whoever calls holds the user's document. */
export class OwnRequests<R extends SupportRequest> {
  constructor(
    private readonly filed: FiledRequests<R>,
    private readonly clock: Clock,
  ) {}

  /** The request of an entry; undefined when there is none, or not for this caller. @throws RefusedError `DocumentCorrupt` */
  async find(caller: Caller, { customerId, requestId }: FiledRequest): Promise<R | undefined> {
    if (!this.filed.isOwnCustomer(caller, customerId)) return undefined;
    return this.filed.find(caller, customerId, requestId);
  }

  /**
   * One page, newest first. Entries that lead nowhere are passed over, and dropped once they are no submission's any
   * more; requests in a damaged document are left out of the page and counted, so that the others stay in reach.
   */
  async page(
    caller: Caller,
    user: HeldDocument<UserDocument>,
    page: number,
    pageSize: number,
  ): Promise<Page<R>> {
    const passedOver = new Set<FiledRequest>();
    for (;;) {
      const entries = user.data.requests.filter(
        (entry) => !passedOver.has(entry) && this.filed.isOwnCustomer(caller, entry.customerId),
      );
      const { start, end, ...bounds } = pageBounds(entries.length, page, pageSize);
      const looks = await Promise.all(entries.slice(start, end).map((entry) => this.#look(caller, entry)));
      const lost = looks.flatMap((look) => (look.found === 'nothing' ? [look.entry] : []));
      if (lost.length === 0) {
        const items = looks.flatMap((look) => (look.found === 'request' ? [look.request] : []));
        return { items, ...bounds, total: entries.length };
      }
      for (const entry of lost) passedOver.add(entry);
      const givenUp = lost.filter((entry) => this.#isGivenUp(entry));
      if (givenUp.length > 0)
        await user.write({
          ...user.data,
          requests: user.data.requests.filter((entry) => !givenUp.includes(entry)),
        });
    }
  }

  #isGivenUp({ createdAt }: FiledRequest): boolean {
    return this.clock.now().getTime() - Date.parse(createdAt) > FILING_MS;
  }

  async #look(caller: Caller, entry: FiledRequest): Promise<Look<R>> {
    try {
      const request = await this.find(caller, entry);
      return request ? { found: 'request', request } : { found: 'nothing', entry };
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'DocumentCorrupt') return { found: 'damage' };
      throw error;
    }
  }
}

/** The caller's request of that number in a customer's document. */
export function ownRequest<R extends SupportRequest>(
  { requests }: { readonly requests: readonly R[] },
  caller: Caller,
  requestId: string,
): R | undefined {
  return requests.find(({ id, createdBy }) => id === requestId && createdBy === caller.userId);
}

/** The caller's request of that key in a customer's document. */
export function requestOfKey<R extends SupportRequest>(
  { requests }: { readonly requests: readonly R[] },
  caller: Caller,
  key: string,
): R | undefined {
  return requests.find((request) => request.key === key && request.createdBy === caller.userId);
}
