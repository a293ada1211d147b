import assert from 'node:assert/strict';
import sinon from 'sinon';
import { DeskAdapter } from '../../../bot/adapter/deskAdapter.js';
import { TurnLimit } from '../../../bot/adapter/turnLimit.js';
import { createMetrics } from '../../../bot/metrics.js';
import { KeyedQueue } from '../../../services/keyedQueue.js';
import { message, postJson, repliesOf } from '../support/activities.js';
import { listeningLog } from '../support/logLines.js';
import { echo, useTestServer } from '../support/testServer.js';

/** An invoke's answer is the answer of the request. */
const AWAITED = { deliveryMode: undefined, serviceUrl: 'http://127.0.0.1:9/' };
const SLOWER = 'slower, please';

describe('a user who is too fast', () => {
  const open = useTestServer();
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 1_800_000_000_000, toFake: ['Date'] });
  });

  async function server(userTurnsPerMinute: number) {
    const { log, lines } = listeningLog();
    const sentence = () => SLOWER;
    const limit = new TurnLimit({ userTurnsPerMinute, clock: { now: () => new Date() }, log, sentence });
    const onTurnError = async () => assert.fail('no turn fails');
    const pipeline = { queue: new KeyedQueue(), metrics: createMetrics(), onTurnError, limit };
    const { url } = await open({ bot: echo, parts: { adapter: new DeskAdapter(undefined, pipeline) } });
    const post = (changes: object = {}) => postJson(url, message({ ...changes }));
    const say = async (changes: object = {}) => repliesOf(await post(changes));
    return { post, say, lines };
  }

  it('should be told so once a burst, and answered again after it', async () => {
    const { say, lines } = await server(3);
    for (let count = 0; count < 3; count += 1) assert.deepEqual(await say(), ['you said hello']);
    assert.deepEqual(await say(), [SLOWER]);
    for (let count = 0; count < 20; count += 1) {
      clock.tick(500);
      const [reply = ''] = await say();
      assert.notEqual(reply, SLOWER);
    }
    clock.tick(60_000);
    assert.deepEqual(await say(), ['you said hello']);
    assert.deepEqual(await say(), ['you said hello']);
    assert.equal(lines.length, 1);
    assert.deepEqual([lines[0]?.userId, lines[0]?.level], ['user-1', 'info']);
  });

  it('should be answered however much was looked up while typing, which has a limit of its own', async () => {
    const { post, say } = await server(1);
    const lookUp = { ...AWAITED, type: 'invoke', name: 'application/search' };
    await say({ type: 'invoke', name: 'application/search' });
    for (let count = 0; count < 3; count += 1) assert.equal((await post(lookUp)).status, 429);
    assert.deepEqual(await say(), ['you said hello']);
    assert.deepEqual(await say(), [SLOWER]);
  });

  it('should be told so again in a burst of a later minute', async () => {
    const { say } = await server(1);
    assert.deepEqual([...(await say()), ...(await say())], ['you said hello', SLOWER]);
    clock.tick(120_000);
    assert.deepEqual([...(await say()), ...(await say())], ['you said hello', SLOWER]);
  });

  it('should leave nobody else waiting: not on another channel, not in the same conversation', async () => {
    const { say } = await server(1);
    await say();
    await say();
    assert.deepEqual(await say({ from: { id: 'user-2' } }), ['you said hello']);
    assert.deepEqual(await say({ channelId: 'msteams' }), ['you said hello']);
  });

  it('should have an invoke answered 429', async () => {
    const { post, say } = await server(1);
    await say();
    assert.equal((await post({ type: 'invoke', name: 'adaptiveCard/action', ...AWAITED })).status, 429);
  });

  it('should never be one who types fast under the usual limit', async () => {
    const { say } = await server(120);
    for (let count = 0; count < 300; count += 1) {
      clock.tick(400);
      // Pauses as between answers that are read.
      if (count % 50 === 49) clock.tick(20_000);
      assert.deepEqual(await say(), ['you said hello'], `turn ${count}`);
    }
  });
});
