import { spawnSync } from 'node:child_process';

/** `npm run test:faults`: the faults on the built program, more kills than `npm test` and the slow back end at its slowest. */
const { status } = spawnSync('mocha', ['test/faults/**/*.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { FAULTS_SLOW_SECONDS: '60', FAULTS_KILLS: '50', ...process.env },
});
process.exitCode = status ?? 1;
