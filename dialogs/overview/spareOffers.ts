import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Choice } from '../prompts/choice.js';
import type { Press } from '../prompts/turnInput.js';
import type { UsageOfReservation } from './usageOfReservation.js';

/** What is offered for the units that the last week did not need, with the task that it leads to. */
const TASK_OF = { refundSpare: 'refund', exchangeSpare: 'exchange' } as const;
type SpareOffer = keyof typeof TASK_OF;
const SPARE_OFFERS = Object.keys(TASK_OF) as SpareOffer[];

/** A press of such an offer. */
export type SparePress = Press & { readonly action: SpareOffer };

/** The task for the spare units, or why there is none. */
export type SpareReading =
  | { readonly task: (typeof TASK_OF)[SpareOffer]; readonly quantity: number }
  | { readonly why: TextKey };

/**
 * Those that can be had have buttons; the words of the others are answered all the same. No numbers: the buttons of the
 * other tasks keep theirs, whether there is such an offer or not.
 */
export function spareChoices(texts: Texts, usage: UsageOfReservation): { drawn: Choice[]; all: Choice[] } {
  const all = SPARE_OFFERS.map((action) => spareChoice(texts, action, usage));
  return { drawn: all.filter(({ item }) => item !== '0'), all };
}

export function isSparePress(press: Press): press is SparePress {
  return Object.hasOwn(TASK_OF, press.action);
}

/** The units that the button named, as long as they are still spare. */
export function readSpare({ action, item }: SparePress, usage: UsageOfReservation): SpareReading {
  const quantity = unitsFor(action, usage);
  if (quantity === 0) return { why: whyNone(action, usage) };
  return String(quantity) === item ? { task: TASK_OF[action], quantity } : { why: 'usage.spareGone' };
}

function spareChoice(texts: Texts, action: SpareOffer, usage: UsageOfReservation): Choice {
  const quantity = unitsFor(action, usage);
  const title = texts.say(`usage.${action}`, { count: quantity });
  return { action, item: String(quantity), title, also: texts.say(`usage.words.${action}`).split('|') };
}

function unitsFor(action: SpareOffer, { refundable, exchangeable }: UsageOfReservation): number {
  return action === 'refundSpare' ? refundable : exchangeable;
}

function whyNone(action: SpareOffer, { model, spare }: UsageOfReservation): TextKey {
  if (model.spare === undefined) return 'usage.noneSpare';
  return spare === 0 ? 'usage.allGivenBack' : `usage.notPossible.${action}`;
}
