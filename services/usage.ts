import type { Caller, IsoDate, ReservationRef } from './model.js';

/** Most days that a history gives and a report covers. */
export const MAX_USAGE_DAYS = 30;

/** Daily use of one reservation, newest first, in percent (0–100): at most the last `MAX_USAGE_DAYS` recorded ones. */
export interface DailyUsage {
  readonly lastDay: IsoDate;
  readonly percents: readonly number[];
}

export interface UsageHistory {
  /** Undefined where no use was recorded. @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
  daily(caller: Caller, ref: ReservationRef): Promise<DailyUsage | undefined>;
}
