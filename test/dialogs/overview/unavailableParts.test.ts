import assert from 'node:assert/strict';
import { overviewCard } from '../../../cards/overview/overviewCard.js';
import { overviewView } from '../../../cards/overview/overviewView.js';
import { type UsagePorts, usageOfReservation } from '../../../dialogs/overview/usageOfReservation.js';
import { type DeskError, RefusedError, UnreachableError } from '../../../services/errors.js';
import type { FoundReservation } from '../../../services/model.js';
import { allTexts, assertDrawable } from '../../cards/cardChecks.js';
import { aCustomer, aReservation } from '../deskFakes.js';
import { plainSpaces, ShownCard } from '../shownCard.js';
import { POOR } from './overviewChat.js';

const NOW = new Date('2026-11-22T09:00:00.000Z');
const DOWN = new UnreachableError('ServiceUnavailable', 'down');
const CALLER = { userId: 'u', partnerId: 'p', roles: [] };
const DAILY = { lastDay: '2026-11-21', percents: POOR };

interface Faults {
  readonly usage?: DeskError;
  readonly units?: DeskError;
}

function portsWith({ usage, units }: Faults): UsagePorts {
  const quotes = {
    refundableUnits: async () => {
      if (units) throw units;
      return { reserved: 10, available: 9, withinLimit: 9 };
    },
    canRefund: () => true,
    canExchange: () => true,
  };
  return {
    usage: {
      daily: async () => {
        if (usage) throw usage;
        return DAILY;
      },
    },
    quotes: quotes as unknown as UsagePorts['quotes'],
  };
}

const usageWith = (faults: Faults, reservation: FoundReservation = aReservation({ quantity: 10 })) =>
  usageOfReservation(portsWith(faults), CALLER, reservation, NOW);

describe('parts of an overview that are not available', () => {
  it('should leave the use out while it cannot be had, and spare units with it', async () => {
    const { model, spare } = await usageWith({ usage: DOWN });
    assert.deepEqual(
      [model.report, model.isUnavailable, model.spare, spare],
      [undefined, true, undefined, 0],
    );
  });

  it('should show the use without spare units while those cannot be told', async () => {
    const whole = await usageWith({});
    assert.ok(whole.spare > 0);
    const { model, spare, refundable } = await usageWith({ units: DOWN });
    assert.deepEqual(model, { ...whole.model, spare: undefined });
    assert.deepEqual([spare, refundable], [0, 0]);
  });

  for (const part of ['usage', 'units'] as const) {
    it(`should not hide a refusal behind what is missing: ${part}`, async () => {
      const gone = new RefusedError('ReservationNotFound', 'gone');
      await assert.rejects(usageWith({ [part]: gone }), gone);
    });
  }

  for (const texts of allTexts) {
    it(`should be named on the card in ${texts.language}`, async () => {
      const { commitment: _c, pricingCommitment: _p, ...listed } = aReservation({ quantity: 10 });
      const reservation: FoundReservation = { ...listed, unavailable: ['commitment', 'utilization'] };
      const usage = (await usageWith({ usage: DOWN }, reservation)).model;
      const card = overviewCard(
        overviewView(
          texts,
          {
            customer: aCustomer(),
            reservation,
            scope: reservation.appliedScope,
            state: reservation.state,
            daysLeft: 12,
            expiresSoon: false,
            usage,
          },
          { offers: [], rows: [] },
        ),
      );
      assertDrawable(card);
      const text = plainSpaces(ShownCard.of(card).text);
      for (const part of ['usageUnavailable', 'commitmentUnavailable'] as const) {
        assert.ok(text.includes(plainSpaces(texts.say(`service.${part}`))), `${part} in:\n${text}`);
      }
      assert.doesNotMatch(text, /undefined|NaN|service\./);
    });
  }

  it('should show the use without what it cost while the commitment cannot be had', async () => {
    const { commitment: _c, pricingCommitment: _p, ...listed } = aReservation({ quantity: 10 });
    const { model } = await usageWith({}, { ...listed, unavailable: ['commitment'] });
    assert.equal(model.report?.cost, undefined);
    assert.ok(model.report?.lastWeek);
  });
});
