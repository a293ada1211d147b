import assert from 'node:assert/strict';
import { outlookRows } from '../../../cards/quote/outlookRows.js';
import type { OutlookRow } from '../../../cards/quote/quoteCard.js';
import { plainSpaces } from '../../dialogs/shownCard.js';
import { textsIn } from '../cardChecks.js';
import { anOutlook } from './anOutlook.js';

const english = textsIn('en');
const french = textsIn('fr');

function barOf({ bar }: OutlookRow): string {
  return bar.map(({ color, spaces, isRest }) => (isRest ? 'rest' : `${color} ${spaces.length}`)).join(', ');
}

describe('outlookRows', () => {
  it('should draw each refund beside the largest one', () => {
    const rows = outlookRows(english, [
      anOutlook({ months: 0, refundMinor: 80_000 }),
      anOutlook({ months: 1, refundMinor: 100_000 }),
      anOutlook({ months: 3, refundMinor: 50_000 }),
      anOutlook({ months: 6, refundMinor: 0 }),
    ]);
    assert.deepEqual(rows.map(barOf), ['Good 16, rest', 'Good 20', 'Good 10, rest', 'rest']);
    assert.deepEqual(
      rows.map(({ when, amount, mark }) => [when, amount, mark]),
      [
        ['Today', '$800.00', ''],
        ['In 1 month', '$1,000.00', ''],
        ['In 3 months', '$500.00', ''],
        ['In 6 months', '$0.00', ''],
      ],
    );
  });

  it('should mark a day whose refund is above the limit, and one on which none is possible', () => {
    const free = { amountMinor: 1_000, currency: 'USD' };
    const days = [
      anOutlook({ months: 1, refundMinor: 50_000, free, passes: false }),
      anOutlook({ months: 6, refundMinor: 0, passes: false }),
    ];
    const rows = outlookRows(french, days);
    assert.deepEqual(rows.map(barOf), ['Attention 20', 'rest']);
    assert.deepEqual(
      rows.map(({ mark }) => plainSpaces(mark)),
      ['Au-delà du plafond : 10,00 $US disponibles', 'Pas possible ce jour-là'],
    );
  });

  it('should draw no bar where nothing comes back on any day', () => {
    assert.deepEqual(outlookRows(english, [anOutlook({ months: 0, refundMinor: 0 })]).map(barOf), ['rest']);
    assert.deepEqual(outlookRows(english, []), []);
  });
});
