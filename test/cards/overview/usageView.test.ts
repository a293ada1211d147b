import assert from 'node:assert/strict';
import { overviewCard } from '../../../cards/overview/overviewCard.js';
import { overviewView } from '../../../cards/overview/overviewView.js';
import { usageScale, usageWeeks } from '../../../cards/overview/usageChart.js';
import type { UsageModel } from '../../../cards/overview/usageView.js';
import { type UsageReport, usageReport } from '../../../services/usage/usageReport.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { allTexts, assertDrawable } from '../cardChecks.js';

/** What a message to Teams may hold, with room for what is around the card. */
const MAX_CARD_BYTES = 20_000;

const SHARED = { type: 'Shared' } as const;

const OFFER = {
  title: 'Refund the 6 spare units',
  data: { action: 'refundSpare', step: 's', item: '6' },
  style: 'default' as const,
};
const [english] = allTexts;

/** @param percents the newest first */
function reportOf(percents: readonly number[]): UsageReport {
  const report = usageReport(aReservation(), { lastDay: '2026-11-21', percents }, '2026-11-22');
  assert.ok(report);
  return report;
}

function columnsOf(percents: readonly number[]): string[] {
  const runs = usageWeeks(english!, reportOf(percents)).flatMap((week) => week.runs);
  return runs.map(({ columns, color }) => `${color} ${columns.replaceAll('\u202F', '')}`);
}

describe('usageWeeks', () => {
  for (const { percent, column } of [
    { percent: 0, column: 'Attention ▁' },
    { percent: 0.1, column: 'Attention ▂' },
    { percent: 20, column: 'Attention ▂' },
    { percent: 20.1, column: 'Attention ▃' },
    { percent: 49.9, column: 'Attention ▅' },
    { percent: 50, column: 'Warning ▅' },
    { percent: 79.9, column: 'Warning ▆' },
    { percent: 80, column: 'Good ▆' },
    { percent: 100, column: 'Good ▇' },
  ]) {
    it(`should draw ${percent} percent as ${column}`, () => {
      assert.deepEqual(columnsOf([percent]), [column]);
    });
  }

  it('should draw the oldest day first and days of one colour together', () => {
    assert.deepEqual(columnsOf([0, 10, 90, 100, 60]), ['Warning ▅', 'Good ▇▇', 'Attention ▂▁']);
  });

  it('should begin each week on a row of its own, with its dates and its average', () => {
    const weeks = usageWeeks(english!, reportOf([...Array(7).fill(90), 30, 40]));
    assert.deepEqual(
      weeks.map(({ dates, average }) => `${dates.replaceAll(/\s/g, ' ')} ${average}`),
      ['Nov 13 – 14 35%', 'Nov 15 – 21 90%'],
    );
  });
});

describe('usageScale', () => {
  it('should name every column', () => {
    const scale = usageScale(english!).map(({ text }) => text.replaceAll(/\s/g, ''));
    assert.equal(scale.join(' '), '▁ 0% ▂ 20% ▃ 40% ▅ 60% ▆ 80% ▇ 100%');
  });
});

describe('overviewCard on use', () => {
  const spare = { needed: 4, quantity: 10, pending: 2 };
  const models: Record<string, UsageModel> = {
    'no use on record': { isOutOfDate: false },
    'a single day': { report: reportOf([50]), isOutOfDate: false },
    'a reservation that was never used': { report: reportOf(Array(30).fill(0)), isOutOfDate: true, spare },
    'a month of ups and downs': {
      report: reportOf(Array.from({ length: 30 }, (_, day) => (day * 37) % 101)),
      isOutOfDate: true,
      spare,
    },
  };

  for (const texts of allTexts) {
    for (const [about, usage] of Object.entries(models)) {
      it(`should be drawable and small for ${about} in ${texts.language}`, () => {
        const standing = { scope: SHARED, state: 'Succeeded', daysLeft: 12, expiresSoon: true } as const;
        const model = { customer: aCustomer(), reservation: aReservation(), ...standing, usage };
        const buttons = { offers: [OFFER], rows: [{ buttons: [OFFER] }] };
        const card = overviewCard(overviewView(texts, model, buttons));
        assertDrawable(card);
        assert.ok(Buffer.byteLength(JSON.stringify(card.content)) < MAX_CARD_BYTES);
      });
    }
  }
});
