import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskServer } from '../soak/deskServer.js';
import { checkFiled, type FileCheck } from '../soak/filedRequests.js';
import { SoakDesks } from '../soak/soakDesks.js';
import { SubmittingUser } from '../soak/submittingUser.js';
import { timesOf } from './timesOf.js';

/** Two hundred take minutes: `npm run soak -- --kill-servers`. */
const CONVERSATIONS = Number(process.env.TWO_SERVERS_CONVERSATIONS ?? timesOf(40, 15));
const CONVERSATIONS_AT_ONCE = 50;
const SUBMISSIONS_EACH = 5;
const SUBMISSIONS = CONVERSATIONS * SUBMISSIONS_EACH;
const KILLS = 5;

describe('two servers on one storage, one of them killed now and then', function () {
  this.timeout(900_000);
  let desks: SoakDesks;

  before(async () => {
    desks = await SoakDesks.start(2, 'azurite');
  });
  after(() => desks.remove());

  it(`should file each of ${SUBMISSIONS} requests once, half of them sent twice at once`, async () => {
    const users = Array.from(
      { length: CONVERSATIONS },
      (_, number) => new SubmittingUser(desks.urls, number, SUBMISSIONS_EACH),
    );
    await converse(users);
    await desks.stop();

    const filed = await desks.requestsOnFile(SubmittingUser.OWNERS);
    const check = checkFiled(filed, new Set(users.flatMap(({ listed }) => listed)));
    console.log(summary(users, check));
    const { onFile, lost, doubled, unconfirmed } = check;
    assert.equal(onFile, SUBMISSIONS);
    assert.deepEqual({ lost, doubled, unconfirmed }, { lost: [], doubled: [], unconfirmed: [] });
    for (const { owner, listed, receipts } of users) {
      const own = filed.filter(({ createdBy }) => createdBy === owner).map(({ id }) => id);
      assert.deepEqual([...listed].sort(), own.sort(), `${owner} does not find just its own requests`);
      assert.deepEqual(
        receipts.filter((number) => !own.includes(number)),
        [],
      );
    }
    assert.deepEqual(
      users.flatMap(({ faults }) => faults),
      [],
    );
    assert.deepEqual(desks.faults(), []);
  });

  /** All of them, some at once, while a server is killed again and again. */
  async function converse(users: readonly SubmittingUser[]): Promise<void> {
    const waiting = users.values();
    const lanes = Array.from({ length: CONVERSATIONS_AT_ONCE }, async () => {
      for (const user of waiting) await user.converse();
    });
    const over = new AbortController();
    const submitted = () => users.reduce((sum, user) => sum + user.submitted, 0);
    const kills = killNowAndThen(desks.servers[1]!, submitted, over.signal);
    try {
      await Promise.all(lanes);
    } catch (cause) {
      const logged = desks.faults().join('\n');
      throw new Error(`${submitted()} submissions, ${cause}\n${logged}`, { cause });
    } finally {
      over.abort();
      await kills;
    }
  }
});

/** In the midst of everything: each time after another sixth of the submissions. */
async function killNowAndThen(server: DeskServer, submitted: () => number, over: AbortSignal): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (submitted() < (kill * SUBMISSIONS) / (KILLS + 1)) {
      if (over.aborted) return;
      await pause(20);
    }
    await server.cutOff();
    await server.open();
  }
}

function summary(users: readonly SubmittingUser[], { onFile, lost, doubled }: FileCheck): string {
  const sum = (of: (user: SubmittingUser) => number) => users.reduce((total, user) => total + of(user), 0);
  return [
    `    ${users.length} conversations, ${sum(({ turns }) => turns)} turns, ${KILLS} kills: `,
    `${sum(({ client }) => client.cuts)} deliveries refused or cut off, `,
    `${sum(({ client }) => client.lostAnswers)} answers lost and asked for again\n`,
    `    ${sum(({ submitted }) => submitted)} submissions, ${sum(({ sentTwice }) => sentTwice)} of them sent twice, `,
    `${sum(({ receipts }) => receipts.length)} receipts: `,
    `${onFile} requests on file, ${lost.length} lost, ${doubled.length} doubled`,
  ].join('');
}
