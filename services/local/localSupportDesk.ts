import { commentFacts, requestFacts } from '../audit/requestFacts.js';
import type { Clock } from '../clock.js';
import type { Caller, RequestSubmission, SupportRequest } from '../model.js';
import type { Page, SupportDesk } from '../ports.js';
import { fileable } from '../requests/fileable.js';
import { OwnRequests, ownRequest, requestOfKey } from '../requests/ownRequests.js';
import { requestOf } from '../requests/requestChanges.js';
import { entryFor, entryOf, putOnTop, requestNotFound } from '../requests/userIndex.js';
import { quoteAgain } from './agreedTerms.js';
import type { CustomerChange } from './auditedDocument.js';
import type { CustomerQuotes } from './customerQuotes.js';
import type { CustomerDocument, FiledRequest, UserDocument } from './deskDocuments.js';
import type { HeldDocument } from './documentHandle.js';
import { jsonCopy } from './jsonCopy.js';
import type { HeldCustomer, LocalStore } from './localStore.js';
import { subjectOf, withComment, withFiled, withWithdrawn } from './requestChanges.js';

type HeldUser = HeldDocument<UserDocument>;

/**
 * Support requests in the customers' documents. A user's index names a request before the customer's document holds
 * it: a crash between the two writes leaves an entry that leads nowhere and is dropped in time, never a request that its
 * owner cannot find. Throws also RefusedError `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class LocalSupportDesk implements SupportDesk {
  readonly #own: OwnRequests<SupportRequest>;

  constructor(
    private readonly store: LocalStore,
    private readonly quotes: CustomerQuotes,
    private readonly clock: Clock,
  ) {
    const filed = {
      isOwnCustomer: (caller: Caller, customerId: string) =>
        store.customerOf(caller, customerId) !== undefined,
      find: (caller: Caller, customerId: string, requestId: string) =>
        store.withCustomer(caller, customerId, async ({ data }) => ownRequest(data, caller, requestId)),
    };
    this.#own = new OwnRequests(filed, clock);
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
      const entry = entryOf(user.data, requestId);
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
    const unlisted = requestOfKey(data, caller, submission.key);
    if (unlisted) {
      await putOnTop(user, entryFor(unlisted));
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
    await putOnTop(user, entry);

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
      const entry = entryOf(user.data, requestId);
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
