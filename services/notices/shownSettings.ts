import { NOTICE_KINDS, NOTICE_PACES, type NoticeKind, type NoticePace } from './noticeKinds.js';
import type { NoticeSettings } from './noticeSettings.js';

/** Settings as they are shown: what is told at each pace, in the order of `NOTICE_PACES` and `NOTICE_KINDS`. */
export interface ShownSettings extends Pick<NoticeSettings, 'quiet' | 'timeZone' | 'slot'> {
  readonly told: readonly {
    readonly pace: Exclude<NoticePace, 'off'>;
    readonly kinds: readonly NoticeKind[];
  }[];
}

export function shownSettings({ paces, quiet, timeZone, slot }: NoticeSettings): ShownSettings {
  const told = NOTICE_PACES.filter((pace) => pace !== 'off').map((pace) => ({
    pace,
    kinds: NOTICE_KINDS.filter((kind) => paces[kind] === pace),
  }));
  return { told: told.filter(({ kinds }) => kinds.length > 0), quiet, timeZone, slot };
}
