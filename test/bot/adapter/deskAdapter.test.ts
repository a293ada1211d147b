import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { message, postJson, repliesOf } from '../support/activities.js';
import { signal } from '../support/signal.js';
import { openStandInChannel } from '../support/standInChannel.js';
import { openTestServer, type TestServer, type TestServerOptions } from '../support/testServer.js';

type Channel = Awaited<ReturnType<typeof openStandInChannel>>;

describe('DeskAdapter', () => {
  let desk: TestServer | undefined;
  let channel: Channel | undefined;
  const open = async (options?: TestServerOptions) => {
    desk = await openTestServer(options);
    return desk;
  };
  const openChannel = async (status?: number) => {
    channel = await openStandInChannel(status);
    return channel;
  };
  afterEach(async () => {
    await desk?.close();
    await channel?.close();
  });

  const normal = (serviceUrl: string, changes: Record<string, unknown> = {}) =>
    message({ deliveryMode: undefined, serviceUrl, ...changes });

  it('should post the replies of a normal turn to the service that the activity names', async () => {
    const { deliveries, url: serviceUrl } = await openChannel();
    const { url } = await open();
    const response = await postJson(url, normal(serviceUrl));
    assert.deepEqual([response.status, await response.text()], [200, '']);
    assert.deepEqual(
      deliveries.map(({ method, path, activity }) => [method, path, activity.text, activity.replyToId]),
      [['POST', '/v3/conversations/conversation-1/activities/activity-1', 'you said hello', 'activity-1']],
    );
  });

  it('should post nothing when the replies go into the answer', async () => {
    const { deliveries, url: serviceUrl } = await openChannel();
    const { url } = await open();
    assert.deepEqual(await repliesOf(await postJson(url, message({ serviceUrl }))), ['you said hello']);
    assert.deepEqual(deliveries, []);
  });

  it('should answer an invoke with what the bot responds', async () => {
    const { url: serviceUrl } = await openChannel();
    const { url } = await open({
      bot: async (context) => {
        await context.sendActivity({ type: 'invokeResponse', value: { status: 202, body: { done: true } } });
      },
    });
    const response = await postJson(url, normal(serviceUrl, { type: 'invoke', name: 'adaptiveCard/action' }));
    assert.deepEqual([response.status, await response.json()], [202, { done: true }]);
  });

  describe('without a registration', () => {
    const outside = [
      'https://smba.trafficmanager.net/teams/',
      'http://169.254.169.254/latest/',
      'http://10.0.0.1/',
      'http://127.0.0.1.example.com/',
      'http://localhost.example.com/',
      'http://user@example.com:80/127.0.0.1',
      'http://[::2]/',
      'http://0.0.0.0/',
    ];
    for (const serviceUrl of outside) {
      it(`should send no reply to ${serviceUrl}`, async () => {
        let turns = 0;
        const { url } = await open({ bot: async () => void turns++ });
        for (const deliveryMode of [undefined, 'expectReplies']) {
          const response = await postJson(url, message({ serviceUrl, deliveryMode }));
          const { error } = (await response.json()) as { error: { code: string } };
          assert.deepEqual([response.status, error.code], [403, 'ServiceUrlNotAllowed']);
        }
        assert.equal(turns, 0);
      });
    }
  });

  it('should run the turns of one conversation one after another and others at once', async () => {
    const first = signal();
    const begun: string[] = [];
    const firstBegan = signal();
    const { url } = await open({
      bot: async (context) => {
        const { text } = context.activity;
        begun.push(text);
        if (text === 'first') {
          firstBegan.raise();
          await first.raised;
        }
        await context.sendActivity(text);
      },
    });
    const answers = [postJson(url, message({ text: 'first' }))];
    await firstBegan.raised;
    answers.push(postJson(url, message({ text: 'second' })));
    await postJson(url, message({ text: 'elsewhere', conversation: { id: 'conversation-2' } }));
    assert.deepEqual(begun, ['first', 'elsewhere']);
    first.raise();
    await Promise.all(answers);
    assert.deepEqual(begun, ['first', 'elsewhere', 'second']);
  });

  it('should not have a member of a group wait for another', async () => {
    const first = signal();
    const firstBegan = signal();
    const begun: string[] = [];
    const { url } = await open({
      bot: async ({ activity }) => {
        begun.push(activity.text);
        if (activity.text !== 'first') return;
        firstBegan.raise();
        await first.raised;
      },
    });
    const conversation = { id: 'group', isGroup: true };
    const say = (text: string, id: string) => postJson(url, message({ text, conversation, from: { id } }));
    const answers = [say('first', 'ada')];
    await firstBegan.raised;
    answers.push(say('second', 'ada'));
    await say('meanwhile', 'bob');
    assert.deepEqual(begun, ['first', 'meanwhile']);
    first.raise();
    await Promise.all(answers);
    assert.deepEqual(begun, ['first', 'meanwhile', 'second']);
  });

  describe('with a turn that takes long', () => {
    const slow = async (deliveryMode?: string) => {
      const done = signal();
      const began = signal();
      const { url: serviceUrl, deliveries } = await openChannel();
      const { url } = await open({
        bot: async (context) => {
          began.raise();
          await done.raised;
          await context.sendActivity('at last');
        },
        parts: { answerWithinMs: 20 },
      });
      const response = postJson(url, normal(serviceUrl, { deliveryMode }));
      await began.raised;
      return { response, done, deliveries, url, serviceUrl };
    };
    const until = async (holds: () => boolean) => {
      while (!holds()) await setImmediate();
    };

    it('should let the channel go in time, and post the replies later', async () => {
      const { response, done, deliveries } = await slow();
      assert.equal((await response).status, 202);
      assert.equal(deliveries.length, 0);
      done.raise();
      await until(() => deliveries.length > 0);
      assert.equal(deliveries[0]?.activity.text, 'at last');
    });

    it('should show that the desk is at work', async () => {
      const { response, done, deliveries } = await slow();
      await response;
      await until(() => deliveries.length > 0);
      assert.equal(deliveries[0]?.activity.type, 'typing');
      done.raise();
      await until(() => deliveries.length > 1);
      assert.equal(deliveries.at(-1)?.activity.text, 'at last');
    });

    it('should keep a caller waiting who wants the replies as the answer', async () => {
      const { response, done, url, serviceUrl } = await slow('expectReplies');
      const other = normal(serviceUrl, { conversation: { id: 'conversation-2' } });
      assert.equal((await postJson(url, other)).status, 202, 'the time is over');
      assert.equal(await Promise.race([response, 'waits']), 'waits');
      done.raise();
      assert.deepEqual(await repliesOf(await response), ['at last']);
    });
  });

  it('should go on with a conversation after a turn that failed', async () => {
    const { url, metrics } = await open({
      bot: async (context) => {
        if (context.activity.text === 'fail') throw new TypeError('oops');
        await context.sendActivity('fine');
      },
    });
    await repliesOf(await postJson(url, message({ text: 'fail' })));
    assert.deepEqual(await repliesOf(await postJson(url, message())), ['fine']);
    assert.match(await metrics.render(), /desk_turns_total\{channel="test",outcome="failed"\} 1/);
  });

  it('should survive a channel that refuses every reply, and only log it', async () => {
    const { url: serviceUrl, deliveries } = await openChannel(403);
    const { url, lines } = await open();
    assert.equal((await postJson(url, normal(serviceUrl))).status, 200);
    assert.equal(deliveries.length, 2, 'the reply, then the sentence');
    assert.deepEqual(
      lines.map(({ msg }) => msg),
      ['turn failed', 'user not told of failed turn'],
    );
    assert.equal(lines[0]?.reference, lines[1]?.reference);
    assert.equal(lines[0]?.code, 'BackendUnreachable');
  });
});
