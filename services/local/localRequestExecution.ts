import { executionFacts } from '../audit/requestFacts.js';
import type { Clock } from '../clock.js';
import type { AgreedExecution, ExecutionTerms, RequestExecution } from '../execution.js';
import type { IdSource } from '../ids.js';
import type { Caller, SupportRequest } from '../model.js';
import type { AgreedTerms } from '../requests/agreedTerms.js';
import { asConfirmed, exchangeAskOf, executionTerms } from '../requests/executionTerms.js';
import { ownRequest } from '../requests/ownRequests.js';
import { demandExecutable } from '../requests/requestChanges.js';
import { entryOf, requestNotFound } from '../requests/userIndex.js';
import { demandRole } from '../roles.js';
import { withCarriedOut, withoutRequest } from './carriedOut.js';
import { dateOf } from './currentReservation.js';
import type { CustomerQuotes } from './customerQuotes.js';
import type { CustomerDocument } from './deskDocuments.js';
import type { HeldCustomer, LocalStore } from './localStore.js';
import type { PriceList } from './priceList.js';
import { subjectOf } from './requestChanges.js';

export interface LocalExecutionSources {
  readonly store: LocalStore;
  readonly quotes: CustomerQuotes;
  readonly prices: PriceList;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Carries requests out in the customers' documents, each in one write: there is no service that could leave it open how it
 * ended. Throws also RefusedError `DocumentCorrupt` and UnreachableError `BackendUnreachable`.
 */
export class LocalRequestExecution implements RequestExecution {
  constructor(private readonly sources: LocalExecutionSources) {}

  terms(caller: Caller, requestId: string): Promise<ExecutionTerms> {
    return this.#withRequest(caller, requestId, async ({ data }, request) => {
      demandExecutable(request);
      return executionTerms(request, this.#quoted(data, request, this.sources.clock.now()));
    });
  }

  execute(caller: Caller, requestId: string, agreed: AgreedExecution): Promise<SupportRequest> {
    return this.#withRequest(caller, requestId, async (customer, request) => {
      const { data } = customer;
      demandExecutable(request);
      const { clock, prices, ids } = this.sources;
      const at = clock.now();
      const terms = asConfirmed(this.#quoted(data, request, at), agreed);
      const execution = { state: 'Done', by: caller.userId, at: at.toISOString() } as const;
      const next = withCarriedOut(data, request, terms, execution, { prices, ids, today: dateOf(at) });
      const done = ownRequest(next, caller, requestId) ?? request;
      await customer.write(next, {
        action: 'request.executed',
        subject: subjectOf(request),
        before: executionFacts(request),
        after: executionFacts(done),
      });
      return done;
    });
  }

  follow(caller: Caller, requestId: string): Promise<SupportRequest> {
    return this.#withRequest(caller, requestId, async (_customer, request) => request);
  }

  #quoted(document: CustomerDocument, request: SupportRequest, at: Date): AgreedTerms {
    const { quotes } = this.sources;
    const others = withoutRequest(document, request);
    return {
      ...(request.refund && { refund: quotes.refund(others, request.refund, at) }),
      ...(request.exchange && { exchange: quotes.exchange(others, exchangeAskOf(request.exchange), at) }),
    };
  }

  /** @throws RefusedError `RoleNeeded`, `RequestNotFound` */
  async #withRequest<R>(
    caller: Caller,
    requestId: string,
    task: (customer: HeldCustomer, request: SupportRequest) => Promise<R>,
  ): Promise<R> {
    demandRole(caller, 'carryOutRequests');
    const { store } = this.sources;
    return store.withUser(caller, async (user) => {
      const entry = entryOf(user.data, requestId);
      if (!entry || !store.customerOf(caller, entry.customerId)) throw requestNotFound();
      return store.withCustomer(caller, entry.customerId, async (customer) => {
        const request = ownRequest(customer.data, caller, requestId);
        if (!request) throw requestNotFound();
        return task(customer, request);
      });
    });
  }
}
