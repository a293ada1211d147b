import type { Execution } from './execution.js';
import type { IsoDate, IsoInstant } from './isoDates.js';
import type { Money } from './money.js';
import type { ExchangeQuote, PurchaseAsk, ReturnAsk } from './quotes/exchangeQuote.js';
import type { RefundQuote } from './quotes/refundQuote.js';

export type { IsoDate, IsoInstant } from './isoDates.js';

/** Partner Center roles that may use the desk (named by Microsoft for managing reservations). */
export const ROLES = ['AdminAgent', 'HelpdeskAgent', 'SalesAgent', 'UserManagementAdmin'] as const;
export type Role = (typeof ROLES)[number];

/** The person who chats: always a user of one partner. Every port call is scoped to it. */
export interface Caller {
  readonly userId: string;
  readonly partnerId: string;
  readonly roles: readonly Role[];
}

/** A company that the partner resells Azure to. */
export interface Customer {
  readonly id: string;
  readonly partnerId: string;
  readonly name: string;
  /** Primary domain, such as `contoso.com`. */
  readonly domain: string;
  /** ISO 3166-1 alpha-2; absent where only a look at this one customer tells. */
  readonly country?: string | undefined;
  /** ISO 4217 code that this customer is billed in; absent where only prices tell. */
  readonly billingCurrency?: string | undefined;
}

/** A customer of whom all of that is known. */
export interface BilledCustomer extends Customer {
  readonly country: string;
  readonly billingCurrency: string;
}

export const TERMS = ['P1Y', 'P3Y'] as const;
export type Term = (typeof TERMS)[number];

export const BILLING_PLANS = ['Upfront', 'Monthly'] as const;
export type BillingPlan = (typeof BILLING_PLANS)[number];

/** Lifecycle of a reservation as Microsoft.Capacity names it, cut to what a partner meets. */
export const RESERVATION_STATES = ['Succeeded', 'Processing', 'Cancelled', 'Expired'] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

export const SCOPE_TYPES = ['Single', 'Shared', 'ResourceGroup', 'ManagementGroup'] as const;
export type ScopeType = (typeof SCOPE_TYPES)[number];

/** Where a reservation's discount applies. */
export interface AppliedScope {
  readonly type: ScopeType;
  /** Azure resource ID of the subscription, resource group or management group; absent when shared or not known. */
  readonly id?: string | undefined;
  /** Name of the subscription, resource group or management group; absent when shared. */
  readonly displayName?: string | undefined;
}

/** Average use of a reservation over trailing windows, in percent (0–100); absent while not known. */
export interface Utilization {
  readonly last1Day?: number | undefined;
  readonly last7Days?: number | undefined;
  readonly last30Days?: number | undefined;
}

/** One reservation of one customer, as lists show it. */
export interface ListedReservation {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly displayName: string;
  /** Product, such as `Standard_D4s_v5`. */
  readonly sku: string;
  /** Reserved resource type, such as `VirtualMachines`. */
  readonly resourceType: string;
  /** Azure region name, such as `westeurope`. */
  readonly region: string;
  readonly quantity: number;
  readonly term: Term;
  readonly billingPlan: BillingPlan;
  readonly benefitStart: IsoDate;
  readonly expiryDate: IsoDate;
  readonly state: ReservationState;
  readonly appliedScope: AppliedScope;
  readonly renew: boolean;
  /** Whether the discount also applies to other sizes of the family; absent where the product has no such choice. */
  readonly instanceFlexibility?: boolean | undefined;
  readonly utilization: Utilization;
}

/** What a reservation commits to. */
export interface Commitments {
  /** Total commitment of all units over the whole term, in the customer's billing currency. */
  readonly commitment: Money;
  /** The same commitment in the pricing currency (USD), which the refund limit counts. */
  readonly pricingCommitment: Money;
}

/** A reservation with all that quotes reckon with. */
export interface Reservation extends ListedReservation, Commitments {}

/** Parts of a reservation that a back end may be unable to tell for the moment. */
export type UnavailablePart = 'commitment' | 'utilization';

/** A reservation that was looked up: what could not be had of it just now is left out, and named. */
export interface FoundReservation extends ListedReservation, Partial<Commitments> {
  readonly unavailable?: readonly UnavailablePart[] | undefined;
}

/** Names one reservation of one customer. */
export interface ReservationRef {
  readonly customerId: string;
  readonly reservationId: string;
}

