import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createMetrics } from '../../../bot/metrics.js';
import { requireFreeDisk } from '../../../bot/readiness/freeDisk.js';
import { NotReadyError } from '../../../bot/readiness/notReadyError.js';
import { Readiness } from '../../../bot/readiness/readiness.js';
import { UnreachableError } from '../../../services/errors.js';
import { listeningLog } from '../support/logLines.js';

/** A part whose check a test decides on. */
class Part {
  readonly name = 'state';
  checks = 0;
  failure: unknown;

  async check(): Promise<void> {
    this.checks += 1;
    if (this.failure !== undefined) throw this.failure;
  }
}

describe('Readiness', () => {
  const build = (part: { readonly name: string; check(): Promise<void> } = new Part()) => {
    const { log, lines } = listeningLog();
    const metrics = createMetrics();
    return { readiness: new Readiness([part], log, metrics), lines, metrics };
  };

  it('should look once in a second, however many ask', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const part = new Part();
    const { readiness } = build(part);
    await Promise.all([readiness.states(), readiness.states()]);
    clock.tick(999);
    await readiness.states();
    assert.equal(part.checks, 1);
    clock.tick(1);
    await readiness.states();
    assert.equal(part.checks, 2);
  });

  const reasons: [string, unknown][] = [
    ['BackendUnreachable', new UnreachableError('BackendUnreachable', 'https://account.example?sig=secret')],
    ['ENOSPC', Object.assign(new Error('/secret/path'), { code: 'ENOSPC' })],
    ['DiskLow', new NotReadyError('DiskLow', '3 MB')],
    ['Unexpected', Object.assign(new Error('x'), { code: '/secret/path' })],
    ['Unexpected', 'a text'],
    ['Unexpected', null],
  ];
  for (const [reason, failure] of reasons) {
    it(`should say ${reason} of ${String(failure)}`, async () => {
      const part = new Part();
      part.failure = failure;
      assert.deepEqual(await build(part).readiness.states(), [{ name: 'state', isReady: false, reason }]);
    });
  }

  it('should give up on a part that does not answer', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { readiness } = build({ name: 'state', check: () => new Promise(() => undefined) });
    const states = readiness.states();
    clock.tick(2_000);
    assert.deepEqual(await states, [{ name: 'state', isReady: false, reason: 'Timeout' }]);
  });

  it('should log when a part fails and when it works again, once each, and tell the metrics', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const part = new Part();
    const { readiness, lines, metrics } = build(part);
    for (const failure of [undefined, new TypeError('x'), new TypeError('x')]) {
      part.failure = failure;
      await readiness.states();
      clock.tick(1_000);
    }
    assert.match(await metrics.render(), /desk_part_ready\{part="state"\} 0/);
    part.failure = undefined;
    await readiness.states();
    assert.match(await metrics.render(), /desk_part_ready\{part="state"\} 1/);
    assert.deepEqual(
      lines.map(({ level, msg, part: name, reason }) => [level, msg, name, reason]),
      [
        ['error', 'part not ready', 'state', 'Unexpected'],
        ['info', 'part ready again', 'state', undefined],
      ],
    );
  });
});

describe('requireFreeDisk', () => {
  const diskWith = (bytes: number) => async () => ({ bavail: bytes / 4096, bsize: 4096 });

  it('should be content with 64 MB', async () => {
    await requireFreeDisk('/', diskWith(64 * 1024 * 1024));
    await requireFreeDisk('.');
  });

  it('should not be with less, or with a folder that is gone', async () => {
    await assert.rejects(requireFreeDisk('/', diskWith(64 * 1024 * 1024 - 4096)), { reason: 'DiskLow' });
    await assert.rejects(requireFreeDisk('/nowhere/at/all'), { code: 'ENOENT' });
  });
});
