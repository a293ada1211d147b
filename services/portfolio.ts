import type { Caller, IsoInstant, Reservation, ReservationRef, SupportRequest } from './model.js';
import type { Money } from './money.js';
import type { Page } from './ports.js';
import type { ReservationCodes, SoughtReservation } from './soughtReservation.js';

/** Days ahead within which expiring reservations are counted. */
export const EXPIRY_WINDOWS = [30, 60, 90] as const;
export type ExpiryWindow = (typeof EXPIRY_WINDOWS)[number];
/** As far ahead as expiring reservations can be listed. */
export const MAX_EXPIRY_DAYS = 365;

/** Below this use over 30 days (percent) a reservation counts as underused unless the user names another threshold. */
export const UNDERUSED_BELOW_PERCENT = 80;
/** From this part of the refund limit on (percent used) it counts as nearly gone. */
export const LIMIT_NEARLY_GONE_PERCENT = 80;

export interface PortfolioSummary {
  readonly customers: number;
  /** Those that run today. */
  readonly reservations: number;
  /** Counted together: the 60 days hold the 30. */
  readonly expiring: Readonly<Record<ExpiryWindow, number>>;
  /** Of those that run and whose use is known. */
  readonly underused: number;
  readonly limitsNearlyGone: number;
  readonly openRequests: number;
  /** Customers whose data cannot be read at present: every other figure is without them. */
  readonly unreadable: number;
}

/** Which lines of a list are wanted. A `page` past the end gives the last page. */
export interface PortfolioSlice {
  /** Counts from 0. */
  readonly page: number;
  readonly pageSize: number;
  /** Only lines of these customers; those of every customer when absent. */
  readonly customerIds?: readonly string[] | undefined;
}

/** A reservation in the portfolio, with whose it is. */
export interface PortfolioReservation {
  readonly customerId: string;
  readonly customerName: string;
  readonly reservation: Pick<
    Reservation,
    'id' | 'displayName' | 'sku' | 'resourceType' | 'region' | 'quantity' | 'expiryDate' | 'renew'
  >;
  /** Average use over the last 30 days in percent; absent while not known. */
  readonly usedPercent?: number | undefined;
}

/** A customer's refund limit. Amounts in US dollars. */
export interface PortfolioLimit {
  readonly customerId: string;
  readonly customerName: string;
  readonly limit: Money;
  readonly used: Money;
  readonly free: Money;
}

/** An open request of anybody at the partner. */
export interface PortfolioRequest {
  readonly customerId: string;
  readonly customerName: string;
  readonly request: Pick<SupportRequest, 'id' | 'status' | 'reservationId' | 'createdBy'> & {
    readonly createdAt: IsoInstant;
    readonly about: 'refund' | 'exchange' | 'support';
  };
}

/** All customers of the caller's partner at a glance, as of today. */
export interface Portfolio {
  /** @param underusedBelow percent of the last 30 days; `UNDERUSED_BELOW_PERCENT` when absent */
  summary(caller: Caller, underusedBelow?: number): Promise<PortfolioSummary>;
  /**
   * Those that run and expire after today and within `days` days, the nearest expiry first.
   * @param days 1 to `MAX_EXPIRY_DAYS`
   */
  expiring(caller: Caller, days: number, slice: PortfolioSlice): Promise<Page<PortfolioReservation>>;
  /** Those that run and were used less, the least used first. @param below percent of the last 30 days */
  underused(caller: Caller, below: number, slice: PortfolioSlice): Promise<Page<PortfolioReservation>>;
  /** The least left first. */
  limitsNearlyGone(caller: Caller, slice: PortfolioSlice): Promise<Page<PortfolioLimit>>;
  /**
   * The limit of one customer, however much of it is used; undefined for one who is none of the partner's, who cannot be read
   * at present, or to whom nothing was ever refunded.
   */
  limitOf(caller: Caller, customerId: string): Promise<PortfolioLimit | undefined>;
  /** The oldest first. */
  openRequests(caller: Caller, slice: PortfolioSlice): Promise<Page<PortfolioRequest>>;
  /** One of them; undefined for one that is not open, or no longer. */
  openRequest(caller: Caller, customerId: string, requestId: string): Promise<PortfolioRequest | undefined>;
  /** The same by its number alone, such as `SR-000123`. */
  openRequestNumbered(caller: Caller, requestId: string): Promise<PortfolioRequest | undefined>;
}

/** Finds a reservation among all of the partner's without its customer being known. */
export interface ReservationFinder {
  /** Those with this reservation ID, order ID or whole name (folded), at most `limit`. */
  named(caller: Caller, text: string, limit: number): Promise<readonly ReservationRef[]>;
  /**
   * Those that run and whose name has all these words, or words that begin so (folded), the nearest expiry first; undefined
   * where they are more than `limit`, or may be.
   */
  namedInPart(caller: Caller, text: string, limit: number): Promise<readonly ReservationRef[] | undefined>;
  /** What those that run or ran to their end are: the same object as long as that is the same. */
  codes(caller: Caller): Promise<ReservationCodes>;
  /**
   * Those that run and fit, the nearest expiry first; undefined where they are more than `limit`, or may be: so many
   * that they are not looked at one by one.
   */
  sought(
    caller: Caller,
    sought: SoughtReservation,
    limit: number,
  ): Promise<readonly ReservationRef[] | undefined>;
}
