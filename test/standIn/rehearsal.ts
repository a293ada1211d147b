import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../../services/clock.js';
import { rehearsalSettings, rehearsedDocuments } from './rehearsed.js';
import { openStandIn } from './standIn.js';

/**
 * The whole bot on BACKEND=partner-center against the stand-in, with the demo data: `npm run start:rehearsal`. The stand-in
 * forgets everything when it ends, and so does the rehearsal's data directory at the next start.
 */
const DATA_DIR = resolve(process.env.DATA_DIR ?? './data', 'rehearsal');

const standIn = await openStandIn({
  documents: rehearsedDocuments(systemClock.now()),
  clock: systemClock,
});
await rm(DATA_DIR, { recursive: true, force: true });
await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
const tokenFile = resolve(DATA_DIR, 'refresh-token');
await writeFile(tokenFile, standIn.entra.signIn(standIn.entra.homeTenantId), { mode: 0o600 });
process.stdout.write(`Stand-in for Microsoft's services: ${standIn.urls.arm.replace(/\/arm$/, '')}\n`);

const desk = spawn(process.execPath, ['dist/bot/main.js'], {
  stdio: 'inherit',
  env: { ...process.env, ...rehearsalSettings(standIn, tokenFile), DATA_DIR },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => desk.kill(signal));
const [code] = (await once(desk, 'exit')) as [number | null];
await standIn.close();
process.exit(code ?? 1);
