import type {
  Caller,
  Customer,
  FoundReservation,
  IsoInstant,
  ListedReservation,
  RequestContact,
  RequestSubmission,
  ReservationRef,
  SupportRequest,
} from './model.js';
import type { Offer, OfferKey, Product, ProductFamily } from './products.js';
import type { ExchangeQuote, PurchaseAsk, ReturnAsk } from './quotes/exchangeQuote.js';
import type { RefundableUnits, RefundOutlook } from './quotes/refundOutlook.js';
import type { RefundQuote } from './quotes/refundQuote.js';
import type { Labels } from './search/labels.js';
import type { HeardWord, Mention } from './search/nameMentions.js';

/** One page of a list; `page` counts from 0. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
}

/** Hits of a typed search, best first; `clear` when the first one is meant beyond reasonable doubt. */
export interface SearchResult<T> {
  readonly hits: readonly T[];
  readonly clear: boolean;
}

/** The partner's own customers. Ids of another partner's customers count as unknown. */
export interface CustomerDirectory {
  /** Customers in name order. A `page` past the end gives the last page. */
  list(caller: Caller, page: number, pageSize: number): Promise<Page<Customer>>;
  /** By part of a name or domain, forgiving of accents, case and a typo. */
  search(caller: Caller, text: string, limit: number): Promise<SearchResult<Customer>>;
  get(caller: Caller, customerId: string): Promise<Customer | undefined>;
}

/** Hears customers in what is said. */
export interface CustomerMentions {
  /**
   * Customers that running text names, the surest first: by name, its beginning, a telling part of it or domain,
   * forgiving of typing mistakes. Words that name more than `limit` customers name none.
   */
  mentionedIn(
    caller: Caller,
    words: readonly HeardWord[],
    limit: number,
  ): Promise<readonly Mention<Customer>[]>;
}

/** The reservations of one customer. */
export interface ReservationCatalog {
  /** In order of expiry date, the nearest first; empty for an unknown customer. */
  list(caller: Caller, customerId: string): Promise<readonly ListedReservation[]>;
  get(caller: Caller, customerId: string, reservationId: string): Promise<FoundReservation | undefined>;
}

export interface RefundAsk extends ReservationRef {
  /** Units to return. */
  readonly quantity: number;
}

export interface ExchangeAsk {
  readonly customerId: string;
  readonly returns: readonly ReturnAsk[];
  /** May be empty while they are still being chosen: the quote then tells what the returns are worth. */
  readonly purchases: readonly PurchaseAsk[];
}

/**
 * Quotes under the policy in force, at the present instant. All throw RefusedError `CustomerNotFound`,
 * `ReservationNotFound`; a refusal of the refund or the exchange itself is in the quote.
 */
export interface QuoteService {
  /**
   * Whether the policy lets any unit of the reservation be refunded now, by its product and its state. Quantity and limit
   * are the quote's concern.
   */
  canRefund(reservation: ListedReservation): boolean;
  /** The same for an exchange. */
  canExchange(reservation: ListedReservation): boolean;
  /**
   * The same beside units of `first` in one exchange, as far as both are known: lists need not tell the currency, which is
   * then left to the quote.
   */
  canExchangeWith(reservation: FoundReservation, first: FoundReservation): boolean;
  quoteRefund(caller: Caller, ask: RefundAsk): Promise<RefundQuote>;
  /** One quote for each return, in order; each sees the limit as those before it leave it. */
  quoteRefunds(
    caller: Caller,
    customerId: string,
    returns: readonly ReturnAsk[],
  ): Promise<readonly RefundQuote[]>;
  /** How many units can be returned today. */
  refundableUnits(caller: Caller, ref: ReservationRef): Promise<RefundableUnits>;
  /** What the return would bring in `months` calendar months from today, for each of them. */
  refundOutlook(caller: Caller, ask: RefundAsk, months: readonly number[]): Promise<readonly RefundOutlook[]>;
  /** @throws RefusedError also `ProductNotFound` for a purchase that no offer fits */
  quoteExchange(caller: Caller, ask: ExchangeAsk): Promise<ExchangeQuote>;
}

