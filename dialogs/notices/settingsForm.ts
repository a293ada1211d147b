import { clockTime, weekdayName } from '../../cards/notices/settingsWords.js';
import type { Texts } from '../../services/localization/texts.js';
import { NOTICE_KINDS, NOTICE_PACES, type NoticeKind, pacesOf } from '../../services/notices/noticeKinds.js';
import type { NoticeSettings } from '../../services/notices/noticeSettings.js';
import { listField } from '../form/fieldReaders.js';
import type { Form, FormAnswer, FormEntries } from '../form/form.js';
import type { FieldOption } from '../form/formField.js';
import { isTimeZone, timeZoneMeant, timeZoneOptions } from '../request/timeZones.js';
import { timeField } from './timeField.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a user is told of, how soon, and when not; its values make `NoticeSettings`. */
export const settingsForm: Form = {
  id: 'noticeSettings',
  title: 'notices.title',
  help: 'notices.help',
  submit: 'notices.save',
  fields: (texts, { quietFrom = '', quietTo = '', timeZone = '' }) => [
    ...NOTICE_KINDS.map((kind) =>
      listField(texts, paceOptions(texts, kind), {
        id: kind,
        texts: `notices.fields.${kind}`,
        required: true,
      }),
    ),
    listField(texts, weekdayOptions(texts), {
      id: 'weekday',
      texts: 'notices.fields.weekday',
      required: true,
    }),
    listField(texts, HOURS, { id: 'hour', texts: 'notices.fields.hour', required: true }),
    // Both or none: the one without the other means nothing.
    timeField(texts, { id: 'quietFrom', texts: 'notices.fields.quietFrom', required: quietTo !== '' }),
    timeField(texts, { id: 'quietTo', texts: 'notices.fields.quietTo', required: quietFrom !== '' }),
    listField(
      texts,
      timeZoneOptions(timeZone),
      { id: 'timeZone', texts: 'notices.fields.timeZone', required: true },
      { resolve: timeZoneMeant, accepts: isTimeZone },
    ),
  ],
};

/** The form as these settings fill it in. */
export function entriesOf({ paces, quiet, timeZone, slot }: NoticeSettings): FormEntries {
  return {
    ...paces,
    weekday: String(slot.weekday),
    hour: clockTime(slot.hour * 60),
    quietFrom: quiet ? clockTime(quiet.from) : '',
    quietTo: quiet ? clockTime(quiet.to) : '',
    timeZone,
  };
}

/** The settings that a form says which was filled in. */
export function settingsFrom({ values }: FormAnswer): NoticeSettings {
  const { quietFrom, quietTo, weekday = '1', hour = '09:00', timeZone = 'UTC' } = values;
  const pace = (kind: NoticeKind) => NOTICE_PACES.find((known) => known === values[kind]) ?? 'off';
  return {
    paces: {
      requestStatus: pace('requestStatus'),
      supportAnswer: pace('supportAnswer'),
      expiringSoon: pace('expiringSoon'),
      limitRefilled: pace('limitRefilled'),
      weeklyDigest: pace('weeklyDigest'),
    },
    ...(quietFrom !== undefined &&
      quietTo !== undefined && { quiet: { from: minuteOf(quietFrom), to: minuteOf(quietTo) } }),
    timeZone,
    slot: { weekday: Number(weekday), hour: Number(hour.slice(0, 2)) },
  };
}

/** @param time `HH:MM` */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function paceOptions(texts: Texts, kind: NoticeKind): FieldOption[] {
  return pacesOf(kind).map((value) => ({
    value,
    title: texts.say(`notices.paces.${value}`),
    also: texts.say(`notices.paceWords.${value}`).split('|'),
  }));
}

function weekdayOptions(texts: Texts): FieldOption[] {
  return WEEKDAYS.map((day) => ({ value: String(day), title: weekdayName(texts, day) }));
}

const HOURS: readonly FieldOption[] = Array.from({ length: 24 }, (_, hour) => {
  const title = clockTime(hour * 60);
  return { value: title, title, also: [String(hour), `${hour}:00`] };
});
