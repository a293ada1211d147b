import type { IsoDate, IsoInstant, RequestStatus } from '../model.js';
import type { Money } from '../money.js';
import type { PortfolioSummary } from '../portfolio.js';

/** One thing that a user is told. */
export type Notice =
  | RequestNotice
  | ExpiryNotice
  | LimitNotice
  | { readonly kind: 'weeklyDigest'; readonly summary: PortfolioSummary };

export type RequestNotice =
  | {
      readonly kind: 'requestStatus';
      readonly requestId: string;
      readonly customerName: string;
      readonly status: RequestStatus;
    }
  | {
      readonly kind: 'supportAnswer';
      readonly requestId: string;
      readonly customerName: string;
      /** How many of them are new. */
      readonly answers: number;
    };

export interface ExpiryNotice {
  readonly kind: 'expiringSoon';
  readonly customerId: string;
  readonly customerName: string;
  readonly reservationId: string;
  readonly reservationName: string;
  readonly expiryDate: IsoDate;
}

export interface LimitNotice {
  readonly kind: 'limitRefilled';
  readonly customerId: string;
  readonly customerName: string;
  /** Of the limit, as of now. */
  readonly free: Money;
}

/** A request of the user as it stands. */
export interface RequestFact {
  readonly id: string;
  readonly customerName: string;
  readonly createdAt: IsoInstant;
  readonly status: RequestStatus;
  /** Whether the user brought it to its status themselves. */
  readonly isOwnDoing?: boolean | undefined;
  /** How many comments are by others than the user; absent where that was not looked up. */
  readonly answers?: number | undefined;
}

/** What was found when somebody looked for news; what is absent was not looked at, or could not be. */
export interface NoticeFacts {
  readonly requests?: readonly RequestFact[] | undefined;
  readonly expiring?: readonly Omit<ExpiryNotice, 'kind'>[] | undefined;
  /** Customers of whose refund limit little is left. */
  readonly lowLimits?: readonly { readonly customerId: string; readonly customerName: string }[] | undefined;
  /**
   * What is free of the limits of those who were among them before and are not now, by customer; undefined of those who are
   * not the partner's any more. Who is absent was not looked up.
   */
  readonly raisedLimits?: ReadonlyMap<string, Money | undefined> | undefined;
  readonly summary?: PortfolioSummary | undefined;
}
