import { z } from 'zod';
import { type IsoDate, type IsoInstant, REQUEST_STATUSES, type RequestStatus } from '../model.js';
import { NOTICE_KINDS, type NoticeKind } from './noticeKinds.js';
import type { LookTimes } from './noticeTimes.js';

/** What a user was told, by what it was told of, so that nothing is told twice. */
export interface NoticeMemory {
  /** When the desk began to look for this user: what was before is no news. */
  readonly since: IsoInstant;
  /** When each kind was last looked at, of those that are told once a day or a week, or were switched on later. */
  readonly looked: Readonly<Partial<Record<NoticeKind, IsoInstant>>>;
  /** The status that the user knows, by request number; absent before the first look. */
  readonly statuses?: Readonly<Record<string, RequestStatus>> | undefined;
  /** How many answers the user knows of, by request number; absent before the first look. */
  readonly answers?: Readonly<Record<string, number>> | undefined;
  /** The expiry dates that were told, by reservation. */
  readonly expiries: Readonly<Record<string, IsoDate>>;
  /** Names of the customers of whose limit little was left, by id; absent before the first look. */
  readonly lowLimits?: Readonly<Record<string, string>> | undefined;
}

const instant = z.iso.datetime({ offset: true });

/** The memory as it lies in storage. */
export const noticeMemory: z.ZodType<NoticeMemory> = z.object({
  since: instant,
  looked: z.partialRecord(z.enum(NOTICE_KINDS), instant),
  statuses: z.record(z.string(), z.enum(REQUEST_STATUSES)).optional(),
  answers: z.record(z.string(), z.int().min(0)).optional(),
  expiries: z.record(z.string(), z.string()),
  lowLimits: z.record(z.string(), z.string()).optional(),
});

/** What each kind compares with; the others need nothing to compare with. */
const BASIS = {
  requestStatus: 'statuses',
  supportAnswer: 'answers',
  limitRefilled: 'lowLimits',
} as const satisfies Partial<Record<NoticeKind, keyof NoticeMemory>>;
const COMPARING = ['requestStatus', 'supportAnswer', 'limitRefilled'] as const;

export function newMemory(now: Date): NoticeMemory {
  return { since: now.toISOString(), looked: {}, expiries: {} };
}

/** The kinds that have nothing to compare with yet: their first look tells nothing, at whatever hour. */
export function kindsWithoutBasis(memory: NoticeMemory): NoticeKind[] {
  return COMPARING.filter((kind) => memory[BASIS[kind]] === undefined);
}

/** The memory when the user switches these kinds on: what happened meanwhile is no news. */
export function resumed(memory: NoticeMemory, kinds: readonly NoticeKind[], now: Date): NoticeMemory {
  const at = now.toISOString();
  const stale = COMPARING.filter((kind) => kinds.includes(kind)).map((kind): string => BASIS[kind]);
  const kept = Object.entries(memory).filter(([part]) => !stale.includes(part));
  const looked = { ...memory.looked, ...Object.fromEntries(kinds.map((kind) => [kind, at])) };
  return { since: memory.since, expiries: memory.expiries, ...Object.fromEntries(kept), looked };
}

/** From when on a change of this kind is news. */
export function newsSince({ since, looked }: NoticeMemory, kind: NoticeKind): IsoInstant {
  return looked[kind] ?? since;
}

export function lookTimes({ since, looked }: NoticeMemory): LookTimes {
  const entries = Object.entries(looked).map(([kind, at]) => [kind, Date.parse(at)]);
  return { sinceMs: Date.parse(since), lookedMs: Object.fromEntries(entries) };
}
