import assert from 'node:assert/strict';
import sinon from 'sinon';
import { UnreachableError } from '../../../services/errors.js';
import type { StateStore } from '../../../services/storage/stateStore.js';
import { type SweepReport, sweepRegularly } from '../../../services/storage/stateSweep.js';

const DAY_MS = 24 * 60 * 60_000;

describe('sweepRegularly', () => {
  it('should forget what is older than the days kept, at once and every six hours, until it is ended', async () => {
    const timers = sinon.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
    const sweep = sinon.fake.resolves(3);
    const reports: SweepReport[] = [];
    const end = sweepRegularly({ sweep } as unknown as StateStore, {
      clock: { now: () => new Date() },
      keptDays: 30,
      report: (report) => reports.push(report),
    });
    await timers.tickAsync(6 * 60 * 60_000);
    assert.deepEqual(
      sweep.args.map(([before]) => (before as Date).toISOString()),
      ['2026-10-23T10:00:00.000Z', '2026-10-23T16:00:00.000Z'],
    );
    assert.deepEqual(reports, [{ deleted: 3 }, { deleted: 3 }]);
    await end();
    await timers.tickAsync(DAY_MS);
    assert.equal(sweep.callCount, 2);
  });

  it('should report a sweep that failed and try again the next time', async () => {
    const timers = sinon.useFakeTimers();
    const away = new UnreachableError('BackendUnreachable', 'away');
    const sweep = sinon.stub().onFirstCall().rejects(away).resolves(1);
    const reports: SweepReport[] = [];
    const end = sweepRegularly({ sweep } as unknown as StateStore, {
      clock: { now: () => new Date() },
      keptDays: 1,
      report: (report) => reports.push(report),
    });
    await timers.tickAsync(6 * 60 * 60_000);
    assert.deepEqual(reports, [{ error: away }, { deleted: 1 }]);
    await end();
  });
});
