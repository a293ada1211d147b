import assert from 'node:assert/strict';
import { overviewCard } from '../../../cards/overview/overviewCard.js';
import { overviewView } from '../../../cards/overview/overviewView.js';
import { utilizationBars } from '../../../cards/overview/utilizationBars.js';
import { RESERVATION_STATES } from '../../../services/model.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const DONE = { title: '1. Done', data: { action: 'done', step: 's' }, style: 'default' as const };
const BUTTONS = { offers: [DONE], rows: [{ buttons: [DONE] }] };
const NO_USE = { isOutOfDate: false };
const [english] = allTexts;

describe('overviewCard', () => {
  for (const texts of allTexts) {
    for (const state of RESERVATION_STATES) {
      it(`should be drawable for the state ${state} in ${texts.language}`, () => {
        const model = {
          customer: aCustomer(),
          reservation: aReservation({ state, utilization: { last7Days: 0, last30Days: 100 } }),
          scope: { type: 'Shared' as const },
          state,
          daysLeft: 12,
          expiresSoon: state === 'Succeeded',
          usage: NO_USE,
        };
        assertDrawable(overviewCard(overviewView(texts, model, BUTTONS)));
      });
    }
  }

  for (const about of ['displayName', 'sku', 'resourceType', 'region', 'id', 'orderId'] as const) {
    it(`should show a hostile ${about} as it is`, () => {
      const reservation = aReservation({ [about]: HOSTILE_NAME });
      const state = {
        scope: reservation.appliedScope,
        state: reservation.state,
        daysLeft: 12,
        expiresSoon: true,
        usage: NO_USE,
      };
      const card = overviewCard(
        overviewView(english!, { customer: aCustomer(), reservation, ...state }, BUTTONS),
      );
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }

  it('should show hostile names of a customer and a scope as they are', () => {
    const reservation = aReservation({ appliedScope: { type: 'Single', displayName: HOSTILE_NAME } });
    const state = {
      scope: reservation.appliedScope,
      state: reservation.state,
      daysLeft: 12,
      expiresSoon: true,
      usage: NO_USE,
    };
    for (const customer of [aCustomer(), aCustomer({ name: HOSTILE_NAME })]) {
      const card = overviewCard(overviewView(english!, { customer, reservation, ...state }, BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
    }
  });
});

describe('utilizationBars', () => {
  it('should draw bars that a screen reader passes over, beside their figures', () => {
    const [lastDay] = utilizationBars(english!, { last1Day: 34 });
    assert.equal(lastDay!.value, '34%');
    assert.equal(lastDay!.bar.map(({ spaces }) => spaces.trim()).join(''), '');
  });

  for (const { percent, bar } of [
    { percent: 0, bar: ['Default 20 left'] },
    { percent: 0.4, bar: ['Attention 1', 'Default 19 left'] },
    { percent: 3, bar: ['Attention 1', 'Default 19 left'] },
    { percent: 34, bar: ['Attention 7', 'Default 13 left'] },
    { percent: 50, bar: ['Warning 10', 'Default 10 left'] },
    { percent: 80, bar: ['Good 16', 'Default 4 left'] },
    { percent: 99.6, bar: ['Good 19', 'Default 1 left'] },
    { percent: 100, bar: ['Good 20'] },
    { percent: 140, bar: ['Good 20'] },
    { percent: undefined, bar: [] },
  ]) {
    it(`should draw ${percent} percent`, () => {
      const [lastDay] = utilizationBars(english!, { last1Day: percent });
      const drawn = lastDay!.bar.map(
        ({ color, spaces, isRest }) => `${color} ${spaces.length}${isRest ? ' left' : ''}`,
      );
      assert.deepEqual(drawn, bar);
    });
  }
});
