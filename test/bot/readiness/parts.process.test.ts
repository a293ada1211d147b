import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, removeDeskData, startDesk } from '../../browser/desk.js';

describe('the parts of a running desk', function () {
  this.timeout(60_000);
  let desk: Desk;
  before(async () => {
    desk = await startDesk({ env: { LOG_LEVEL: 'fatal' } });
  });
  after(async () => {
    await desk.stop();
    await removeDeskData();
  });

  const asked = async () => {
    const response = await fetch(new URL('readyz', desk.url));
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  /** The parts are looked at once a second. */
  const until = async (status: number) => {
    for (;;) {
      const answer = await asked();
      if (answer.status === status) return answer.body;
    }
  };

  it('should be named, each with how it is', async () => {
    assert.deepEqual(await asked(), {
      status: 200,
      body: { status: 'ok', parts: { state: 'ok', documents: 'ok', directline: 'ok', disk: 'ok' } },
    });
  });

  it('should fail one by one, with a reason that tells no path, and work again', async () => {
    const folder = join(desk.dataDir, 'desk');
    await rename(folder, `${folder}-away`);
    const { parts, reasons } = await until(503);
    assert.deepEqual(parts, { state: 'ok', documents: 'failed', directline: 'ok', disk: 'ok' });
    assert.match((reasons as Record<string, string>).documents ?? '', /^[A-Za-z]+$/);
    await rename(`${folder}-away`, folder);
    assert.deepEqual((await until(200)).reasons, undefined);
  });
});
