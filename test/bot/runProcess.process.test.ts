import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { message, postJson, repliesOf } from './support/activities.js';
import { ownPolicyFolder } from './support/ownPolicies.js';

const SCRIPT = resolve('test/bot/support/deskProcess.ts');
const TSX = import.meta.resolve('tsx');

/** A child process whose output is kept and can be waited for. */
class DeskProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly exited: Promise<number | null>;
  out = '';
  err = '';

  constructor(cwd: string, env: Record<string, string> = {}) {
    const settings = { PATH: process.env.PATH, PORT: '0', ...env };
    this.#child = spawn(process.execPath, ['--import', TSX, SCRIPT], { cwd, env: settings });
    this.#child.stdout.on('data', (chunk) => {
      this.out += chunk;
    });
    this.#child.stderr.on('data', (chunk) => {
      this.err += chunk;
    });
    this.exited = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  /** The first match on standard output; fails when the process ends without it. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.out);
      if (found) return found;
      await Promise.race([once(this.#child.stdout, 'data'), this.exited]);
      if (this.#child.exitCode !== null && !pattern.test(this.out))
        assert.fail(`ended without ${pattern}: ${this.err}`);
    }
  }

  async url(): Promise<string> {
    return (await this.says(/^Reservation Desk is open at (http:\S+)\/$/m))[1]!;
  }

  goOn(): void {
    this.#child.stdin.write('go on\n');
  }

  kill(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }
}

describe('runProcess', function () {
  this.timeout(30_000);
  let directory: string;
  let desk: DeskProcess;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'desk-process-'));
  });
  afterEach(async () => {
    desk.kill('SIGKILL');
    await desk.exited;
    rmSync(directory, { recursive: true });
  });
  const run = (env?: Record<string, string>) => {
    desk = new DeskProcess(directory, env);
    return desk;
  };

  it('should say where it is on standard output and log in JSON on standard error', async () => {
    const url = await run().url();
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    for (const line of desk.err.trim().split('\n')) assert.equal(JSON.parse(line).name, 'reservation-desk');
  });

  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    it(`should deliver the reply of the running turn after ${name}, close the state and exit 0`, async () => {
      const url = await run().url();
      const answer = postJson(url, message({ text: 'wait' }));
      await desk.says(/turn waits/);
      desk.kill(name);
      await until(async () => (await fetch(`${url}/readyz`)).status === 503);
      assert.equal((await postJson(url, message())).status, 503);
      assert.doesNotMatch(desk.out, /state closed/);
      desk.goOn();
      assert.deepEqual(await repliesOf(await answer), ['done']);
      assert.equal(await desk.exited, 0);
      assert.match(desk.out, /state closed/);
    });
  }

  it('should exit at once on a second signal', async () => {
    const url = await run().url();
    postJson(url, message({ text: 'wait' })).catch(() => undefined);
    await desk.says(/turn waits/);
    desk.kill('SIGTERM');
    await until(async () => (await fetch(`${url}/readyz`)).status === 503);
    desk.kill('SIGTERM');
    assert.equal(await desk.exited, 143);
  });

  it('should list all wrong settings on standard error and exit 1', async () => {
    run({ PORT: 'x', BACKEND: 'partner-center' });
    assert.equal(await desk.exited, 1);
    assert.match(desk.err, /6 settings are wrong/);
    assert.match(desk.err, /PORT is "x"/);
    for (const missing of [
      'PARTNER_TENANT_ID',
      'PARTNER_APP_ID',
      'PARTNER_APP_SECRET',
      'PARTNER_TOKEN_FILE',
    ]) {
      assert.match(desk.err, new RegExp(`${missing} is not set`));
    }
    assert.doesNotMatch(desk.err, / {4}at /);
  });

  it('should not start with a wrong policy of the operator, and start with a good copy', async () => {
    const wrong = ownPolicyFolder({ 'my-policy.json': { quoteValidityMinutes: 0 } });
    const good = ownPolicyFolder({ 'my-policy.json': {} });
    run({ REFUND_POLICY_DIR: wrong, REFUND_POLICY: 'my-policy' });
    assert.equal(await desk.exited, 1);
    assert.match(desk.err, /1 setting is wrong/);
    assert.match(desk.err, /REFUND_POLICY_DIR is .*\n.*\n.*my-policy\.json: quoteValidityMinutes: /);
    assert.match(await run({ REFUND_POLICY_DIR: good, REFUND_POLICY: 'my-policy' }).url(), /^http:/);
    for (const folder of [wrong, good]) rmSync(folder, { recursive: true });
  });

  it('should take settings from .env in its directory', async () => {
    writeFileSync(join(directory, '.env'), 'LOG_LEVEL=loud\n');
    run();
    assert.equal(await desk.exited, 1);
    assert.match(desk.err, /LOG_LEVEL is "loud"/);
  });

  it('should say in a sentence that the port is taken, and exit 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    run({ PORT: String(port) });
    assert.equal(await desk.exited, 1);
    other.close();
    assert.match(desk.err, new RegExp(`port ${port} on 127.0.0.1 is taken.*PORT`));
    assert.doesNotMatch(desk.err, / {4}at /);
    assert.match(desk.out, /state closed/);
  });

  it('should say in a sentence what part could not be opened, and exit 1', async () => {
    run({ DATA_DIR: 'broken' });
    assert.equal(await desk.exited, 1);
    assert.match(desk.err, /^Reservation Desk cannot start: the books are locked$/m);
  });

  it('should finish in order and exit 1 after a fault that nobody caught', async () => {
    const url = await run().url();
    assert.deepEqual(await repliesOf(await postJson(url, message({ text: 'crash' }))), ['done']);
    assert.equal(await desk.exited, 1);
    assert.match(desk.err, /"level":"fatal".*"origin":"unhandledRejection"/);
    assert.match(desk.out, /state closed/);
  });
});

/** Asks again until the answer is yes; the test's own time limit ends a wait in vain. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}
