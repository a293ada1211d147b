import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatUser } from '../support/chatUser.js';
import { doubledIn, requestsOnDisk, said, toReview, userAt } from './deskUser.js';
import { endDesks, newFolder, startFaultDesk, until } from './faultDesk.js';
import { type Fact, workUntilCut } from './mixedWork.js';
import { tally } from './tally.js';
import { timesOf } from './timesOf.js';

const STOPS = timesOf(3, 1);
const TURNS_AT_ONCE = 8;
const KILLS = timesOf(6, 2);
/** Kills are spread over the time that a few turns take. */
const LATEST_KILL_MS = 300;

describe('a desk that is stopped', function () {
  this.timeout(300_000);
  after(endDesks);

  it(`should answer the turns that run and lose none: SIGTERM, ${STOPS} times over`, async () => {
    const dataDir = await newFolder();
    let [answered, stuck, lost] = [0, 0, 0];
    for (let round = 0; round < STOPS; round += 1) {
      const desk = await startFaultDesk(dataDir);
      const users = Array.from({ length: TURNS_AT_ONCE }, (_, n) => userAt(desk.url, `stop-${round}-${n}`));
      for (const user of users) await toReview(user);
      const submits = users.map((user) => user.dataOf('Submit request'));
      const answers = users.map((user, n) => answerTo(user, submits[n]!));
      await pause(round * 30);
      assert.equal(await desk.stop('SIGTERM'), 0, desk.lines.join('\n'));
      const filed = requestsOnDisk(dataDir);
      for (const answer of await Promise.all(answers)) {
        if (answer === undefined) continue;
        answered += 1;
        if (!filed.some(({ id }) => id === answer)) lost += 1;
      }
      const next = await startFaultDesk(dataDir);
      for (const [n, value] of submits.entries()) {
        const user = userAt(next.url, `stop-${round}-${n}`);
        await user.send({ type: 'message', value });
        if (!/SR-\d{6}/.test(await user.say('my requests'))) stuck += 1;
      }
      assert.equal(requestsOnDisk(dataDir).length, (round + 1) * TURNS_AT_ONCE);
      await next.stop();
    }
    assert.ok(answered > 0);
    const doubled = doubledIn(requestsOnDisk(dataDir));
    tally(`SIGTERM while turns run, ${answered} answered`, {
      times: STOPS * TURNS_AT_ONCE,
      lost,
      doubled,
      stuck,
    });
  });

  it(`should have kept whatever it confirmed: SIGKILL in mixed work, ${KILLS} times over`, async () => {
    const dataDir = await newFolder();
    const facts: Fact[] = [];
    let [lost, stuck, confirmed] = [0, 0, 0];
    for (let round = 0; round < KILLS; round += 1) {
      const desk = await startFaultDesk(dataDir);
      const work = workUntilCut(desk.url, facts);
      await until(async () => facts.length >= 2 + round);
      await pause((round / KILLS) * LATEST_KILL_MS);
      await desk.stop('SIGKILL');
      const talks = await work;
      const next = await startFaultDesk(dataDir);
      for (const fact of facts) if (!(await fact.holds(dataDir, next.url))) lost += 1;
      for (const user of talks.slice(-8)) if (!(await goesOn(next.url, user))) stuck += 1;
      // Each is looked at after the kill that followed it; a later change may undo it.
      confirmed += facts.length;
      facts.length = 0;
      await next.stop('SIGKILL');
    }
    assert.ok(confirmed > 0);
    const doubled = doubledIn(requestsOnDisk(dataDir));
    tally(`SIGKILL in mixed work, ${confirmed} confirmed`, { times: KILLS, lost, doubled, stuck });
  });
});

/** The number that a user reads; undefined when the desk no longer takes the turn. */
async function answerTo(user: ChatUser, value: object): Promise<string | undefined> {
  try {
    await user.send({ type: 'message', value });
  } catch {
    return undefined;
  }
  return user.requestNumber();
}

/** Whether the conversation that was cut off gets to the menu. */
async function goesOn(url: string, user: string): Promise<boolean> {
  const again = userAt(url, user);
  await again.say('start over');
  return /What would you like to do|Welcome/.test(said(again));
}
