/** `npm run bench`: measures the built desk, beside a bot on the bare SDK where there is something to compare. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { closeConnections } from './chat/httpClient.js';
import { goalLines, measurementLines, type Result, resultOf } from './report.js';
import type { BenchOptions } from './scenario.js';
import { SCENARIOS } from './scenarios.js';
import { compileServers } from './servers/compileServers.js';

const USAGE = `npm run bench -- [--only NAME ...] [--rounds N] [--quick] [--build DIR] [--against DIR]
npm run bench -- --list

--only     these scenarios, by their names
--rounds   measured rounds of each (9)
--quick    everything small and few: shows that the bench works, gives no figures to rely on
--build    the build to measure (dist)
--against  another build of the desk, such as one of an earlier commit, to measure beside it
--list     the names of all scenarios
`;
const RESULTS = 'bench-results';
const NAMES = SCENARIOS.map(({ name }) => name);

const schema = z.object({
  only: z.array(z.enum(NAMES)).default([...NAMES]),
  rounds: z.coerce.number().int().min(1).optional(),
  quick: z.boolean().default(false),
  build: z.string().default('dist'),
  against: z.string().optional(),
  list: z.boolean().default(false),
});
type Arguments = z.output<typeof schema>;

const parsed = readArguments();
if (typeof parsed === 'string') {
  process.stderr.write(`${parsed}\n\n${USAGE}`);
  process.exitCode = 1;
} else if (parsed.list) {
  for (const { name, title } of SCENARIOS) console.log(`${name.padEnd(18)} ${title}`);
} else {
  await measure(parsed);
}

async function measure(args: Arguments): Promise<void> {
  await compileServers();
  const results: Result[] = [];
  try {
    for (const scenario of SCENARIOS.filter(({ name }) => args.only.includes(name))) {
      const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'));
      try {
        const measurement = await scenario.run(optionsOf(args, folder));
        results.push(resultOf(scenario, measurement));
        console.log(`${measurementLines(measurement).join('\n')}\n`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  } finally {
    closeConnections();
    await keep(args, results);
  }
  for (const line of goalLines(results)) console.log(line);
}

function optionsOf({ quick, rounds, build, against }: Arguments, folder: string): BenchOptions {
  const few = { warmUps: 1, rounds: rounds ?? 2, turnsPerRound: 50, isQuick: true };
  const many = { warmUps: 4, rounds: rounds ?? 9, turnsPerRound: 300, isQuick: false };
  return { ...(quick ? few : many), build, earlierBuild: against, folder };
}

/** Also what was measured before something failed. */
async function keep(args: Arguments, results: readonly Result[]): Promise<void> {
  if (results.length === 0) return;
  const date = new Date().toISOString();
  const file = join(RESULTS, `${date.replace(/[:.]/g, '-')}.json`);
  const machine = {
    node: process.version,
    platform: process.platform,
    cores: cpus().length,
    cpu: cpus()[0]?.model,
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(file, `${JSON.stringify({ date, machine, asked: args, results }, undefined, 2)}\n`);
  console.log(`All figures: ${file}\n`);
}

/** @returns what is wrong, in words, where something is */
function readArguments(): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        rounds: { type: 'string' },
        quick: { type: 'boolean' },
        build: { type: 'string' },
        against: { type: 'string' },
        list: { type: 'boolean' },
      },
    });
    // `--only one two` is `--only one --only two`.
    const only = values.only && [...values.only, ...positionals];
    if (!only && positionals.length > 0) return `What is ${positionals.join(' ')}?`;
    const result = schema.safeParse({ ...values, ...(only && { only }) });
    if (!result.success) return z.prettifyError(result.error);
    const missing = [result.data.build, result.data.against].find((dir) => dir && !existsSync(dir));
    return missing ? `There is no build in ${missing}.` : result.data;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
