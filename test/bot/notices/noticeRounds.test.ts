import assert from 'node:assert/strict';
import { SharedFiles, SharedMemoryMedium } from '../../services/local/medium/sharedMemory.js';
import { languages } from '../../support/languages.js';
import { addressOf, aRequest, callerOf, Rounds } from './roundsHarness.js';

describe('NoticeRounds', () => {
  let world: Rounds;
  beforeEach(async () => {
    world = await Rounds.open(new SharedMemoryMedium(new SharedFiles()));
    await world.admit('ada');
    await world.roundsOver().run();
  });

  const close = () => world.requests.set('ada', [aRequest({ createdBy: 'ada', status: 'Closed' })]);
  const answered = (count: number) =>
    world.requests.set('ada', [
      aRequest({
        createdBy: 'ada',
        comments: Array.from({ length: count }, (_, index) => ({
          id: `c${index}`,
          authorId: 'microsoft',
          at: '2026-11-23T08:00:00Z',
          text: 'We look into it.',
        })),
      }),
    ]);

  it('should tell nothing at first, and a change once', async () => {
    assert.equal(world.sent.length, 0);
    close();
    assert.deepEqual(await world.roundsOver().run(), { users: 1, told: 1, failed: 0 });
    assert.equal(world.sent[0]?.message.summary, 'News of your requests');
    await world.roundsOver().run();
    assert.equal(world.sent.length, 1);
  });

  it('should tell of answers by others, and not of the user’s own comments', async () => {
    answered(1);
    const [request] = world.requests.get('ada') ?? [];
    world.requests.set('ada', [
      {
        ...request!,
        comments: [...request!.comments, { id: 'own', authorId: 'ada', at: '', text: 'Thanks' }],
      },
    ]);
    await world.roundsOver().run();
    assert.match(JSON.stringify(world.sent[0]?.message.attachments), /1 new answer/);
    assert.doesNotMatch(JSON.stringify(world.sent), /We look into it/);
  });

  it('should tell of a request that a colleague had carried out, and not of one that the user did', async () => {
    const execution = (by: string) => ({ state: 'Done' as const, by, at: '2026-11-23T08:00:00Z' });
    const closed = { createdBy: 'ada', status: 'Closed' as const };
    await world.admit('kim');
    await world.roundsOver().run();
    world.requests.set('ada', [aRequest({ ...closed, execution: execution('ada') })]);
    world.requests.set('kim', [aRequest({ ...closed, createdBy: 'kim', execution: execution('ada') })]);
    await world.roundsOver().run();
    assert.deepEqual(
      world.sent.map(({ userId }) => userId),
      ['kim'],
    );
  });

  it('should wait for the end of the quiet hours, without a look at anything', async () => {
    close();
    world.clock.moveTo('2026-11-23T20:00:00.000Z');
    const before = [world.looks, world.asked];
    await world.roundsOver().run();
    assert.deepEqual([world.sent.length, world.looks, world.asked], [0, ...before]);
    world.clock.moveTo('2026-11-24T06:00:00.000Z');
    await world.roundsOver().run();
    assert.equal(world.sent.length, 1);
  });

  it('should let one of several servers tell', async () => {
    close();
    const servers = await Promise.all([world.server(), world.server(), world.server()]);
    await Promise.all(servers.map((server) => server.run()));
    assert.equal(world.sent.length, 1);
  });

  it('should tell again what the channel refused, a while later', async () => {
    close();
    world.answer = 'refused';
    await world.roundsOver().run();
    world.answer = 'told';
    await world.roundsOver().run();
    assert.equal(world.sent.length, 1);
    world.clock.moveTo('2026-11-23T09:05:00.000Z');
    await world.roundsOver().run();
    assert.equal(world.sent.length, 2);
    assert.equal((await world.book.get(callerOf('ada'))).trouble, undefined);
  });

  it('should not tell again what may have arrived', async () => {
    close();
    world.answer = 'unknown';
    await world.roundsOver().run();
    world.clock.moveTo('2026-11-23T12:00:00.000Z');
    await world.roundsOver().run();
    assert.equal(world.sent.length, 1);
  });

  it('should give up the address where the app was removed, and keep what is news until there is one again', async () => {
    close();
    world.answer = 'gone';
    await world.roundsOver().run();
    assert.equal((await world.book.get(callerOf('ada'))).address, undefined);
    world.answer = 'told';
    await world.admit('ada');
    close();
    await world.roundsOver().run();
    assert.equal(world.sent.length, 2);
  });

  it('should tell nothing to whoever may use the desk no more', async () => {
    close();
    world.known.delete('ada');
    await world.roundsOver().run();
    assert.deepEqual(world.sent, []);
  });

  it('should tell nothing to whoever has become somebody else’s colleague', async () => {
    close();
    await world.book.update(callerOf('ada'), (record) => ({
      ...record,
      address: { ...addressOf('ada'), user: { channelId: 'msteams', userId: 'bob' } },
    }));
    await world.admit('bob');
    await world.roundsOver().run();
    assert.deepEqual(world.sent, []);
  });

  it('should speak the language that the user chose since', async () => {
    close();
    world.language = 'fr';
    await world.roundsOver().run();
    assert.equal(
      world.sent[0]?.message.summary,
      languages.textsFor('fr').say('notices.card.titles.requestStatus'),
    );
  });

  it('should be over at once for users whose records say that nothing is due', async () => {
    for (let index = 0; index < 200; index += 1) await world.admit(`user-${index}`);
    await world.roundsOver().run();
    world.clock.moveTo('2026-11-23T22:00:00.000Z');
    const before = [world.looks, world.asked];
    const { users, told } = await world.roundsOver().run();
    assert.deepEqual([users, told, world.looks, world.asked], [201, 0, ...before]);
  });

  it('should leave no one without news because of another’s trouble', async () => {
    await world.admit('bob');
    await world.roundsOver().run();
    world.requests.set('ada', undefined as never);
    Object.defineProperty(world.requests, 'get', {
      value: (userId: string) => {
        if (userId === 'ada') throw new Error('broken');
        return [aRequest({ createdBy: userId, status: 'Closed' })];
      },
    });
    assert.deepEqual(await world.roundsOver().run(), { users: 2, told: 1, failed: 1 });
    assert.deepEqual(
      world.sent.map(({ userId }) => userId),
      ['bob'],
    );
  });

  it('should name ids in the log, and nothing else of the user or the customer', async () => {
    close();
    await world.roundsOver().run();
    const lines = world.log.lines.filter(({ msg }) => msg === 'notices');
    assert.deepEqual(
      lines.map(({ userId, notices, delivery }) => [userId, notices, delivery]),
      [['ada', 1, 'told']],
    );
    assert.doesNotMatch(world.log.text(), /Contoso/);
  });

  it('should not hold the process, however many users there are', async () => {
    const many = 1_000;
    for (let index = 0; index < many; index += 1) await world.admit(`user-${index}`);
    await world.roundsOver().run();
    for (const [userId] of world.requests) {
      world.requests.set(userId, [aRequest({ createdBy: userId, status: 'Closed' })]);
    }
    let [longestMs, beats, lastMs] = [0, 0, performance.now()];
    const beat = setInterval(() => {
      const nowMs = performance.now();
      longestMs = Math.max(longestMs, nowMs - lastMs);
      lastMs = nowMs;
      beats += 1;
    }, 1);
    const begunMs = performance.now();
    const report = await world.roundsOver().run();
    const wholeMs = performance.now() - begunMs;
    clearInterval(beat);
    console.log(
      `      ${many + 1} users told in ${Math.round(wholeMs)} ms, longest hold ${Math.round(longestMs)} ms`,
    );
    assert.equal(report.told, many + 1);
    assert.ok(beats > 20 && longestMs < 250, `${beats} beats, ${longestMs}`);
  }).timeout(60_000);
});
