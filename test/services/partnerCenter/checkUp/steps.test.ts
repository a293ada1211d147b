import assert from 'node:assert/strict';
import type { Finding } from '../../../../services/checkUp.js';
import { passed, Steps, wrong } from '../../../../services/partnerCenter/checkUp/steps.js';
import { StillClock } from '../../local/deskFixture.js';

describe('Steps', () => {
  let told: Finding[];
  let clock: StillClock;
  let steps: Steps;
  beforeEach(() => {
    told = [];
    clock = new StillClock();
    steps = new Steps({
      clock,
      tell: (finding) => told.push(finding),
      problemOf: (check, error) => wrong('Unexpected', { name: `${check} ${(error as Error).message}` }),
    });
  });

  it('should tell what a check found and how long it took, and hand it on', async () => {
    const first = await steps.take('customers', [], async () => {
      clock.current = new Date(clock.current.getTime() + 70);
      return passed([1, 2], 'Customers', { count: 2 });
    });
    const second = await steps.take('customer', [first], async (numbers) =>
      passed(numbers.length, 'Customer'),
    );
    assert.equal(second.value, 2);
    assert.deepEqual(told, [
      { check: 'customers', durationMs: 70, outcome: 'ok', note: 'Customers', facts: { count: 2 } },
      { check: 'customer', durationMs: 0, outcome: 'ok', note: 'Customer', facts: {} },
    ]);
  });

  it('should leave out what needs a check with a problem, and name that one however far away', async () => {
    const first = await steps.take('customers', [], async () => wrong('NoCustomers'));
    const second = await steps.take('customer', [first], async () => assert.fail('was made'));
    await steps.take('directory', [{ value: 1 }, second], async () => assert.fail('was made'));
    await steps.take('dataDir', [], async () => passed(undefined, 'DataDir'));
    assert.deepEqual(
      told.map((one) => [one.check, one.outcome === 'skipped' ? one.because : one.outcome]),
      [
        ['customers', 'problem'],
        ['customer', 'customers'],
        ['directory', 'customers'],
        ['dataDir', 'ok'],
      ],
    );
  });

  it('should leave out what has nothing to look at', async () => {
    const none = await steps.take('reservations', [], async () =>
      passed([], 'NoReservations', {}, 'noReservations'),
    );
    await steps.take('reservation', [none], async () => assert.fail('was made'));
    assert.deepEqual(told.at(-1), {
      check: 'reservation',
      durationMs: 0,
      outcome: 'skipped',
      because: 'noReservations',
    });
  });

  it('should take an error for a problem', async () => {
    await steps.take('entra', [], () => Promise.reject(new TypeError('broken')));
    assert.deepEqual(told, [
      {
        check: 'entra',
        durationMs: 0,
        outcome: 'problem',
        cause: 'Unexpected',
        facts: { name: 'entra broken' },
      },
    ]);
  });
});
