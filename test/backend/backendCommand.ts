import { spawnSync } from 'node:child_process';

/** `npm run test:backend`: every fault of every call to Microsoft's services, with the table of what came of it. */
const { status } = spawnSync('mocha', ['test/backend/**/*.test.ts'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, BACKEND_FAULTS: 'whole' },
});
process.exitCode = status ?? 1;
