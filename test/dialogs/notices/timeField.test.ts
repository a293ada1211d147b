import assert from 'node:assert/strict';
import { timeOfDay } from '../../../dialogs/notices/timeField.js';

const TIMES: readonly (readonly [entry: string, time: string | undefined])[] = [
  ['19:00', '19:00'],
  ['7:05', '07:05'],
  ['7', '07:00'],
  ['19h', '19:00'],
  ['19h30', '19:30'],
  ['19.30', '19:30'],
  ['19:30 Uhr', '19:30'],
  ['19 Uhr', '19:00'],
  ['19時', '19:00'],
  ['１９時３０分', '19:30'],
  ['7 pm', '19:00'],
  ['12:30 am', '00:30'],
  ['0:00', '00:00'],
  ['25:00', undefined],
  ['24:00', undefined],
  ['13 pm', undefined],
  ['0 am', undefined],
  ['19:60', undefined],
  ['19:5', undefined],
  ['evening', undefined],
  ['', undefined],
];

describe('timeOfDay', () => {
  for (const [entry, time] of TIMES) {
    it(`should read “${entry}” as ${time ?? 'no time'}`, () => {
      assert.equal(timeOfDay(entry), time);
    });
  }
});
