import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { DeskError } from '../../../services/errors.js';
import { openLocalReader } from '../../../services/local/openLocalReader.js';
import { REQUEST_STATUSES, RESERVATION_STATES } from '../../../services/model.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { mediumIn, StillClock } from '../local/deskFixture.js';
import { casesOf } from './portCases.js';
import {
  type Belongings,
  belongingsOf,
  fileRequests,
  filesOf,
  inAnyOrder,
  letThemWork,
  markersOf,
  NOW,
  OURS,
  openTenantDesk,
  type Ports,
  quoted,
  type TenantDesk,
  THEIRS,
} from './tenantDesk.js';

const TRIES = 60;
/** What the backend's objects have besides the methods of their ports. */
const NO_PORT: readonly string[] = ['portfolio.close', 'portfolio.shelfFor', 'settings.allTargets'];
const PORTS = [
  ...['customers', 'reservations', 'products', 'quotes', 'execution', 'desk', 'profiles'],
  ...['access', 'settings', 'usage', 'portfolio', 'finder', 'identities', 'colleagues', 'understander'],
] as const;

/** What is said of anybody's things. */
const COMMON_WORDS = [...REQUEST_STATUSES, ...RESERVATION_STATES, 'support', 'refund', 'exchange'];

/** A request number of theirs, and one that never was. */
interface Alias {
  readonly real: string;
  readonly absent: string;
}

describe('ports', () => {
  let root: string;
  /** Ours and theirs on one desk, and ours on a desk where the others never were. */
  let both: TenantDesk;
  let alone: TenantDesk;
  let tried = 0;
  let refused = 0;
  let leaked = 0;
  const methodsTried = new Set<string>();

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'tenants-'));
    both = await openTenantDesk(join(root, 'both'), 'both');
    alone = await openTenantDesk(join(root, 'alone'), 'oursAlone');
    for (const { ports } of [both, alone]) {
      const { reservations } = await belongingsOf(ports, OURS);
      await fileRequests(ports, OURS, reservations.slice(0, 4), 'ours');
    }
  });

  after(async () => {
    await both.close();
    await alone.close();
    await rm(root, { recursive: true });
    console.log(
      `      ${tried} calls of ${methodsTried.size} methods with ids and names of another partner, ${refused} refused: ${leaked} leaked`,
    );
  });

  it('should each have a case for every method', async () => {
    const theirs = await belongingsOf(both.ports, THEIRS);
    const cases: Readonly<Record<string, object>> = casesOf(theirs, theirs);
    const ports: Readonly<Record<string, object>> = { ...both.ports };
    assert.deepEqual(Object.keys(cases).sort(), Object.keys(ports).sort());
    assert.deepEqual([...PORTS].sort(), Object.keys(ports).sort());
    for (const [name, port] of Object.entries(ports)) {
      const siblings = Object.keys(ports).filter((other) => ports[other] === port);
      const covered = siblings.flatMap((other) => Object.keys(cases[other] ?? {}));
      const missing = methodsOf(port).filter((method) => !covered.includes(method));
      const open = missing.filter((method) => !siblings.some((own) => NO_PORT.includes(`${own}.${method}`)));
      assert.deepEqual(open, [], `methods of ${name} without a case`);
    }
  });

  for (const [when, work] of [
    ['before the others did anything', false],
    ['after the others filed requests, wrote comments and changed settings', true],
  ] as const) {
    describe(when, () => {
      let ours: Belongings;
      let theirs: Belongings;
      let markers: readonly string[];
      let aliases: readonly Alias[];
      let theirFiles: ReadonlyMap<string, string>;

      before(async () => {
        const earlier = filesOf(both);
        if (work) await letThemWork(both, alone);
        ours = await belongingsOf(both.ports, OURS);
        theirs = await belongingsOf(both.ports, THEIRS);
        assert.deepEqual(await belongingsOf(alone.ports, OURS), ours);
        theirFiles = theirsAmong(filesOf(both), earlier, theirs);
        // What we give our own requests as key is ours, too, from then on.
        const chosen = theirs.requests.flatMap(({ key, comments }) => [key, ...comments.map(({ id }) => id)]);
        const documents = [...theirFiles.values()].map((file) => JSON.parse(file));
        markers = markersOf([theirs, documents], [ours, chosen, COMMON_WORDS]);
        aliases = aliasesOf(theirs);
        assert.ok(markers.length > (work ? 100 : 60), `${markers.length} markers`);
      });

      for (const port of PORTS) {
        it(`${port} should answer as if there were no others`, async () => {
          await tryAll(port, both.ports, alone.ports);
        }).timeout(60_000);
      }

      it('should have left everything of the others as it was, to the byte', async () => {
        const now = filesOf(both);
        for (const [file, text] of theirFiles) assert.ok(now.get(file) === text, file);
        assert.ok(theirFiles.size >= theirs.customers.length + (work ? 1 : 0));
        assert.deepEqual(await belongingsOf(both.ports, THEIRS), theirs);
      });

      it('should have left us the same on both desks', async () => {
        const withThem = await belongingsOf(both.ports, OURS);
        const without = await belongingsOf(alone.ports, OURS);
        assert.equal(unnamed(JSON.stringify(withThem), aliases), JSON.stringify(without));
      });

      it('should answer as if there were no others where documents are only read', async () => {
        const readers = await Promise.all([both, alone].map(openReaderOf));
        const [withThem, without] = readers as [Ports, Ports];
        for (const port of ['customers', 'reservations', 'products', 'quotes'] as const) {
          await tryAll(port, withThem, without);
        }
      }).timeout(60_000);

      async function tryAll(port: keyof Ports, withThem: Ports, without: Ports): Promise<void> {
        const cases: Readonly<Record<string, Arbitrary<readonly unknown[]>>> = casesOf(ours, theirs)[port];
        for (const [method, args] of Object.entries(cases)) {
          const property = fc.asyncProperty(args, async (given) => {
            const answer = await outcomeOf(withThem[port], method, given);
            const expected = await outcomeOf(without[port], method, withoutTheirIds(given, aliases));
            assertAlike(`${port}.${method}`, given, answer, expected);
          });
          await fc.assert(property, { numRuns: TRIES, endOnFailure: true });
          methodsTried.add(`${port}.${method}`);
        }
      }

      function assertAlike(call: string, given: readonly unknown[], answer: string, expected: string): void {
        const typed = JSON.stringify(given);
        const isTheirs = (mark: string) => !typed.includes(quoted(mark)) && answer.includes(quoted(mark));
        const shown = markers.filter(isTheirs);
        tried += 1;
        if (answer.startsWith('refused')) refused += 1;
        if (shown.length > 0 || unnamed(answer, aliases) !== expected) leaked += 1;
        assert.deepEqual(shown, [], `${call} shows what is theirs`);
        assert.equal(unnamed(answer, aliases), expected);
      }
    });
  }
});

