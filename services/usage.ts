import type { ReservationRef } from './accessControl.js';
import type { Caller, IsoDate } from './model.js';

/** Daily use of one reservation, newest first, in percent (0–100): at most the last 30 recorded days. */
export interface DailyUsage {
  readonly lastDay: IsoDate;
  readonly percents: readonly number[];
}

export interface UsageHistory {
  /** Undefined where no use was recorded. @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
  daily(caller: Caller, ref: ReservationRef): Promise<DailyUsage | undefined>;
}
