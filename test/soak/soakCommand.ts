import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findCapacity } from './capacity.js';
import { minuteLine, reportLines, stepLine } from './soakReport.js';
import { isClean, soak } from './soakRun.js';

const USAGE = `npm run soak -- --minutes N [--rate T] [--servers 1|2] [--storage local|azurite] [--json file]
npm run soak -- --find-capacity [--rate T] [--servers 1|2] [--storage local|azurite] [--json file]
npm run soak -- --kill-servers

--rate     turns a second (20); with --find-capacity those to begin with
--servers  two of them share the storage, and the turns of each conversation go to both: azurite only
--json     writes all figures to a file, too
--kill-servers  200 conversations over two servers, one of which is killed five times: the whole of what npm test does a
           fifth of
`;

const options = z
  .object({
    minutes: z.coerce.number().positive().default(1),
    rate: z.coerce.number().positive().default(20),
    servers: z.coerce.number().int().min(1).max(2).default(1),
    storage: z.enum(['local', 'azurite']).default('local'),
    json: z.string().optional(),
    'find-capacity': z.boolean().default(false),
    'kill-servers': z.boolean().default(false),
  })
  .refine(({ servers, storage }) => servers === 1 || storage === 'azurite', {
    message: 'two servers share --storage azurite only',
  });

const ARGUMENTS = {
  minutes: { type: 'string' },
  rate: { type: 'string' },
  servers: { type: 'string' },
  storage: { type: 'string' },
  json: { type: 'string' },
  'find-capacity': { type: 'boolean' },
  'kill-servers': { type: 'boolean' },
} as const;

await main();

async function main(): Promise<void> {
  const parsed = readOptions();
  if (!parsed.success) {
    process.stderr.write(`${parsed.problem}\n\n${USAGE}`);
    process.exitCode = 1;
    return;
  }
  const { json, 'find-capacity': findsCapacity, 'kill-servers': killsServers, ...asked } = parsed.data;
  if (killsServers) {
    process.exitCode = killServers();
    return;
  }
  const figures = findsCapacity ? await capacity(asked) : await soaked(asked);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, undefined, 2)}\n`);
}

type Asked = Omit<z.infer<typeof options>, 'json' | 'find-capacity' | 'kill-servers'>;

async function capacity(asked: Asked) {
  const steps = await findCapacity(asked, (step) => console.log(stepLine(step)));
  const best = steps.findLast(({ isSustained }) => isSustained);
  console.log(best ? `sustained: ${best.rate} turns/s` : 'not even the first rate was sustained');
  if (!best) process.exitCode = 1;
  return steps;
}

async function soaked(asked: Asked) {
  const report = await soak(asked, (minute) => console.log(minuteLine(minute)));
  for (const line of reportLines(report)) console.log(line);
  if (!isClean(report)) process.exitCode = 1;
  return report;
}

function killServers(): number {
  const { status } = spawnSync('mocha', ['test/faults/twoServers.process.test.ts'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TWO_SERVERS_CONVERSATIONS: '200' },
  });
  return status ?? 1;
}

function readOptions():
  | { success: true; data: z.infer<typeof options> }
  | { success: false; problem: string } {
  try {
    const { success, data, error } = options.safeParse(parseArgs({ options: ARGUMENTS }).values);
    if (success) return { success, data };
    const problems = error.issues.map(({ path, message }) => [...path, message].join(': '));
    return { success, problem: problems.join('\n') };
  } catch (error) {
    return { success: false, problem: String(error) };
  }
}
