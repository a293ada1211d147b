import assert from 'node:assert/strict';
import { overviewCard } from '../../../cards/overview/overviewCard.js';
import { overviewView } from '../../../cards/overview/overviewView.js';
import { utilizationBars } from '../../../cards/overview/utilizationBars.js';
import { RESERVATION_STATES } from '../../../services/model.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const BUTTONS = [{ title: '1. Done', data: { action: 'done', step: 's' }, style: 'default' as const }];
const [english] = allTexts;

describe('overviewCard', () => {
  for (const texts of allTexts) {
    for (const state of RESERVATION_STATES) {
      it(`should be drawable for the state ${state} in ${texts.language}`, () => {
        const model = {
          customer: aCustomer(),
          reservation: aReservation({ state, utilization: { last7Days: 0, last30Days: 100 } }),
          state,
          daysLeft: 12,
          expiresSoon: state === 'Succeeded',
        };
        assertDrawable(overviewCard(overviewView(texts, model, BUTTONS)));
      });
    }
  }

  for (const about of ['displayName', 'sku', 'resourceType', 'region', 'id', 'orderId'] as const) {
    it(`should show a hostile ${about} as it is`, () => {
      const reservation = aReservation({ [about]: HOSTILE_NAME });
      const state = { state: reservation.state, daysLeft: 12, expiresSoon: true };
      const card = overviewCard(
        overviewView(english!, { customer: aCustomer(), reservation, ...state }, BUTTONS),
      );
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }

  it('should show hostile names of a customer and a scope as they are', () => {
    const reservation = aReservation({ appliedScope: { type: 'Single', displayName: HOSTILE_NAME } });
    const state = { state: reservation.state, daysLeft: 12, expiresSoon: true };
    for (const customer of [aCustomer(), aCustomer({ name: HOSTILE_NAME })]) {
      const card = overviewCard(overviewView(english!, { customer, reservation, ...state }, BUTTONS));
      assertDrawable(card);
      assertShownAsTyped(card);
    }
  });
});

describe('utilizationBars', () => {
  for (const { percent, bar } of [
    { percent: 0, bar: [{ weight: 100, style: 'emphasis' }] },
    { percent: 0.4, bar: [{ weight: 100, style: 'emphasis' }] },
    {
      percent: 49.9,
      bar: [
        { weight: 50, style: 'attention' },
        { weight: 50, style: 'emphasis' },
      ],
    },
    {
      percent: 50,
      bar: [
        { weight: 50, style: 'warning' },
        { weight: 50, style: 'emphasis' },
      ],
    },
    {
      percent: 80,
      bar: [
        { weight: 80, style: 'good' },
        { weight: 20, style: 'emphasis' },
      ],
    },
    { percent: 100, bar: [{ weight: 100, style: 'good' }] },
    { percent: 140, bar: [{ weight: 100, style: 'good' }] },
    { percent: undefined, bar: [] },
  ]) {
    it(`should draw ${percent} percent`, () => {
      const [lastDay] = utilizationBars(english!, { last1Day: percent });
      assert.deepEqual(lastDay?.bar, bar);
    });
  }
});
