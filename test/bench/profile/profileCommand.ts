/** `npm run profile [-- --build DIR --turns N]`: where the time of the main job goes in the built desk. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chatRound } from '../chat/chatRound.js';
import { closeConnections } from '../chat/httpClient.js';
import { expectReplies } from '../chat/messages.js';
import { MAIN_JOB_BY_CARDS, MAIN_JOB_TYPED } from '../chat/visits.js';
import { compileServers } from '../servers/compileServers.js';
import { startDesk } from '../servers/sides.js';
import { BundledModules } from './bundledModules.js';
import { readProfile, type Sum, sumProfile } from './profileSums.js';

/** So much of all turns comes before what is counted. */
const WARM_UP = 0.3;
const AT_ONCE = 8;
const SAMPLE_EVERY_US = 200;
const RESULTS = 'bench-results';
const ROWS = 40;

const { values } = parseArgs({
  options: { build: { type: 'string', default: 'dist' }, turns: { type: 'string', default: '4000' } },
});
const turns = Number(values.turns);
const folder = resolve(RESULTS, `profile-${new Date().toISOString().replace(/[:.]/g, '-')}`);
await mkdir(folder, { recursive: true });
const { skippedMs, cpuMsPerTurn } = await profiled();
const file = await keptProfile();
const modules = new BundledModules();
const { busyUs, packages, functions } = sumProfile(
  readProfile(await readFile(file, 'utf8')),
  skippedMs * 1_000,
  (url, line) => modules.moduleAt(url, line),
);
console.log(
  `The main job, typed and by cards: ${turns} turns, ${cpuMsPerTurn.toFixed(2)} ms of CPU each while profiled, ${(busyUs / 1e6).toFixed(1)} s of the main thread`,
);
print('by package', packages);
print('our own functions, by the time in themselves', functions);
print(
  'our own functions, with what they call',
  functions.toSorted((a, b) => b.inclusiveUs - a.inclusiveUs),
);
console.log(`\nFor the developer tools of a browser: ${file}`);

async function profiled() {
  await compileServers();
  const begin = performance.now();
  const server = await startDesk(values.build, folder, {
    nodeOptions: ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-interval', String(SAMPLE_EVERY_US)],
  });
  await server.quiet();
  const load = { server, send: expectReplies(server.url), atOnce: AT_ONCE };
  const visits = [MAIN_JOB_TYPED, MAIN_JOB_BY_CARDS];
  for (const visit of visits) await chatRound({ ...load, visit, turns: (turns * WARM_UP) / visits.length });
  const skippedMs = performance.now() - begin;
  let cpuMs = 0;
  for (const visit of visits) {
    const round = await chatRound({ ...load, visit, turns: turns / visits.length });
    cpuMs += (round['CPU ms a turn'] ?? Number.NaN) / visits.length;
  }
  await server.stop();
  closeConnections();
  return { skippedMs, cpuMsPerTurn: cpuMs };
}

/** The profile alone stays of what lay in the folder. */
async function keptProfile(): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const [name] = names;
  if (name === undefined) throw new Error('node wrote no profile');
  const kept = `${folder}.cpuprofile`;
  await rename(join(folder, name), kept);
  await rm(folder, { recursive: true });
  return kept;
}

function print(title: string, sums: readonly Sum[]): void {
  const percent = (us: number) => `${((100 * us) / busyUs).toFixed(1)} %`.padStart(7);
  console.log(`\n${title}\n   self   inclusive`);
  for (const { name, selfUs, inclusiveUs } of sums.slice(0, ROWS)) {
    console.log(`${percent(selfUs)}  ${percent(inclusiveUs)}   ${name}`);
  }
}
