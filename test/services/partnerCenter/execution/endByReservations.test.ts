import assert from 'node:assert/strict';
import type { ListedReservation } from '../../../../services/model.js';
import { endByReservations } from '../../../../services/partnerCenter/execution/endByReservations.js';
import { quoteExchange } from '../../../../services/quotes/exchange.js';
import { quoteRefund } from '../../../../services/quotes/refund.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { purchase, reservation } from '../../local/deskFixture.js';

const ON = '2026-06-15';
const AT = new Date('2026-06-15T10:00:00.000Z');
const WHOLE = { ...reservation(), utilization: {} };
const OFFER = {
  ...purchase(5),
  resourceType: 'VirtualMachines',
  unitCommitment: { amountMinor: 99_876, currency: 'EUR' },
};
/** Ten units, four of which are given back. */
const refund = quoteRefund(WHOLE, 4, { policy: CSP_2018, at: AT, pool: [], pendingQuantity: 0 });
const exchange = quoteExchange(
  [{ reservation: WHOLE, quantity: 4, pendingQuantity: 0 }],
  [{ offer: OFFER, quantity: 5 }],
  { policy: CSP_2018, at: AT, customerId: 'contoso' },
);

const web = (changes: Partial<ListedReservation> = {}): ListedReservation => ({ ...WHOLE, ...changes });
const bought = (changes: Partial<ListedReservation> = {}) =>
  web({ id: 'r-new', orderId: 'o-new', quantity: 5, benefitStart: ON, ...changes });
const other = web({ id: 'r-other', orderId: 'o-other' });

describe('endByReservations', () => {
  for (const [end, name, reservations] of [
    ['untouched', 'as it was', [web()]],
    ['done', 'with those units less', [web({ quantity: 6 })]],
    ['done', 'with more units less', [web({ quantity: 3 })]],
    ['done', 'cancelled', [web({ state: 'Cancelled' })]],
    [
      'done',
      'cancelled, the rest of it a new one',
      [web({ state: 'Cancelled' }), web({ id: 'r-2', quantity: 6 })],
    ],
    ['unclear', 'not among those that can be read', [other]],
    ['unclear', 'with too few units less', [web({ quantity: 8 })]],
    ['unclear', 'being processed', [web({ state: 'Processing' })]],
    ['unclear', 'expired meanwhile', [web({ state: 'Expired' })]],
  ] as const) {
    it(`should take a return for ${end} by a reservation that is ${name}`, () => {
      assert.equal(endByReservations({ refund }, ON, { listed: reservations, replaced: [] }), end);
    });
  }

  it('should take a return for done by what is left of a reservation that was split', () => {
    const replaced = ['r-web'];
    const left = (...quantities: readonly number[]) =>
      quantities.map((quantity, index) => web({ id: `r-part-${index}`, quantity }));
    const endWith = (listed: readonly ListedReservation[]) =>
      endByReservations({ refund }, ON, { listed: [...listed, other], replaced });
    assert.equal(endWith(left(6)), 'done');
    assert.equal(endWith(left(2, 4)), 'done');
    assert.equal(endWith(left(6, 4)), 'unclear');
    assert.equal(endWith([]), 'unclear');
  });

  for (const [end, name, reservations] of [
    ['untouched', 'nothing has changed', [web(), other]],
    ['done', 'units are gone and others there', [web({ quantity: 6 }), bought()]],
    [
      'done',
      'units are gone and others being processed',
      [web({ quantity: 6 }), bought({ state: 'Processing' })],
    ],
    [
      'done',
      'the names are written otherwise',
      [web({ quantity: 6 }), bought({ sku: 'standard_d4s_V5', region: 'WestEurope' })],
    ],
    ['unclear', 'units are gone and none bought', [web({ quantity: 6 }), other]],
    [
      'unclear',
      'units are gone and those bought earlier',
      [web({ quantity: 6 }), bought({ benefitStart: '2026-06-14' })],
    ],
    ['unclear', 'units are gone and others bought', [web({ quantity: 6 }), bought({ quantity: 4 })]],
    [
      'unclear',
      'units are gone and the purchase has failed',
      [web({ quantity: 6 }), bought({ state: 'Cancelled' })],
    ],
    ['unclear', 'units are bought and none gone', [web(), bought()]],
  ] as const) {
    it(`should take an exchange for ${end} where ${name}`, () => {
      assert.equal(endByReservations({ exchange }, ON, { listed: reservations, replaced: [] }), end);
    });
  }

  it('should not know of an exchange of which one return is gone and the other is not', () => {
    const returns = [
      ...exchange.returns,
      { ...exchange.returns[0]!, reservationId: 'r-other', orderId: 'o-other' },
    ];
    const terms = { exchange: { ...exchange, returns } };
    assert.equal(
      endByReservations(terms, ON, { listed: [web({ quantity: 6 }), other, bought()], replaced: [] }),
      'unclear',
    );
  });

  it('should not take one reservation for two purchases that are alike', () => {
    const [line] = exchange.purchases;
    const twice = { exchange: { ...exchange, purchases: [line!, line!] } };
    const endWith = (...more: readonly ListedReservation[]) =>
      endByReservations(twice, ON, { listed: [web({ quantity: 6 }), ...more], replaced: [] });
    assert.equal(endWith(bought()), 'unclear');
    assert.equal(endWith(bought(), bought({ id: 'r-new-2' })), 'done');
  });

  it('should know nothing of what asks for nothing', () => {
    assert.equal(endByReservations({}, ON, { listed: [web()], replaced: [] }), 'unclear');
  });
});
