import assert from 'node:assert/strict';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from '../hostile/hostileDesk.js';
import { SHOWS, STEPS } from '../hostile/steps.js';
import { type Azurite, startAzurite } from '../support/azurite.js';

const CONVERSATIONS = 40;

describe('two instances on one blob storage', () => {
  let azurite: Azurite;
  let desks: readonly HostileDesk[];
  before(async function () {
    this.timeout(60_000);
    azurite = await startAzurite();
    const { connectionString } = azurite;
    const storage = { kind: 'azure-blobs', connectionString, container: 'conversations' } as const;
    desks = await Promise.all([openHostileDesk({ storage }), openHostileDesk({ storage })]);
  });
  after(async () => {
    for (const desk of desks) await desk.close();
    await azurite.stop();
  });

  const party = (n: number) => ({ userId: `user-${n}`, conversation: { id: `conversation-of-${n}` } });
  const failed = () =>
    desks.flatMap(({ lines }) => lines.filter(({ msg }) => msg === 'turn failed').map(({ code }) => code));

  it('should carry on each conversation, whichever of them its turns reach', async function () {
    this.timeout(120_000);
    const walk = async (n: number) => {
      const users = desks.map((desk) => desk.user(party(n)));
      const next = (turn: number) => users[(n + turn) % 2]!;
      await next(0).join();
      const said = STEPS.contact.map((words) => words.split('|')[0]!);
      for (const [turn, words] of said.entries()) await next(turn + 1).say(words);
      return wordsIn(next(said.length).replies);
    };
    const ends = await Promise.all(Array.from({ length: CONVERSATIONS }, (_, n) => walk(n)));
    assert.equal(ends.filter((words) => SHOWS.contact.test(words)).length, CONVERSATIONS);
    assert.deepEqual(failed(), []);
  });

  it('should answer a message once that reaches both of them', async () => {
    const users = desks.map((desk) => desk.user(party(1_000)));
    await users[0]!.join();
    await Promise.all(users.map((user) => user.send({ type: 'message', id: 'm-1', text: 'refund' })));
    const answered = users.filter(({ replies }) => replies.length > 0);
    assert.equal(answered.length, 1);
    assert.match(wordsIn(answered[0]!.replies), SHOWS.customers);
    assert.deepEqual(users.flatMap(linesOf), []);
  });
});
