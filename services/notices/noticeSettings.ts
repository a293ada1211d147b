import { z } from 'zod';
import { NOTICE_KINDS, NOTICE_PACES, type NoticeKind, type NoticePace, pacesOf } from './noticeKinds.js';
import { isTimeZone } from './wallClock.js';

/** Part of every day, in minutes from midnight; it may go over midnight. `to` is the first minute after it. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What a user is told of, how soon, and when not. */
export interface NoticeSettings {
  readonly paces: Readonly<Record<NoticeKind, NoticePace>>;
  /** Absent where the user is told at any time. */
  readonly quiet?: QuietHours | undefined;
  /** IANA name, such as `Europe/Paris`: of the quiet hours and of the times below. */
  readonly timeZone: string;
  /** From when on is told what is told once a day or a week. */
  readonly slot: {
    /** ISO weekday: 1 is Monday. */
    readonly weekday: number;
    /** 0 to 23. */
    readonly hour: number;
  };
}

export const MINUTES_OF_A_DAY = 24 * 60;
const minute = z
  .int()
  .min(0)
  .max(MINUTES_OF_A_DAY - 1);
const pace = (kind: NoticeKind) => z.enum(NOTICE_PACES).refine((value) => pacesOf(kind).includes(value));

/** Settings as they lie in storage. */
export const noticeSettings: z.ZodType<NoticeSettings> = z.object({
  paces: z.object({
    requestStatus: pace('requestStatus'),
    supportAnswer: pace('supportAnswer'),
    expiringSoon: pace('expiringSoon'),
    limitRefilled: pace('limitRefilled'),
    weeklyDigest: pace('weeklyDigest'),
  }),
  quiet: z.object({ from: minute, to: minute }).optional(),
  timeZone: z.string().refine(isTimeZone),
  slot: z.object({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23) }),
});

/** What holds for a user who set nothing: what concerns own requests at once, no more than once a week anything else. */
export function usualSettings(timeZone: string): NoticeSettings {
  return {
    paces: {
      requestStatus: 'atOnce',
      supportAnswer: 'atOnce',
      expiringSoon: 'weekly',
      limitRefilled: 'off',
      weeklyDigest: 'off',
    },
    quiet: { from: 19 * 60, to: 7 * 60 },
    timeZone,
    slot: { weekday: 1, hour: 9 },
  };
}

/** The kinds that are told at all. */
export function kindsOn({ paces }: NoticeSettings): NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => paces[kind] !== 'off');
}
