import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { type Desk, removeDeskData, startDesk } from '../browser/desk.js';
import { requestsOnDisk, SUBMIT, toReview, userAt } from './deskUser.js';
import { tally } from './tally.js';
import { timesOf } from './timesOf.js';

const ROUNDS = timesOf(50, 6);
/** The kills are spread over the time that a submission takes, and a little beyond. */
const LATEST_KILL_MS = 100;
const QUIET = { LOG_LEVEL: 'error' };

/** One conversation that was cut off while it submitted. */
interface CutConversation {
  readonly id: string;
  /** What the user pressed: pressed again after the restart, as a client would that got no answer. */
  readonly submit: object;
  /** The request number, when the answer still came. */
  readonly confirmed: string | undefined;
}

describe('a submission that is killed', function () {
  this.timeout(600_000);
  let desk: Desk | undefined;

  after(async () => {
    await desk?.stop();
    await removeDeskData();
  });

  it(`should be on file exactly once, ${ROUNDS} times over`, async () => {
    let cut: CutConversation | undefined;
    let confirmedBeforeKill = 0;
    const numbers = new Set<string>();
    desk = await startDesk({ env: QUIET });
    for (let round = 0; round < ROUNDS; round += 1) {
      cut = await submitAndKill(desk, round);
      if (cut.confirmed) confirmedBeforeKill += 1;
      desk = await startDesk({ dataDir: desk.dataDir, env: QUIET });
      await resume(desk, cut, numbers);
      const filed = requestsOnDisk(desk.dataDir);
      assert.equal(filed.length, round + 1, `round ${round}: ${JSON.stringify(cut)}`);
      assert.equal(new Set(filed.map(({ key }) => key)).size, round + 1);
      if (cut.confirmed)
        assert.ok(
          filed.some(({ id }) => id === cut?.confirmed),
          `lost ${cut.confirmed}`,
        );
    }
    tally(`kills while submitting, ${confirmedBeforeKill} after the answer, ${numbers.size} receipts`, {
      times: ROUNDS,
    });
  });
});

/** Talks up to the review, submits, and kills the process at a moment of its own for each round. */
async function submitAndKill(desk: Desk, round: number): Promise<CutConversation> {
  const id = `cut-${round}`;
  const user = userAt(desk.url.replace(/\/$/, ''), id);
  await toReview(user, 'en-US', `Round ${round}`);
  const submit = user.dataOf(SUBMIT['en-US']);
  const answered = user.send({ type: 'message', value: submit }).then(
    () => user.requestNumber(),
    () => undefined,
  );
  await pause((round / ROUNDS) * LATEST_KILL_MS);
  await desk.stop('SIGKILL');
  return { id, submit, confirmed: await answered };
}

/** Presses Submit again, and sees that the conversation goes on. */
async function resume(
  desk: Desk,
  { id, submit, confirmed }: CutConversation,
  numbers: Set<string>,
): Promise<void> {
  const user = userAt(desk.url.replace(/\/$/, ''), id);
  await user.send({ type: 'message', value: submit });
  const number = /SR-\d{6,}/.exec(JSON.stringify(user.replies))?.[0];
  if (number) {
    assert.ok(!numbers.has(number), `${number} was given twice`);
    if (confirmed) assert.equal(number, confirmed);
    numbers.add(number);
  }
  assert.match(await user.say('my requests'), /SR-\d{6,}/);
}
