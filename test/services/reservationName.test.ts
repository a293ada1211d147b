import assert from 'node:assert/strict';
import { isReservationName } from '../../services/reservationName.js';

describe('isReservationName', () => {
  for (const name of [
    'a',
    '7',
    'Web front end',
    'vm_prod-01',
    'Épreuves été',
    '翻訳 サーバー',
    'x'.repeat(64),
  ]) {
    it(`should take ${name}`, () => {
      assert.equal(isReservationName(name), true);
    });
  }

  for (const name of [
    '',
    ' ',
    '- _',
    ' a',
    'a ',
    'x'.repeat(65),
    'a.b',
    'a,b',
    'a\tb',
    'a\u00a0b',
    '👩‍💻',
    'a\u200bb',
  ]) {
    it(`should not take ${JSON.stringify(name)}`, () => {
      assert.equal(isReservationName(name), false);
    });
  }
});
