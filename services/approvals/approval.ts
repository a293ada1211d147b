import type { ErrorCode } from '../errors.js';
import type { Caller, IsoInstant, RequestSubmission, SupportRequest, Term } from '../model.js';
import type { Money } from '../money.js';
import type { ExchangeQuote, ExchangeRefusal } from '../quotes/exchangeQuote.js';
import type { QuoteRefusal, RefundQuote } from '../quotes/refundQuote.js';

/** `Approved` until it is known what filing it came to: then it has a `requestId`, or it is `Failed`. */
export const APPROVAL_STATES = ['Waiting', 'Approved', 'Rejected', 'Withdrawn', 'Failed'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const APPROVAL_KINDS = ['refund', 'exchange'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** The amounts that are decided on; each has a name in every language (`approvals.figures.<figure>`). */
export const APPROVAL_FIGURES = ['refund', 'counted', 'credit', 'purchases', 'net'] as const;
export type ApprovalFigure = (typeof APPROVAL_FIGURES)[number];

export interface ApprovalAmount {
  readonly figure: ApprovalFigure;
  readonly amount: Money;
}

/** Why a quote that was made anew is refused, as it was said then. */
export type ApprovalRefusal =
  | Pick<QuoteRefusal, 'code' | 'figures'>
  | Pick<ExchangeRefusal, 'code' | 'figures' | 'returnIndex'>;

/** What decides: whom it is for, what is given and got, and what it comes to. No contact data and nobody's own words. */
export interface ApprovalSummary {
  readonly kind: ApprovalKind;
  readonly customerName: string;
  readonly given: readonly { readonly name: string; readonly sku: string; readonly quantity: number }[];
  /** Empty in a refund. */
  readonly bought: readonly {
    readonly sku: string;
    readonly region: string;
    readonly term: Term;
    readonly quantity: number;
  }[];
  readonly amounts: readonly ApprovalAmount[];
  /** Until when the quote holds that the amounts are of. */
  readonly expiresAt: IsoInstant;
}

/** A user, with the name that a channel vouches for. */
export interface ApprovalPerson {
  readonly userId: string;
  readonly name?: string | undefined;
}

/** A refund or an exchange that waits, or waited, for the approval of an Admin agent. */
export interface Approval {
  /** Such as `AP-000001`; unique within the partner. */
  readonly id: string;
  /** That of its submission: asking twice is one approval. */
  readonly key: string;
  readonly customerId: string;
  readonly reservationId?: string | undefined;
  /** With the amounts that were quoted last. */
  readonly summary: ApprovalSummary;
  /** Which amounts these are, counted from 1: whoever approves says which ones they saw. */
  readonly figures: number;
  /** The amounts that were asked for, where those of the summary are others by now. */
  readonly askedAmounts?: readonly ApprovalAmount[] | undefined;
  readonly askedBy: ApprovalPerson;
  readonly askedAt: IsoInstant;
  readonly state: ApprovalState;
  /** Also present where filing it failed. */
  readonly decidedBy?: ApprovalPerson | undefined;
  readonly decidedAt?: IsoInstant | undefined;
  /** Present where it was rejected. */
  readonly reason?: string | undefined;
  /** The request that it became. */
  readonly requestId?: string | undefined;
  /** Why it could not be filed when it was approved. */
  readonly failure?: ErrorCode | undefined;
  /** The same more closely, where a quote told. */
  readonly refusals?: readonly ApprovalRefusal[] | undefined;
}

/** How it stands for whoever looks at it: an approved one that is filed is over. */
export const STANDINGS = [...APPROVAL_STATES, 'Filed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How an Admin agent decides. */
export type Decision =
  /** `figures` of the approval as it was seen: nobody approves amounts that they did not see. */
  | { readonly kind: 'approve'; readonly figures: number }
  /** The reason is for the asker. */
  | { readonly kind: 'reject'; readonly reason: string };

/** Who acts, beyond what the caller tells. */
export interface Actor {
  /** As a channel vouches for it. */
  readonly name?: string | undefined;
}

/** The description that the desk proposed for a request, and in which language. */
export interface Proposal {
  readonly text: string;
  readonly locale: string;
}

/** Who asks, and what of the description is the desk's own: that follows the amounts. */
export interface Asking extends Actor {
  readonly proposal?: Proposal | undefined;
}

/** What a request asks for, as it is quoted: a refund, an exchange, or neither. */
export interface TermsAsked {
  readonly refund?: RefundQuote | undefined;
  readonly exchange?: ExchangeQuote | undefined;
}

/** An approval as it is handed out to somebody whom it names. */
export interface PersonalApproval extends Approval {
  /** With contact and description, while it waits and only to whoever asked. */
  readonly submission?: RequestSubmission | undefined;
}

/** What became of a submission: it is on file, or it waits for approval. */
export type SubmissionOutcome =
  | { readonly kind: 'filed'; readonly request: SupportRequest }
  /** `isPosted`: whether a channel shows it to the partner's Admin agents. */
  | { readonly kind: 'asked'; readonly approval: Approval; readonly isPosted: boolean };

/**
 * Four eyes: refunds and exchanges above an amount are filed only once an Admin agent of the partner has approved them who did
 * not ask for them. All reject with UnreachableError `BackendUnreachable` and RefusedError `DocumentCorrupt`.
 */
export interface Approvals {
  /**
   * Files what needs no approval, and asks for that of the rest. The same `key` again gives the same outcome.
   * @throws what `SupportDesk.submit` throws, and RefusedError `TooManyApprovals`
   */
  submit(caller: Caller, submission: RequestSubmission, asking?: Asking): Promise<SubmissionOutcome>;
  /** Whether such terms need approval, for saying so before they are sent; `submit` finds it out anew. */
  needed(caller: Caller, terms: TermsAsked): Promise<boolean>;
  /** Those that wait at the caller's partner, the oldest first. @throws RefusedError `RoleNeeded` */
  waiting(caller: Caller): Promise<readonly Approval[]>;
  /** Those that the caller asked for, the newest first. */
  own(caller: Caller): Promise<readonly Approval[]>;
  /** One that the caller asked for, or any of the partner for an Admin agent; undefined for every other id. */
  get(caller: Caller, approvalId: string): Promise<Approval | undefined>;
  /**
   * Decides it, once and for all. For an approval it is quoted anew, and filed for whoever asked with the amounts of then; where
   * that is granted no more, it comes back `Failed`. One that could not be filed for the moment comes back `Approved` without
   * a request, and is filed as soon as somebody looks.
   * @throws RefusedError `RoleNeeded`, `ApprovalNotFound`, `OwnApproval`, `ApprovalNotOpen` where it was decided or withdrawn,
   * `FiguresChanged` where the amounts are not those that were seen: it waits on, with those of now
   */
  decide(caller: Caller, approvalId: string, decision: Decision, actor?: Actor): Promise<Approval>;
  /**
   * Like what is rejected or fails, it stands among the asker's requests kept for later from then on.
   * @throws RefusedError `ApprovalNotFound` also for what somebody else asked for, `ApprovalNotOpen`
   */
  withdraw(caller: Caller, approvalId: string): Promise<Approval>;
  /** Those that the caller asked for or decided, the newest first. */
  involving(caller: Caller): Promise<readonly PersonalApproval[]>;
  /** Withdraws what the caller asked for and still waits, and deletes the caller's name and words from all of them. */
  forget(caller: Caller): Promise<void>;
}
