import assert from 'node:assert/strict';
import type { FoundReservation } from '../../../services/model.js';
import { isExchangeableWith } from '../../../services/quotes/exchangeableWith.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { reservation } from '../local/deskFixture.js';

const AT = new Date('2026-06-15T10:00:00.000Z');
const FIRST: FoundReservation = { ...reservation(), utilization: {} };
const EUROS = { commitment: { amountMinor: 1, currency: 'EUR' } } as const;
const DOLLARS = { commitment: { amountMinor: 1, currency: 'USD' } } as const;
const UNKNOWN = { commitment: undefined, pricingCommitment: undefined } as const;

describe('isExchangeableWith', () => {
  const cases: readonly [what: string, changes: Partial<FoundReservation>, is: boolean][] = [
    ['another of the type', { id: 'r-2' }, true],
    ['one of a type of its group', { resourceType: 'DedicatedHost' }, true],
    ['one of another type', { resourceType: 'SqlDatabases' }, false],
    ['one that nobody exchanges', { resourceType: 'RedHat' }, false],
    ['one that is over', { state: 'Expired' }, false],
    ['one in the same currency', EUROS, true],
    ['one in another currency', DOLLARS, false],
    ['one whose currency is not known', UNKNOWN, true],
  ];
  for (const [what, changes, is] of cases) {
    it(`should ${is ? 'be so' : 'not be so'} for ${what}`, () => {
      assert.equal(isExchangeableWith({ ...FIRST, ...changes }, FIRST, CSP_2018, AT), is);
    });
  }

  it('should leave currencies to the quote where neither is known', () => {
    const first = { ...FIRST, ...UNKNOWN };
    assert.equal(isExchangeableWith({ ...first, id: 'r-2' }, first, CSP_2018, AT), true);
  });
});
