import { commentFacts, requestFacts } from '../audit/requestFacts.js';
import type { Clock } from '../clock.js';
import { RefusedError } from '../errors.js';
import type { Caller, RequestSubmission, SupportRequest } from '../model.js';
import type { Page, SupportDesk } from '../ports.js';
import { requestSubmission } from '../requestSchemas.js';
import { quoteAgain } from './agreedTerms.js';
import type { CustomerQuotes } from './customerQuotes.js';
import type { CustomerDocument, FiledRequest, UserDocument } from './deskDocuments.js';
import { jsonCopy } from './jsonCopy.js';
import type { CustomerChange, HeldCustomer, HeldDocument, LocalStore } from './localStore.js';
import { OwnRequests, ownRequest } from './ownRequests.js';
import { requestOf, withComment, withFiled, withWithdrawn } from './requestChanges.js';

type HeldUser = HeldDocument<UserDocument>;

/**
 * Support requests in the customers' documents. A user's index names a request before the customer's document holds
 * it: a crash between the two writes leaves an entry that leads nowhere and is dropped in time, never a request that its
 * owner cannot find. Throws also RefusedError `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class LocalSupportDesk implements SupportDesk {
  readonly #own: OwnRequests;

  constructor(
    private readonly store: LocalStore,
    private readonly quotes: CustomerQuotes,
    private readonly clock: Clock,
  ) {
    this.#own = new OwnRequests(store, clock);
  }

  async submit(caller: Caller, submission: RequestSubmission): Promise<SupportRequest> {
    const asSent = fileable(submission);
    return this.store.withUser(caller, async (user) => {
      const entry = user.data.requests.find(({ key }) => key === asSent.key);
      const earlier = entry && (await this.#own.find(caller, entry));
      if (earlier) return earlier;
      return this.store.withCustomer(caller, asSent.customerId, (customer) =>
        this.#file(caller, asSent, user, customer),
      );
    });
  }

  list(caller: Caller, page: number, pageSize: number): Promise<Page<SupportRequest>> {
    return this.store.withUser(caller, (user) => this.#own.page(caller, user, page, pageSize));
  }

  get(caller: Caller, requestId: string): Promise<SupportRequest | undefined> {
    return this.store.withUser(caller, async (user) => {
      const entry = entryOf(user, requestId);
      return entry && this.#own.find(caller, entry);
    });
  }

  comment(caller: Caller, requestId: string, commentId: string, text: string): Promise<SupportRequest> {
    const comment = { id: commentId, authorId: caller.userId, at: this.clock.now().toISOString(), text };
    return this.#change(caller, requestId, (document, request) => [
      withComment(document, request, comment),
      { action: 'request.commented', before: null, after: commentFacts(comment) },
    ]);
  }

  withdraw(caller: Caller, requestId: string): Promise<SupportRequest> {
    return this.#change(caller, requestId, (document, request) => [
      withWithdrawn(document, request),
      {
        action: 'request.withdrawn',
        before: { status: request.status },
        after: { status: 'Withdrawn' },
      },
    ]);
  }

  async #file(
    caller: Caller,
    submission: RequestSubmission,
    user: HeldUser,
    customer: HeldCustomer,
  ): Promise<SupportRequest> {
    const { data } = customer;
    const unlisted = data.requests.find(
      ({ key, createdBy }) => key === submission.key && createdBy === caller.userId,
    );
    if (unlisted) {
      await list(user, entryFor(unlisted));
      return unlisted;
    }
    const at = this.clock.now();
    const terms = quoteAgain(data, submission, at, this.quotes);
    const begun = user.data.requests.find(({ key }) => key === submission.key);
    const entry: FiledRequest = {
      // The number of an entry that leads nowhere yet: another process may be about to file the request under it.
      requestId: begun?.requestId ?? (await this.store.nextRequestNumber()),
      key: submission.key,
      customerId: data.profile.id,
      createdAt: at.toISOString(),
    };
    await list(user, entry);

    const request = jsonCopy(requestOf(submission, entry, data.profile, caller.userId, terms));
    await customer.write(withFiled(data, request), {
      action: 'request.filed',
      subject: subjectOf(request),
      before: null,
      after: requestFacts(request),
    });
    return request;
  }

  /** @throws RefusedError `RequestNotFound`, and what `change` throws */
  #change(
    caller: Caller,
    requestId: string,
    change: (
      document: CustomerDocument,
      request: SupportRequest,
    ) => [next: CustomerDocument, change: Omit<CustomerChange, 'subject'>],
  ): Promise<SupportRequest> {
    return this.store.withUser(caller, async (user) => {
      const entry = entryOf(user, requestId);
      if (!entry || !this.store.customerOf(caller, entry.customerId)) throw requestNotFound();
      return this.store.withCustomer(caller, entry.customerId, async (customer) => {
        const request = ownRequest(customer.data, caller, requestId);
        if (!request) throw requestNotFound();
        const [next, made] = change(customer.data, request);
        if (next !== customer.data) await customer.write(next, { ...made, subject: subjectOf(request) });
        return ownRequest(next, caller, requestId) ?? request;
      });
    });
  }
}

/**
 * The submission as it stands now, whatever becomes of the caller's object.
 * @throws RefusedError `Unexpected` for one that no dialog sends: on file it would make the document unreadable
 */
function fileable(submission: RequestSubmission): RequestSubmission {
  const { success, data, error } = requestSubmission.safeParse(jsonCopy(submission));
  if (success) return data;
  throw new RefusedError('Unexpected', `not a request: ${error.issues.map(({ path }) => path.join('.'))}`);
}

/** The index entry of a request that its user's index no longer names, as after an older copy of it was put back. */
function entryFor({ id, key, customerId, createdAt }: SupportRequest): FiledRequest {
  return { requestId: id, key, customerId, createdAt };
}

/** Puts the entry at the head of the user's index, in the place of an earlier one of its key. */
function list(user: HeldUser, entry: FiledRequest): Promise<void> {
  const others = user.data.requests.filter(({ key }) => key !== entry.key);
  return user.write({ ...user.data, requests: [entry, ...others] });
}

function entryOf(user: HeldUser, requestId: string): FiledRequest | undefined {
  return user.data.requests.find((entry) => entry.requestId === requestId);
}

function subjectOf({ id: requestId, reservationId }: SupportRequest): CustomerChange['subject'] {
  return { requestId, ...(reservationId !== undefined && { reservationId }) };
}

function requestNotFound(): RefusedError {
  return new RefusedError('RequestNotFound', 'no such request of this user');
}
