import type { Texts } from '../../services/localization/texts.js';
import type { FieldTexts, WrittenField } from '../form/formField.js';
import { quotedText } from '../prompts/quotedText.js';

const LONGEST = 20;

interface Named {
  readonly id: string;
  readonly texts: FieldTexts;
  readonly required: boolean;
}

/** A time of day; its value is `HH:MM`. */
export function timeField(texts: Texts, named: Named): WrittenField {
  const read: WrittenField['read'] = (entry) => {
    const value = timeOfDay(entry);
    if (value !== undefined) return { kind: 'value', value };
    return { kind: 'refuse', say: texts.say('notices.wrongTime', { entry: quotedText(texts, entry) }) };
  };
  return { ...named, kind: 'line', isExact: true, maxLength: LONGEST, read };
}

/** The time as `HH:MM`, of the ways in which people write it: `7`, `7:30`, `19h`, `19h30`, `7:30 pm`, `19時30分`. */
export function timeOfDay(entry: string): string | undefined {
  const pattern = /^(\d{1,2})(?:\s*(?:[:.h時]|Uhr)\s*(\d{2})?\s*(?:分|h|Uhr)?)?\s*(am|pm|a\.m\.|p\.m\.)?$/iu;
  const [whole, hours, minutes = '00', half] = pattern.exec(entry.normalize('NFKC').trim()) ?? [];
  if (whole === undefined) return undefined;
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half);
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** 24, which no day has, where the half of a day has no such hour. */
function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}
