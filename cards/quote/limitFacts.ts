import type { Texts } from '../../services/localization/texts.js';
import type { PoolAroundQuote, PoolRefill } from '../../services/quotes/refundQuote.js';
import type { LabelledValue } from './quoteFacts.js';

/** Refills that are listed one by one; what comes back after them is one sum. */
const REFILLS_SHOWN = 4;

/** The customer's refund limit around a refund, and how much of it is free on which later day. */
export function limitFacts(texts: Texts, pool: PoolAroundQuote): LabelledValue[] {
  const { limit, before, counted, after, refills } = pool;
  const isShort = after.amountMinor < 0;
  const around = [
    { label: texts.say('quote.limit.counted'), value: texts.money(counted) },
    isShort
      ? {
          label: texts.say('quote.limit.short'),
          value: texts.money({ ...after, amountMinor: -after.amountMinor }),
        }
      : { label: texts.say('quote.limit.after'), value: texts.money(after) },
  ];
  return [
    { label: texts.say('quote.limit.limit'), value: texts.money(limit) },
    { label: texts.say('quote.limit.before'), value: texts.money(before) },
    ...(counted.amountMinor === 0 ? [] : around),
    ...refills.slice(0, REFILLS_SHOWN).map((refill) => refillFact(texts, refill)),
    ...laterRefills(texts, refills.slice(REFILLS_SHOWN)),
  ];
}

function refillFact(texts: Texts, { date, amount, free }: PoolRefill): LabelledValue {
  const words = { date: texts.date(date), amount: texts.money(amount) };
  return free
    ? { label: texts.say('quote.limit.freeFrom', words), value: texts.money(free) }
    : { label: texts.say('quote.limit.refill', words), value: words.amount };
}

function laterRefills(texts: Texts, later: readonly PoolRefill[]): LabelledValue[] {
  const last = later.at(-1);
  if (!last) return [];
  const amountMinor = later.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  const amount = texts.money({ ...last.amount, amountMinor });
  return last.free
    ? [
        {
          label: texts.say('quote.limit.freeBy', { date: texts.date(last.date), amount }),
          value: texts.money(last.free),
        },
      ]
    : [{ label: texts.say('quote.limit.laterRefills'), value: amount }];
}