/** The ports that only read, over the same documents. */
async function openReaderOf({ dataDir }: TenantDesk): Promise<Partial<Ports>> {
  const clock = new StillClock(NOW);
  return openLocalReader({ medium: mediumIn(dataDir), clock, now: clock, policy: CSP_2018 });
}

/** Everything callable on an object, whatever class it comes from. */
function methodsOf(port: object): string[] {
  const names = new Set<string>();
  for (let at: object = port; at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof value === 'function' && name !== 'constructor') names.add(name);
    }
  }
  return [...names];
}

async function outcomeOf(port: object, method: string, given: readonly unknown[]): Promise<string> {
  try {
    const call = (port as Record<string, (...args: readonly unknown[]) => unknown>)[method]!;
    return `answered ${JSON.stringify(inAnyOrder(await call.apply(port, [...given])))}`;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return `refused ${error.name} ${error.code}: ${error.message}`;
  }
}

/** Their documents: those of their customers, and what came to be by their work. */
function theirsAmong(
  files: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string>,
  { customers }: Belongings,
): ReadonlyMap<string, string> {
  const isTheirs = (file: string) => customers.some(({ id }) => file.endsWith(`${id}.json`));
  return new Map([...files].filter(([file, text]) => isTheirs(file) || earlier.get(file) !== text));
}

/**
 * Their request numbers, which somebody has on the other desk, too. Of their other ids it knows none: what is answered to
 * them there is what is answered to an id that never was.
 */
function aliasesOf({ requests }: Belongings): Alias[] {
  return requests.map(({ id }, index) => ({ real: id, absent: `SR-90000${index}` }));
}

function unnamed(text: string, aliases: readonly Alias[]): string {
  return aliases.reduce((left, { real, absent }) => left.replaceAll(real, absent), text);
}

/** Functions stay what they are. */
function withoutTheirIds(value: readonly unknown[], aliases: readonly Alias[]): unknown[] {
  return value.map((one) =>
    typeof one === 'function' || one === undefined ? one : JSON.parse(unnamed(JSON.stringify(one), aliases)),
  );
}
