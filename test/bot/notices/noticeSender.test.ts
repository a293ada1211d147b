import assert from 'node:assert/strict';
import { ActivityTypes } from 'botbuilder';
import { DeskAdapter } from '../../../bot/adapter/deskAdapter.js';
import { createMetrics } from '../../../bot/metrics.js';
import { type MayHear, NoticeSender } from '../../../bot/notices/noticeSender.js';
import { UnreachableError } from '../../../services/errors.js';
import { KeyedQueue } from '../../../services/keyedQueue.js';
import { RecordingAdapter } from '../../support/recordingAdapter.js';
import { openStandInChannel } from '../support/standInChannel.js';
import { addressOf } from './roundsHarness.js';

const MESSAGE = { type: ActivityTypes.Message, text: 'news' };

describe('NoticeSender', () => {
  let channel: Awaited<ReturnType<typeof openStandInChannel>> | undefined;
  afterEach(() => channel?.close());

  function senderOver(queue = new KeyedQueue(), mayHear?: MayHear) {
    const failures: unknown[] = [];
    const onTurnError = async (_context: unknown, error: unknown) => void failures.push(error);
    const botFramework = new DeskAdapter(undefined, { queue, metrics: createMetrics(), onTurnError });
    const adapters = { botFramework, directLine: new RecordingAdapter(async () => undefined) };
    return { sender: new NoticeSender({ adapters, mayHear }), failures };
  }

  it('should post the message into the user’s chat, without a registration too', async () => {
    channel = await openStandInChannel();
    const { sender } = senderOver();
    assert.equal(await sender.send(addressOf('ada', channel.url), MESSAGE), 'told');
    const [delivery] = channel.deliveries;
    assert.deepEqual(
      [delivery?.method, delivery?.path, delivery?.activity.text],
      ['POST', '/v3/conversations/chat-ada/activities', 'news'],
    );
  });

  for (const [status, outcome] of [
    [403, 'gone'],
    [404, 'gone'],
    [400, 'refused'],
    [429, 'refused'],
  ] as const) {
    it(`should call a message ${outcome} that the channel answers with ${status}, and apologize to nobody`, async () => {
      channel = await openStandInChannel(status);
      const { sender, failures } = senderOver();
      assert.equal(await sender.send(addressOf('ada', channel.url), MESSAGE), outcome);
      assert.deepEqual([failures.length, channel.deliveries.length], [0, 1]);
    });
  }

  it('should say nothing to whoever may not hear it now, or of whom that is not known', async () => {
    channel = await openStandInChannel();
    const unknown = async () => {
      throw new UnreachableError('BackendUnreachable', 'down');
    };
    for (const mayHear of [async () => false, unknown]) {
      const { sender, failures } = senderOver(undefined, mayHear);
      assert.equal(await sender.send(addressOf('ada', channel.url), MESSAGE), 'refused');
      assert.deepEqual([failures.length, channel.deliveries.length], [0, 0]);
    }
  });

  it('should ask that in a turn of the user, with what the token service needs', async () => {
    channel = await openStandInChannel();
    const asked: unknown[] = [];
    const { sender } = senderOver(undefined, async ({ activity, adapter, turnState }) => {
      const client = turnState.get((adapter as DeskAdapter).UserTokenClientKey);
      asked.push(activity.from.id, typeof client?.getUserToken);
      return true;
    });
    assert.equal(await sender.send(addressOf('ada', channel.url), MESSAGE), 'told');
    assert.deepEqual(asked, ['ada', 'function']);
  });

  it('should not speak to another machine than its own without a registration', async () => {
    const { sender } = senderOver();
    assert.equal(await sender.send(addressOf('ada', 'https://smba.example.com/'), MESSAGE), 'gone');
  });

  it('should wait for the turn under way in the same chat', async () => {
    channel = await openStandInChannel();
    const queue = new KeyedQueue();
    const { sender } = senderOver(queue);
    let endTurn: () => void = () => undefined;
    const turn = queue.run('msteams\nchat-ada', () => new Promise<void>((resolve) => (endTurn = resolve)));
    const sent = sender.send(addressOf('ada', channel.url), MESSAGE);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(channel.deliveries, []);
    endTurn();
    await turn;
    assert.equal(await sent, 'told');
  });
});