export const ISSUE_TYPES = ['Billing', 'SubscriptionManagement', 'ServiceLimits', 'Technical'] as const;
export type IssueType = (typeof ISSUE_TYPES)[number];

export const SEVERITIES = ['Minimal', 'Moderate', 'Critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONTACT_METHODS = ['Email', 'Phone'] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/** Step 1 of a support request. */
export interface RequestBasics {
  readonly issueType: IssueType;
}

/** Step 2 of a support request. `problemType` and `category` are codes of `supportTopics.ts`. */
export interface RequestProblem {
  readonly problemType: string;
  readonly category: string;
  readonly severity: Severity;
  readonly description: string;
}

/** Step 3 of a support request: whom Microsoft support answers. */
export interface RequestContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164, such as `+33123456789`; absent when not given. */
  readonly phone?: string | undefined;
  readonly method: ContactMethod;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Language that support answers in, a BCP 47 tag such as `fr` or `en`. */
  readonly language: string;
  /** IANA time zone, such as `Europe/Paris`. */
  readonly timeZone: string;
}

export const REQUEST_STATUSES = ['Open', 'InProgress', 'Closed', 'Withdrawn'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Who is no user of the desk: Microsoft support, and whoever writes to it for the partner or the customer elsewhere. */
export type OutsideAuthor = 'microsoft' | 'elsewhere';

export interface RequestComment {
  readonly id: string;
  /** A user's id, or an `OutsideAuthor`. */
  readonly authorId: string;
  readonly at: IsoInstant;
  readonly text: string;
}

/** A file that goes with a support request; its bytes are kept under its id. */
export interface RequestFile {
  readonly id: string;
  /** With its ending; no path and no controls. */
  readonly name: string;
  readonly bytes: number;
  /** Media type, such as `image/png`. */
  readonly type: string;
}

/** What a partner sends to support; `key` is its identity and makes a repeated submit harmless. */
export interface RequestSubmission {
  readonly key: string;
  readonly customerId: string;
  readonly reservationId?: string | undefined;
  readonly basics: RequestBasics;
  readonly problem: RequestProblem;
  readonly contact: RequestContact;
  /** Present when the request asks for a refund: what the user saw and agreed to. */
  readonly refund?: AgreedRefund | undefined;
  /** Present when the request asks for an exchange; then `reservationId` is that of its first return. */
  readonly exchange?: AgreedExchange | undefined;
  /** What the user attached; absent where nothing was. */
  readonly files?: readonly RequestFile[] | undefined;
}

/** The refund that the user agreed to; the desk quotes it again and refuses when the amount differs. */
export interface AgreedRefund {
  readonly quantity: number;
  readonly refundMinor: number;
  readonly policyId: string;
  /** Until when the quote holds; absent in one that was agreed to before this was kept. */
  readonly expiresAt?: IsoInstant | undefined;
}

/** The exchange that the user agreed to; the desk quotes it again and refuses when an amount differs. */
export interface AgreedExchange {
  readonly returns: readonly ReturnAsk[];
  readonly purchases: readonly PurchaseAsk[];
  readonly creditMinor: number;
  readonly netPayableMinor: number;
  readonly policyId: string;
  readonly expiresAt: IsoInstant;
}

/** A support request on file. */
export interface SupportRequest {
  /** Request number, such as `SR-000123`. */
  readonly id: string;
  /** Microsoft's own number of it; absent where there is no such desk behind. */
  readonly ticketNumber?: string | undefined;
  readonly key: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly reservationId?: string | undefined;
  readonly createdBy: string;
  readonly createdAt: IsoInstant;
  readonly status: RequestStatus;
  readonly basics: RequestBasics;
  readonly problem: RequestProblem;
  readonly contact: RequestContact;
  /** The quote as it stood at submission, or by which it was carried out, when the request asks for a refund. */
  readonly refund?: RefundQuote | undefined;
  /** The same of an exchange. */
  readonly exchange?: ExchangeQuote | undefined;
  /** Present once somebody had it carried out. */
  readonly execution?: Execution | undefined;
  /** What its user attached; absent where nothing was. */
  readonly files?: readonly RequestFile[] | undefined;
  /** Set while not all of them have reached those who answer the request. */
  readonly areFilesPending?: boolean | undefined;
  readonly comments: readonly RequestComment[];
}

/** A refund taken from a customer's limit pool. */
export interface RefundPoolEntry {
  readonly requestId: string;
  readonly at: IsoInstant;
  /** What counts against the limit, in USD cents. */
  readonly countedUsdMinor: number;
}