/** Which products are looked for. */
export interface ProductAsk {
  readonly customerId: string;
  /** Those that a reservation of this type can be exchanged for: like for like. */
  readonly resourceType: string;
  /** Only of this family. */
  readonly family?: string | undefined;
}

/** What can be bought in an exchange. */
export interface ProductCatalog {
  /** Whether the prices are invented: it is said wherever one is shown. */
  readonly hasDemoPrices: boolean;
  /** The families of the products asked for, in the order they are offered. */
  families(caller: Caller, ask: ProductAsk): Promise<readonly ProductFamily[]>;
  /** By family and size. A `page` past the end gives the last page. */
  list(caller: Caller, ask: ProductAsk, page: number, pageSize: number): Promise<Page<Product>>;
  /**
   * By part of the SKU, family, type, region or size (`8 vcpu`, `32 gib`), forgiving of case and a typo.
   * @param labels by which the user sees types and regions, too
   */
  search(
    caller: Caller,
    ask: ProductAsk,
    text: string,
    limit: number,
    labels?: Labels,
  ): Promise<SearchResult<Product>>;
  get(caller: Caller, customerId: string, sku: string): Promise<Product | undefined>;
  /** Price in the customer's billing currency; undefined where there is no such offer. */
  offer(caller: Caller, customerId: string, key: OfferKey): Promise<Offer | undefined>;
}

/** Support requests of the caller. */
export interface SupportDesk {
  /**
   * Files the request. When this resolves it is on stable storage; the same `key` again gives the same request.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`, `ProductNotFound`, `QuoteChanged`, `RefundRefused`,
   * `ExchangeRefused`.
   */
  submit(caller: Caller, submission: RequestSubmission): Promise<SupportRequest>;
  /** The caller's own requests, newest first. */
  list(caller: Caller, page: number, pageSize: number): Promise<Page<SupportRequest>>;
  get(caller: Caller, requestId: string): Promise<SupportRequest | undefined>;
  /** The same `commentId` again changes nothing. @throws RefusedError `RequestNotFound`, `RequestNotOpen`. */
  comment(caller: Caller, requestId: string, commentId: string, text: string): Promise<SupportRequest>;
  /** Closes the request and gives its refund back to the pool. @throws RefusedError `RequestNotFound`, `RequestNotOpen`. */
  withdraw(caller: Caller, requestId: string): Promise<SupportRequest>;
}

/** A support request that was begun and not submitted; `draft` is what its dialog kept (JSON). */
export interface UnfinishedRequest {
  readonly key: string;
  readonly savedAt: IsoInstant;
  readonly about: 'refund' | 'exchange' | 'support';
  readonly customerName: string;
  readonly draft: unknown;
}

/** What the desk remembers of a user between conversations. */
export interface UserProfile {
  /** Language the user chose in the chat, such as `fr`. */
  readonly language?: string | undefined;
  readonly contact?: RequestContact | undefined;
  /** Newest first, at most `MAX_UNFINISHED`. */
  readonly unfinished: readonly UnfinishedRequest[];
}

export const MAX_UNFINISHED = 5;

/** Keeps user profiles; updates of one user run one after another. */
export interface UserProfiles {
  get(caller: Caller): Promise<UserProfile>;
  update(caller: Caller, change: (profile: UserProfile) => UserProfile): Promise<UserProfile>;
  /** Deletes the profile; the user's filed requests stay. Does nothing where there is none. */
  forget(caller: Caller): Promise<void>;
}

/** Who a channel user is; `undefined` closes the door. */
export interface IdentityDirectory {
  callerFor(user: ChannelUser): Promise<Caller | undefined>;
}

/** A user as the channel's authenticated activity names it. */
export interface ChannelUser {
  readonly channelId: string;
  /** The channel's user id, or the Entra object id where the channel gives one. */
  readonly userId: string;
  readonly tenantId?: string | undefined;
  /** Absent where the channel proves nothing: whatever the activity says then is the sender's own word. */
  readonly account?: ProvenAccount | undefined;
}

/** An account that the channel proved the sender to have: Teams by its signed token, the portal by its assertion. */
export type ProvenAccount =
  | { readonly kind: 'teams'; readonly tenantId: string; readonly objectId: string }
  | { readonly kind: 'portal'; readonly userId: string };
