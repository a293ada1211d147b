import { randomUUID } from 'node:crypto';
import { type Playground, startPlayground } from './playground.js';
import { startTeamsDesk, type TeamsDesk } from './teamsDesk.js';
import { TEAMS_PEOPLE, type TeamsPerson } from './teamsPeople.js';

/**
 * `npm run teams [-- PERSON…]`: the desk and, for each person, a Teams client of their own: Microsoft's Agents Playground,
 * which needs no account. They share a group chat and a team. Ends everything on Ctrl-C or SIGTERM, or when one of them ends.
 */
const FIRST_PLAYGROUND_PORT = 56_150;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const USAGE = `npm run teams [-- PERSON…]
Opens the desk and a Teams client for each person, Alex when none is named.
${TEAMS_PEOPLE.map(({ id, name }) => `  ${id.padEnd(8)}${name}`).join('\n')}
`;

interface OpenTeams {
  readonly desk: TeamsDesk;
  readonly playgrounds: readonly Playground[];
}

const people = peopleCalled(process.argv.slice(2));
if (people === undefined) {
  process.stderr.write(USAGE);
  process.exit(1);
}
const opening = open(people);
let ending: Promise<void> | undefined;
for (const signal of SIGNALS) process.on(signal, () => void end(0));
const teams = await opening;
if (teams === undefined) process.exit(1);
await Promise.race([teams.desk.ended, ...teams.playgrounds.map(({ ended }) => ended)]);
await end(1);

/** @returns undefined where somebody is not known */
function peopleCalled(names: readonly string[]): TeamsPerson[] | undefined {
  const ids = names.length > 0 ? names.map((name) => name.toLowerCase()) : ['alex'];
  const found = TEAMS_PEOPLE.filter(({ id }) => ids.includes(id));
  return found.length === new Set(ids).size ? found : undefined;
}

async function open(known: readonly TeamsPerson[]): Promise<OpenTeams | undefined> {
  const desk = await startTeamsDesk();
  if (!desk) return undefined;
  process.stdout.write(`Reservation Desk is open at ${desk.url}/\n`);
  const run = randomUUID();
  const playgrounds: Playground[] = [];
  try {
    for (const [index, person] of known.entries()) {
      const port = FIRST_PLAYGROUND_PORT + index;
      const playground = await startPlayground({ botUrl: desk.url, person, run, port });
      playgrounds.push(playground);
      const note = playground.port === port ? '' : ` (port ${port} is taken)`;
      process.stdout.write(`Teams for ${person.name} is open at ${playground.url}/${note}\n`);
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    await stop({ desk, playgrounds });
    return undefined;
  }
  process.stdout.write('Ctrl-C ends all of them.\n');
  return { desk, playgrounds };
}

/** Ends this process once everything that it started has ended. */
function end(code: number): Promise<void> {
  ending ??= opening.then(async (open) => {
    if (open) await stop(open);
    process.exit(code);
  });
  return ending;
}

async function stop({ desk, playgrounds }: OpenTeams): Promise<void> {
  await Promise.all([desk.stop(), ...playgrounds.map((playground) => playground.stop())]);
}
