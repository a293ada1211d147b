import type { AgreedExchange, AgreedRefund, Caller, IsoInstant, SupportRequest } from './model.js';
import type { ExchangeQuote } from './quotes/exchangeQuote.js';
import type { RefundQuote } from './quotes/refundQuote.js';

/** That somebody had the return or exchange of a request carried out by the service, instead of waiting for support. */
export interface Execution {
  /** `Begun` while it is not known whether the service has done it; it is asked for once and never again. */
  readonly state: 'Begun' | 'Done';
  /** The user who confirmed it. */
  readonly by: string;
  readonly at: IsoInstant;
  /** By which the service's support finds the call; absent where there is no such service. */
  readonly correlationId?: string | undefined;
}

/** What would be carried out now: a quote made just now, and whether its amounts are those that the request was filed with. */
export interface ExecutionTerms {
  readonly request: SupportRequest;
  readonly refund?: RefundQuote | undefined;
  readonly exchange?: ExchangeQuote | undefined;
  readonly isAsFiled: boolean;
}

/** What the user saw and confirmed by typing. */
export interface AgreedExecution {
  readonly refund?: AgreedRefund | undefined;
  readonly exchange?: AgreedExchange | undefined;
}

/**
 * Carries out what filed requests ask for: money moves, and it cannot be taken back. Off unless the desk's operator
 * switches it on. All throw RefusedError `RoleNeeded` unless the caller is an Admin agent, `RequestNotFound`, and
 * `RequestNotOpen` for one that asks for nothing of the kind, is closed or withdrawn, or was carried out before.
 */
export interface RequestExecution {
  /** What is to be confirmed. Changes nothing. */
  terms(caller: Caller, requestId: string): Promise<ExecutionTerms>;
  /**
   * Carries it out under a quote made anew. Resolves with state `Done` and the request closed, or with state `Begun` when the
   * service took the order and did not say how it ended.
   * @throws RefusedError `QuoteChanged` when an amount is not the agreed one, `RefundRefused`, `ExchangeRefused` (nothing was
   * done, it can be tried again); UnreachableError when it is certain that nothing was sent
   */
  execute(caller: Caller, requestId: string, agreed: AgreedExecution): Promise<SupportRequest>;
  /** Asks the service how one that was begun has ended, and enters it. Sends nothing anew. */
  follow(caller: Caller, requestId: string): Promise<SupportRequest>;
}
