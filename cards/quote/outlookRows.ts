import type { Texts } from '../../services/localization/texts.js';
import type { RefundOutlook } from '../../services/quotes/refundOutlook.js';
import { barOf } from '../bar.js';
import type { OutlookRow } from './quoteCard.js';

/** What the same return would bring today and later, each refund as a bar beside the largest of them. */
export function outlookRows(texts: Texts, outlook: readonly RefundOutlook[]): OutlookRow[] {
  const largest = Math.max(1, ...outlook.map(({ refund }) => refund.amountMinor));
  return outlook.map((day) => ({
    when:
      day.months === 0
        ? texts.say('quote.outlook.today')
        : texts.say('quote.outlook.later', { count: day.months }),
    date: texts.date(day.date),
    amount: texts.money(day.refund),
    bar: barOf((day.refund.amountMinor * 100) / largest, day.passes ? 'Good' : 'Attention'),
    mark: day.passes ? '' : obstacleOf(texts, day),
  }));
}

function obstacleOf(texts: Texts, { counted, free }: RefundOutlook): string {
  return counted.amountMinor > free.amountMinor
    ? texts.say('quote.outlook.overLimit', { free: texts.money(free) })
    : texts.say('quote.outlook.notPossible');
}
