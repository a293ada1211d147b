import assert from 'node:assert/strict';
import { customerDocument } from '../../../services/local/deskDocuments.js';
import { customer, reservation } from './deskFixture.js';

function fits(changes: Record<string, unknown>): boolean {
  const document = customer('contoso', 'Contoso Ltd', 'partner-1', [{ ...reservation(), ...changes }]);
  return customerDocument.safeParse(document).success;
}

describe('customerDocument', () => {
  it('should take a reservation as the desk writes it', () => {
    assert.equal(fits({}), true);
    assert.equal(fits({ benefitStart: '2024-02-29', expiryDate: '2025-02-28' }), true);
    assert.equal(fits({ commitment: { amountMinor: 0, currency: 'JPY' } }), true);
  });

  for (const [what, changes] of [
    ['a day that no calendar has', { benefitStart: '2026-02-29' }],
    ['a month that no calendar has', { expiryDate: '2027-13-01' }],
    ['a commitment below nothing', { commitment: { amountMinor: -1, currency: 'EUR' } }],
    ['a fraction of a minor unit', { commitment: { amountMinor: 0.5, currency: 'EUR' } }],
    [
      'a pricing amount in another currency, which the limit would count as dollars',
      { pricingCommitment: { amountMinor: 100, currency: 'EUR' } },
    ],
    ['no unit', { quantity: 0 }],
  ] as const) {
    it(`should take ${what} for damage`, () => {
      assert.equal(fits(changes), false);
    });
  }
});
