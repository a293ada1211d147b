import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference } from 'botframework-schema';
import { describe, it } from 'mocha';
import { echoBot, eventually, startServer, type TestServer, texts } from './testServer.js';

describe('Direct Line conversations', () => {
  let server: TestServer;

  afterEach(() => server.stop());

  const pathOf = (id: string) => `/conversations/${id}/activities`;

  async function history(conversationId: string): Promise<Activity[]> {
    return (await server.call('GET', pathOf(conversationId), { token: server.secret })).body.activities;
  }

  /** A bot whose messages wait until they are let go. */
  function heldBot() {
    const waiting: (() => void)[] = [];
    const onTurn = async (context: TurnContext) => {
      if (context.activity.type === 'message') await new Promise<void>((resolve) => waiting.push(resolve));
      await echoBot(context);
    };
    return { waiting, onTurn };
  }

  it('should keep the conversation over a restart on the same folder', async () => {
    server = await startServer();
    const { conversationId, token } = await server.begin({ user: { id: 'ada' }, locale: 'fr' });
    await server.call('POST', pathOf(conversationId), { token, body: { type: 'message', text: 'one' } });
    const before = await history(conversationId);
    const { dataDir } = server;
    await server.stop();
    server = await startServer({ dataDir });
    assert.deepEqual(await history(conversationId), before);
    const reconnected = await server.call('GET', `/conversations/${conversationId}?watermark=3`, { token });
    assert.equal(reconnected.status, 200, 'the old token is good');
    const sent = await server.call('POST', pathOf(conversationId), {
      token,
      body: { type: 'message', text: 'two' },
    });
    assert.equal(sent.body.id, `${conversationId}|0000004`);
    assert.deepEqual(
      server.turns.map(({ type, from, locale }) => [type, from.id, locale]),
      [['message', 'ada', 'fr']],
      'no second greeting',
    );
  });

  it('should tell the bot of the user after the restart when the first time failed', async () => {
    const failing = async () => {
      throw new TypeError('not today');
    };
    server = await startServer({ onTurn: failing });
    const { body } = await server.call('POST', '/conversations', { token: server.secret });
    await eventually(() => server.errors.length > 0);
    const { dataDir } = server;
    await server.stop();
    server = await startServer({ dataDir });
    await server.call('POST', '/conversations', { token: body.token });
    await eventually(async () => texts(await history(body.conversationId))[0]?.startsWith('welcome'));
  });

  it('should run the turns of one conversation in order and those of others meanwhile', async () => {
    const { waiting, onTurn } = heldBot();
    server = await startServer({ onTurn });
    const [mine, other] = [await server.begin(), await server.begin()];
    const post = ({ conversationId: id, token }: typeof mine, text: string) =>
      server.call('POST', pathOf(id), { token, body: { type: 'message', text } });
    const first = post(mine, 'one');
    await eventually(() => waiting.length === 1);
    const second = post(mine, 'two');
    const third = post(other, 'three');
    await eventually(() => waiting.length === 2);
    assert.deepEqual(texts(server.turns).slice(-2), ['one', 'three']);
    waiting[0]?.();
    await first;
    await eventually(() => waiting.length === 3);
    for (const release of waiting) release();
    await Promise.all([second, third]);
    assert.deepEqual(texts(await history(mine.conversationId)).slice(1), [
      'one',
      'two',
      'echo one',
      'echo two',
    ]);
  });

  it('should refuse activities above what may wait in a conversation, until some are done', async () => {
    const { waiting, onTurn } = heldBot();
    server = await startServer({ onTurn, limits: { pendingTurns: 1 } });
    const { conversationId, token } = await server.begin();
    const post = () =>
      server.call('POST', pathOf(conversationId), { token, body: { type: 'message', text: 'x' } });
    const first = post();
    await eventually(() => waiting.length === 1);
    const refused = await post();
    assert.deepEqual([refused.status, refused.body.error.code], [429, 'TooManyActivities']);
    assert.equal(refused.headers.get('retry-after'), '1');
    waiting[0]?.();
    assert.equal((await first).status, 200);
    const next = post();
    await eventually(() => waiting.length === 2);
    waiting[1]?.();
    assert.equal((await next).status, 200);
  });

  it('should answer a slow turn’s POST in time and finish the turn', async () => {
    const { waiting, onTurn } = heldBot();
    server = await startServer({ onTurn, limits: { turnWaitMs: 20 } });
    const { conversationId, token } = await server.begin();
    const body = { type: 'message', text: 'slow' };
    assert.equal((await server.call('POST', pathOf(conversationId), { token, body })).status, 200);
    waiting[0]?.();
    await eventually(async () => texts(await history(conversationId)).includes('echo slow'));
  });

  it('should answer 502 when not even the error handler coped', async () => {
    server = await startServer({
      onTurnError: async (_context, error) => {
        throw error;
      },
    });
    const { conversationId, token } = await server.begin();
    const body = { type: 'message', text: 'fail' };
    const answer = await server.call('POST', pathOf(conversationId), { token, body });
    assert.deepEqual([answer.status, answer.body.error.code], [502, 'BotError']);
  });

  describe('adapter', () => {
    let reference: Partial<ConversationReference>;
    let conversationId: string;

    beforeEach(async () => {
      server = await startServer();
      ({ conversationId } = await server.begin({ user: { id: 'ada' }, locale: 'fr' }));
      reference = TurnContext.getConversationReference(server.turns[0] ?? {});
    });

    it('should send proactive messages into the conversation, through the middleware', async () => {
      const seen: string[] = [];
      server.directLine.adapter.use(async (context, next) => {
        seen.push(`${context.activity.name} ${context.activity.from.id} ${context.activity.locale}`);
        await next();
      });
      await server.directLine.adapter.continueConversationAsync('app', reference, async (context) => {
        await context.sendActivity('your request was closed');
      });
      assert.deepEqual(texts(await history(conversationId)).slice(1), ['your request was closed']);
      assert.deepEqual(seen, ['ContinueConversation ada fr']);
    });

    it('should do nothing for a conversation that is not on file', async () => {
      let ran = false;
      const unknown = { ...reference, conversation: { id: 'unknown' } } as ConversationReference;
      await server.directLine.adapter.continueConversation(unknown, async () => {
        ran = true;
      });
      assert.equal(ran, false);
    });

    it('should show an updated activity in its place, and a deleted one no more', async () => {
      await server.directLine.adapter.continueConversation(reference, async (context) => {
        const kept = await context.sendActivity('draft');
        const dropped = await context.sendActivity('mistake');
        await context.updateActivity({ id: kept?.id ?? '', type: 'message', text: 'final' });
        await context.deleteActivity(dropped?.id ?? '');
        await context.sendActivity('after');
      });
      const log = await history(conversationId);
      assert.deepEqual(texts(log).slice(1), ['final', 'after']);
      assert.deepEqual(
        log.map(({ id }) => id?.slice(-7)),
        ['0000001', '0000002', '0000004'],
      );
      assert.equal(log[1]?.from.role, 'bot');
    });

    it('should not touch activities of other conversations', async () => {
      const other = await server.begin();
      const [welcome] = await history(other.conversationId);
      await server.directLine.adapter.continueConversation(reference, async (context) => {
        await context.updateActivity({ id: welcome?.id ?? '', type: 'message', text: 'taken over' });
        await context.deleteActivity(welcome?.id ?? '');
      });
      assert.deepEqual(await history(other.conversationId), [welcome]);
    });

    it('should keep what is not for the user out of the log', async () => {
      await server.directLine.adapter.continueConversation(reference, async (context) => {
        await context.sendActivities([
          { type: 'trace', name: 'debug' },
          { type: 'delay', value: 1 },
          { type: 'message', text: 'shown' },
        ]);
      });
      const log = await history(conversationId);
      assert.deepEqual(
        log.map(({ type }) => type),
        ['message', 'message'],
      );
      assert.equal('serviceUrl' in (log[1] ?? {}), false);
    });
  });
});
