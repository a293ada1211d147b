import assert from 'node:assert/strict';
import { runApart } from '../commandLine/commandRun.js';
import { type DoctorDesk, openDoctorDesk } from './doctorDesk.js';

const MAIN = 'bot/doctorCommand/main.ts';

describe('npm run doctor as a process', function () {
  this.timeout(60_000);
  let desk: DoctorDesk;
  beforeEach(async () => {
    desk = await openDoctorDesk();
  });
  afterEach(() => desk.close());

  const run = (...args: string[]) => runApart(MAIN, desk.folder, args, desk.environment);

  it('should exit 0 where nothing is wrong', async () => {
    const { status, out, err } = await run();
    assert.deepEqual([status, err], [0, '']);
    assert.match(out, / ok, 0 problems, 0 skipped\.\n$/);
  });

  it('should exit 1 and name the cause where something is', async () => {
    desk.standIn.entra.revokeRefreshTokens();
    const { status, out } = await run('--json');
    assert.equal(status, 1);
    const findings = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(findings.find(({ check }) => check === 'partnerToken').cause, 'SignInEnded');
  });

  it('should exit 2 where it is used wrongly', async () => {
    const { status, out, err } = await run('--customers');
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /--help/);
  });
});
