import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** `npm run test:security [-- --minutes N]`: the attacks on the built program, for longer where asked. */
const { values } = parseArgs({ options: { minutes: { type: 'string' } } });
const minutes = values.minutes ?? process.env.SECURITY_MINUTES;
if (minutes !== undefined && !(Number(minutes) > 0)) {
  process.stderr.write('--minutes takes a number of minutes, such as 30\n');
  process.exit(1);
}
const { status } = spawnSync('mocha', ['test/security/**/*.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, ...(minutes !== undefined && { SECURITY_MINUTES: minutes }) },
});
process.exitCode = status ?? 1;
