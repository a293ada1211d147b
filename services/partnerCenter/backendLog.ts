import type { ErrorCode } from '../errors.js';
import type { DeskEvent } from '../local/deskLog.js';
import type { CustomersLoaded } from './customers/customerIndex.js';
import type { CrawlRun } from './portfolio/customerCrawl.js';
import type { ReservationEvent } from './reservations/reservationReader.js';

/** What the real back end reports to the operator: ids, codes and counts, never what a service said. */
export type BackendEvent =
  | DeskEvent
  | ReservationEvent
  | ({ readonly level: 'info'; readonly code: 'CustomersLoaded' } & CustomersLoaded)
  | ({ readonly level: 'info'; readonly code: 'PortfolioRead' } & CrawlRun)
  | {
      readonly level: 'warn' | 'error';
      /** `RefreshTokenNotStored`: the newest one is held in memory only, and lost with the process. */
      readonly code: ErrorCode | 'RefreshTokenNotStored';
      readonly customerId?: string | undefined;
    };

export type BackendLog = (event: BackendEvent) => void;
