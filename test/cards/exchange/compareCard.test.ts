import assert from 'node:assert/strict';
import { compareCard } from '../../../cards/exchange/compareCard.js';
import { type CompareModel, compareView } from '../../../cards/exchange/compareView.js';
import type { Texts } from '../../../services/localization/texts.js';
import type { Reservation } from '../../../services/model.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import { aCustomer, aReservation } from '../../dialogs/deskFakes.js';
import { plainSpaces, ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';
import { anExchangeQuote, aPurchase, aReturn, REFUSALS } from './exchangeFixtures.js';

const BUTTONS = [{ title: '1. Exchange', data: { action: 'next', step: 's' }, style: 'positive' as const }];
const [english] = allTexts;

/** Two of four units: paid 2,000.00, of which 1,123.29 are used up. */
function aRefund(changes: Partial<Reservation> = {}, policyId = 'csp-2018') {
  const policy = loadPolicies().get(policyId)!;
  const at = new Date('2026-11-22T09:00:00.000Z');
  return quoteRefund(aReservation(changes), 2, { policy, at, pool: [], pendingQuantity: 0 });
}

function draw(texts: Texts, changes: Partial<CompareModel> = {}) {
  const model = { customer: aCustomer(), refunds: [aRefund()], exchange: anExchangeQuote() };
  const card = compareCard(compareView(texts, { ...model, hasDemoPrices: true, ...changes }, BUTTONS));
  assertDrawable(card);
  return card;
}

function rowsOf(changes: Partial<CompareModel>): Record<string, string> {
  const { text } = ShownCard.of(draw(english!, changes));
  const labels = [
    'Paid and not used up',
    'Early termination fee',
    'Bought',
    'Taken from the refund limit',
    'Commitment afterwards',
    'New expiry date',
    'In the end',
  ];
  return Object.fromEntries(
    labels.map((label) => {
      const [, after = ''] = text.split(`\n${label}\n`);
      return [label, after.split('\n').slice(0, 2).join(' | ')];
    }),
  );
}

describe('compareCard', () => {
  for (const texts of allTexts) {
    it(`should be drawable in ${texts.language}`, () => {
      const { text } = ShownCard.of(draw(texts));
      assert.doesNotMatch(text, /NaN|undefined|exchange\.|\{\{/);
      assert.ok(text.includes(plainSpaces(texts.say('exchange.demoPrices'))));
    });

    it(`should say which way is not possible and why in ${texts.language}`, () => {
      const refunds = [aRefund({ state: 'Processing' })];
      const exchange = anExchangeQuote({ refusals: [REFUSALS.CommitmentTooSmall] });
      const { text } = ShownCard.of(draw(texts, { refunds, exchange }));
      const refused = plainSpaces(texts.say('exchange.compare.refused'));
      assert.equal(
        text.split('\n').filter((line) => line.includes(refused) && line.length < refused.length + 4).length,
        2,
        text,
      );
      assert.ok(text.includes(plainSpaces(texts.say('quote.refusal.Processing'))));
    });
  }

  it('should set a refund and an exchange side by side', () => {
    assert.deepEqual(rowsOf({}), {
      'Paid and not used up': '$876.71 | €2,699.29',
      'Early termination fee': '-$105.21 | None',
      Bought: 'Nothing | 1 × Standard_D8s_v5',
      'Taken from the refund limit': '$771.50 | Nothing',
      'Commitment afterwards': 'None for these units | €4,345.20',
      'New expiry date': 'These units end today | November 22, 2029',
      'In the end': '$771.50 to receive | €1,645.91 to pay',
    });
  });

  it('should add up several refunds', () => {
    const rows = rowsOf({
      refunds: [aRefund(), aRefund()],
      exchange: anExchangeQuote({ returns: [aReturn(), aReturn()] }),
    });
    assert.match(rows['In the end']!, /^\$1,543\.00 to receive/);
    assert.match(rows['Taken from the refund limit']!, /^\$1,543\.00 /);
  });

  it('should name no figures of refunds of which one is refused, and name that one', () => {
    const changes = {
      refunds: [aRefund(), aRefund({ state: 'Cancelled' })],
      exchange: anExchangeQuote({ returns: [aReturn(), aReturn({ displayName: 'VM-Test' })] }),
    };
    const rows = rowsOf(changes);
    assert.match(rows['Paid and not used up']!, /^– \| €/);
    assert.match(rows['In the end']!, /^– \| /);
    assert.match(
      ShownCard.of(draw(english!, changes)).text,
      /\nRefund: VM-Test: This reservation has already/,
    );
  });

  it('should name no figures of an exchange of which a line is refused', () => {
    const exchange = anExchangeQuote({ refusals: [REFUSALS.NotExchangeable] });
    const rows = rowsOf({ exchange });
    assert.match(rows['Paid and not used up']!, /\| –$/);
    assert.match(rows['In the end']!, /\| –$/);
  });

  it('should say that there is no fee where the policy takes none', () => {
    assert.equal(rowsOf({ refunds: [aRefund({}, 'azure-2022')] })['Early termination fee'], 'None | None');
  });

  it('should be drawable before anything is bought', () => {
    const exchange = anExchangeQuote({ purchases: [], refusals: [REFUSALS.NothingBought] });
    assert.equal(rowsOf({ exchange })['New expiry date'], 'These units end today | –');
  });

  for (const { about, changes } of [
    { about: 'customer', changes: { customer: aCustomer({ name: HOSTILE_NAME }) } },
    {
      about: 'reservation',
      changes: { exchange: anExchangeQuote({ returns: [aReturn({ displayName: HOSTILE_NAME })] }) },
    },
    {
      about: 'product',
      changes: { exchange: anExchangeQuote({ purchases: [aPurchase({ sku: HOSTILE_NAME })] }) },
    },
    {
      about: 'refused reservation',
      changes: {
        exchange: anExchangeQuote({
          returns: [aReturn({ displayName: HOSTILE_NAME })],
          refusals: [REFUSALS.Cancelled],
        }),
      },
    },
  ]) {
    it(`should show the hostile name of a ${about} as it is`, () => {
      assertShownAsTyped(draw(english!, changes));
    });
  }
});
