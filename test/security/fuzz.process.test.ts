import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { MemoryReport } from '../support/memoryReport.js';
import { activityAttack, runActivityAttack } from './activityAttacks.js';
import { cardAttack, runCardAttack } from './cardAttacks.js';
import { directLineAttack, runDirectLineAttack, startVictim } from './directLineAttacks.js';
import { FuzzRun, shownMemory } from './fuzzRun.js';
import { otherPartnersIds, otherPartnersNames } from './otherPartner.js';
import { startWatchedDesk, type WatchedDesk } from './watchedDesk.js';

/** All attacks together; `npm run test:security -- --minutes N` makes it longer. */
const MINUTES = Number(process.env.SECURITY_MINUTES ?? 0.75);
/** The kinds take turns, so that memory is compared between equal shares of each. */
const ROUNDS = 3;
const SHARE_MS = (MINUTES * 60_000) / ROUNDS / 3;
/** Between the end of the first round, when all is loaded and warm, and the end of the last. */
const MOST_GROWTH = { rss: 192e6, heapUsed: 24e6 };

describe('the desk under attack', function () {
  this.timeout(MINUTES * 60_000 + 120_000);
  const secret = `only-for-the-victim-${randomUUID()}`;
  let desk: WatchedDesk;
  let run: FuzzRun;
  let foreignIds: readonly string[];
  let victim: Awaited<ReturnType<typeof startVictim>>;
  const memory: MemoryReport[] = [];

  before(async () => {
    desk = await startWatchedDesk();
    foreignIds = otherPartnersIds(desk.dataDir);
    const secrets = new Map([...otherPartnersNames(), [secret, 'what the victim said']]);
    assert.ok(secrets.size > 10 && foreignIds.length > 10, 'there is another partner to look for');
    victim = await startVictim(new FuzzRun(desk, new Map()), secret);
    run = new FuzzRun(desk, secrets);
  });
  after(() => desk?.stop());

  for (let round = 1; round <= ROUNDS; round += 1) {
    it(`should take spoilt activities, round ${round}`, () =>
      run.attack(SHARE_MS, activityAttack, (attack) => runActivityAttack(run, attack)));

    it(`should take stale, forged and foreign card answers, round ${round}`, () =>
      run.attack(SHARE_MS, cardAttack, (attack) => runCardAttack(run, foreignIds, attack)));

    it(`should take abuse of Direct Line, round ${round}`, async () => {
      await run.attack(SHARE_MS, directLineAttack, (attack) => runDirectLineAttack(run, victim, attack));
      memory.push(await desk.memory());
    });
  }

  it('should not have grown', () => {
    const [first, last] = [memory[0], memory.at(-1)];
    assert.ok(first && last && memory.length === ROUNDS, 'all rounds were measured');
    console.log(`    memory after each round: ${memory.map(shownMemory).join(' | ')}`);
    assert.ok(last.rss - first.rss < MOST_GROWTH.rss, 'resident memory');
    assert.ok(last.heapUsed - first.heapUsed < MOST_GROWTH.heapUsed, 'heap');
  });

  it('should have logged no fault, and still be up', () => {
    assert.deepEqual(desk.faults, []);
    assert.ok(desk.isUp());
    console.log(run.report());
  });
});
