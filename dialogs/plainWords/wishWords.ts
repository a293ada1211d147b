import type { TextKey, Texts } from '../../services/localization/texts.js';
import { dayOf, isoDate } from '../../services/quotes/days.js';
import type { Sought } from '../../services/understanding/understanding.js';
import type { Choice } from '../prompts/choice.js';
import { quotedText } from '../prompts/quotedText.js';
import type { PlaceName } from './placeName.js';
import type { TaskWish } from './taskWish.js';

/** The title by which the user knows a task, in quotation marks. */
export function taskTitle(texts: Texts, task: PlaceName): string {
  return quotedText(texts, texts.say(titleKey(task)));
}

function titleKey(task: PlaceName): TextKey {
  switch (task) {
    case 'approvals':
      return 'approvals.task';
    case 'myData':
      return 'myData.title';
    case 'notices':
      return 'notices.title';
    default:
      return `menu.tasks.${task}`;
  }
}

/** The task with what was understood of it. @param task its title, as it is to be written */
export function wishInWords(texts: Texts, wish: TaskWish, task: string): string {
  const details = detailsOf(texts, wish);
  return details === '' ? task : texts.say('understanding.proposal', { task, details });
}

/** What is said when the task begins. */
export function understoodWords(texts: Texts, wish: TaskWish): string {
  const task = texts.say(`menu.tasks.${wish.task}`);
  const details = detailsOf(texts, wish);
  return details === ''
    ? texts.say('understanding.begun', { task })
    : texts.say('understanding.begunWith', { task, details });
}

/** Each wish as something to choose: by its words, or by the bare title of its task. `item` is its place, from 0. */
export function wishChoices(texts: Texts, wishes: readonly TaskWish[]): Choice[] {
  return wishes.map((wish, index) => ({
    action: 'wish',
    item: String(index),
    title: wishInWords(texts, wish, texts.say(`menu.tasks.${wish.task}`)),
    also: [texts.say(`menu.tasks.${wish.task}`), ...texts.say(`menu.words.${wish.task}`).split('|')],
  }));
}

function detailsOf(texts: Texts, { options, names }: TaskWish): string {
  const { customers = [], candidates = [], found, quantity, email, days, below } = options;
  const said =
    options.reservationId === undefined && options.sought ? soughtWords(texts, options.sought) : [];
  const parts = [
    ...said,
    names.customer === undefined ? '' : quotedText(texts, names.customer),
    customers.length > 1 && !found
      ? texts.say('understanding.details.customers', { count: customers.length })
      : '',
    names.reservation === undefined ? '' : quotedText(texts, names.reservation),
    options.requestId ?? '',
    candidates.length > 1
      ? texts.say('understanding.details.reservations', { count: candidates.length })
      : '',
    quantity === undefined ? '' : texts.say('understanding.details.units', { count: quantity }),
    days === undefined ? '' : texts.say('understanding.details.expiry', { count: days }),
    below === undefined
      ? ''
      : texts.say('understanding.details.usedBelow', { percent: texts.percent(below) }),
    email ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function soughtWords(texts: Texts, { words, what }: Sought): string[] {
  const { from, before } = what;
  const until = before === undefined ? undefined : texts.date(isoDate(dayOf(before) - 1));
  const named = words.map((word) => quotedText(texts, word));
  if (from === undefined) {
    return until === undefined
      ? named
      : [...named, texts.say('understanding.details.expiresUntil', { until })];
  }
  const first = texts.date(from);
  const when =
    until === undefined
      ? texts.say('understanding.details.expiresFrom', { from: first })
      : texts.say('understanding.details.expiresBetween', { from: first, until });
  return [...named, when];
}
