import type { Texts } from '../../services/localization/texts.js';
import type { RefundableUnits } from '../../services/quotes/refundOutlook.js';

/**
 * The most that can be asked for. Where open requests already ask back every unit, one can be named all the same: the
 * quote then says what stands in the way.
 */
export function maxOf({ available }: RefundableUnits): number {
  return Math.max(1, available);
}

/** A number in the middle of the range, to show what can be typed. */
export function exampleFor(units: RefundableUnits): number {
  return Math.ceil(maxOf(units) / 2);
}

/** Why `quantity` cannot be asked for, and what can be typed instead. @param quantity absent for what is none */
export function quantityRefusal(texts: Texts, units: RefundableUnits, quantity?: number): string {
  const { reserved, withinLimit } = units;
  const max = maxOf(units);
  const range = { max: texts.number(max), example: texts.number(exampleFor(units)) };
  if (quantity === 0 && withinLimit === 0) return texts.say('quote.quantity.noneFits', range);
  if (quantity === undefined || quantity <= max) return texts.say('quote.quantity.refused', range);
  return texts.say(max < reserved ? 'quote.quantity.tooManyLeft' : 'quote.quantity.tooMany', range);
}
