import assert from 'node:assert/strict';
import {
  isTimeZone,
  onlyTimeZoneOf,
  timeZoneMeant,
  timeZoneOptions,
} from '../../../dialogs/request/timeZones.js';

describe('timeZones', () => {
  for (const [typed, zone] of [
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['paris', 'Europe/Paris'],
    ['New York', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['utc', 'UTC'],
    ['Auckland', 'Pacific/Auckland'],
    ['Atlantis', undefined],
    ['', undefined],
    ['+02:00', undefined],
    ['__proto__', undefined],
  ] as const) {
    it(`should read ${typed || 'nothing'} as ${zone}`, () => {
      assert.equal(timeZoneMeant(typed), zone);
    });
  }

  it('should offer only zones that the runtime knows', () => {
    assert.deepEqual(
      timeZoneOptions('').filter(({ value }) => !isTimeZone(value)),
      [],
    );
  });

  it('should offer the present zone also when it is not on the list, and no nonsense', () => {
    assert.ok(timeZoneOptions('Africa/Abidjan').some(({ value }) => value === 'Africa/Abidjan'));
    assert.ok(!timeZoneOptions('Nowhere/City').some(({ value }) => value === 'Nowhere/City'));
  });

  it('should know the zone of a country that has one', () => {
    assert.equal(onlyTimeZoneOf('FR'), 'Europe/Paris');
    assert.equal(onlyTimeZoneOf('US'), undefined);
    assert.equal(onlyTimeZoneOf('nonsense'), undefined);
  });
});
