import assert from 'node:assert/strict';
import { type ListRow, listCard } from '../../../cards/list/listCard.js';
import {
  expiringRow,
  idsOf,
  itemOf,
  limitRow,
  requestRow,
  underusedRow,
} from '../../../dialogs/portfolio/portfolioRows.js';
import type { PickRow } from '../../../dialogs/prompts/listPrompt.js';
import type { PortfolioReservation } from '../../../services/portfolio.js';
import { dayOf } from '../../../services/quotes/days.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../../cards/cardChecks.js';
import { aReservation } from '../deskFakes.js';

const TODAY = dayOf('2026-11-22');
const [english] = allTexts;

function aLine(customerName: string, changes: Partial<PortfolioReservation> = {}): PortfolioReservation {
  return { customerId: 'contoso', customerName, reservation: aReservation(), usedPercent: 40, ...changes };
}

function usd(amount: number) {
  return { amountMinor: amount * 100, currency: 'USD' };
}

function aLimit(customerName: string, used: number) {
  return {
    customerId: 'contoso',
    customerName,
    limit: usd(50_000),
    used: usd(used),
    free: usd(50_000 - used),
  };
}

function drawn({ item, ...row }: PickRow) {
  const full: ListRow = {
    detail: '',
    detailColor: 'Default',
    ...row,
    data: { action: 'pick', step: 's', item },
  };
  return listCard({ title: 'List', text: '', rows: [full], buttons: [] });
}

describe('portfolio rows', () => {
  for (const texts of allTexts) {
    const request = {
      id: 'SR-000001',
      status: 'Open',
      createdBy: 'x',
      createdAt: '2026-11-22T08:00:00.000Z',
      about: 'refund',
    } as const;
    const rowsOf = (name: string) => ({
      expiring: expiringRow(texts, aLine(name), TODAY),
      underused: underusedRow(texts, aLine(name)),
      limit: limitRow(texts, aLimit(name, 45_000)),
      request: requestRow(texts, { customerId: 'contoso', customerName: name, request }, TODAY),
    });
    for (const kind of ['expiring', 'underused', 'limit', 'request'] as const) {
      it(`should show a customer of a hostile or long name in a line of kind ${kind} in ${texts.language}`, () => {
        for (const name of [HOSTILE_NAME, 'x'.repeat(200)]) {
          const card = drawn(rowsOf(name)[kind]);
          assertDrawable(card);
          assertShownAsTyped(card, name);
        }
      });
    }
  }

  it('should draw how much of the limit is used as a bar', () => {
    const { bar, detail } = limitRow(english!, aLimit('Contoso', 45_000));
    assert.deepEqual(
      bar?.map(({ spaces, color, isRest }) => [spaces.length, color, isRest]),
      [
        [18, 'Warning', false],
        [2, 'Default', true],
      ],
    );
    assert.equal(detail, '$5,000.00 left');
    assert.equal(limitRow(english!, aLimit('Contoso', 47_500)).detailColor, 'Attention');
  });

  for (const { expiryDate, detail, color } of [
    { expiryDate: '2026-11-23', detail: 'in 1 day', color: 'Attention' },
    { expiryDate: '2026-12-22', detail: 'in 30 days', color: 'Attention' },
    { expiryDate: '2026-12-23', detail: 'in 31 days', color: 'Warning' },
  ]) {
    it(`should show ${detail} in the colour ${color}`, () => {
      const line = aLine('Contoso', { reservation: aReservation({ expiryDate }) });
      const row = expiringRow(english!, line, TODAY);
      assert.deepEqual([row.detail, row.detailColor], [detail, color]);
    });
  }

  it('should find both ids of a line again, whatever the second one holds', () => {
    assert.deepEqual(idsOf(itemOf('contoso', 'a/b')), { customerId: 'contoso', id: 'a/b' });
  });
});
