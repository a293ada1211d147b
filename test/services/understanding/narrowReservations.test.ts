import assert from 'node:assert/strict';
import { narrowReservations } from '../../../services/understanding/narrowReservations.js';
import type { ReservationFilter } from '../../../services/understanding/reservationNames.js';
import { aReservation } from '../../dialogs/deskFakes.js';

const A = aReservation({ id: 'a', sku: 'A1', region: 'uksouth' });
const B = aReservation({ id: 'b', sku: 'B1', region: 'uksouth' });
const PAST = aReservation({ id: 'past', sku: 'A1', region: 'westus', state: 'Expired' });
const ALL = [A, B, PAST];

const inRegion = (region: string, weight = 3): ReservationFilter => ({
  weight,
  fits: (one) => one.region === region,
});
const ofSku = (sku: string, weight = 7): ReservationFilter => ({ weight, fits: (one) => one.sku === sku });

function narrowed(filters: readonly ReservationFilter[]): [ids: string[], fitsAll: boolean] {
  const { reservations, fitsAll } = narrowReservations(ALL, filters);
  return [reservations.map(({ id }) => id), fitsAll];
}

describe('narrowReservations', () => {
  it('should find those that fit everything', () => {
    assert.deepEqual(narrowed([inRegion('uksouth')]), [['a', 'b'], true]);
    assert.deepEqual(narrowed([inRegion('uksouth'), ofSku('B1')]), [['b'], true]);
  });

  it('should find nothing where nothing is said or nothing fits', () => {
    assert.deepEqual(narrowed([]), [[], false]);
    assert.deepEqual(narrowed([ofSku('C1')]), [[], false]);
    assert.deepEqual(narrowReservations([], [ofSku('A1')]).reservations, []);
  });

  it('should prefer those that run, and find past ones where none does', () => {
    assert.deepEqual(narrowed([ofSku('A1')]), [['a'], true]);
    assert.deepEqual(narrowed([inRegion('westus')]), [['past'], true]);
  });

  it('should put the others behind one that fits only the most telling part', () => {
    assert.deepEqual(narrowed([ofSku('B1'), inRegion('westus')]), [['b', 'a', 'past'], false]);
  });

  it('should not call a single one clear that fits only a part', () => {
    assert.deepEqual(narrowReservations([A], [ofSku('A1'), inRegion('westus')]).reservations, []);
  });
});
