import { spawnSync } from 'node:child_process';

/** `npm run test:faults`: the faults on the built program, each as often as it takes; `npm test` tries a share of them. */
const { status } = spawnSync('mocha', ['test/faults/**/*.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, FAULTS: 'whole' },
});
process.exitCode = status ?? 1;
