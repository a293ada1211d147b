import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { openPersonalChat, personOf } from '../../../../bot/teams/scope/personalChat.js';
import { message, postJson } from '../../support/activities.js';
import { NEW_CHAT, openStandInChannel, type StandInAnswers } from '../../support/standInChannel.js';
import { useTestServer } from '../../support/testServer.js';

const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';
const THREAD = '19:team@thread.tacv2;messageid=5';
const FIRST = { type: 'message', text: 'first' };

describe('openPersonalChat', () => {
  const openServer = useTestServer();
  let channel: Awaited<ReturnType<typeof openStandInChannel>> | undefined;
  afterEach(() => channel?.close());

  /** One message of a thread, answered by what came of the chat with its sender. */
  async function asked(
    answers: StandInAnswers,
    goOn: (chat: TurnContext) => Promise<void>,
    changes: Record<string, unknown> = {},
  ) {
    channel = await openStandInChannel(answers);
    const { deliveries, url: serviceUrl } = channel;
    const server = await openServer({
      bot: async (context) => {
        const refusal = await openPersonalChat(context, personOf(context.activity), FIRST, goOn);
        await context.sendActivity(refusal ?? 'written');
      },
    });
    const activity = message({
      serviceUrl,
      deliveryMode: undefined,
      channelId: 'msteams',
      from: { id: '29:ada', name: 'Ada', aadObjectId: 'object-ada' },
      conversation: { id: THREAD, isGroup: true, conversationType: 'channel', tenantId: TENANT },
      ...changes,
    });
    const response = await postJson(server.url, activity);
    assert.equal(response.status, 200);
    return { deliveries, lines: server.lines };
  }

  it('should open the chat with the sender, speak there, and then in the thread', async () => {
    let seen: Partial<TurnContext['activity']> = {};
    const { deliveries } = await asked({}, async (chat) => {
      seen = chat.activity;
      await chat.sendActivity('second');
    });
    const chat = `/v3/conversations/${encodeURIComponent(NEW_CHAT)}/activities`;
    const thread = `/v3/conversations/${encodeURIComponent(THREAD)}/activities/activity-1`;
    assert.deepEqual(
      deliveries.map(({ method, path, activity }) => [method, path, activity.text]),
      [
        ['POST', '/v3/conversations', undefined],
        ['POST', chat, 'first'],
        ['POST', chat, 'second'],
        ['POST', thread, 'written'],
      ],
    );
    const activity = deliveries[0]?.activity;
    assert.deepEqual(
      activity?.members?.map(({ id }) => id),
      ['29:ada'],
    );
    assert.deepEqual([activity?.isGroup, activity?.tenantId], [false, TENANT]);
    assert.deepEqual(
      [
        seen.from?.id,
        seen.from?.aadObjectId,
        seen.conversation?.id,
        seen.conversation?.tenantId,
        seen.locale,
      ],
      ['29:ada', 'object-ada', NEW_CHAT, TENANT, 'en-US'],
    );
    assert.ok(!seen.conversation?.isGroup);
  });

  for (const [answers, refusal] of [
    [{ chatStatus: 403 }, 'notInstalled'],
    [{ saidInChatStatus: 403 }, 'notInstalled'],
    [{ chatStatus: 400 }, 'refused'],
    [{ saidInChatStatus: 404 }, 'refused'],
  ] as const) {
    it(`should say ${refusal} of ${JSON.stringify(answers)}, and run nothing`, async () => {
      let turns = 0;
      const { deliveries, lines } = await asked(answers, async () => void turns++);
      assert.equal(deliveries.at(-1)?.activity.text, refusal);
      assert.equal(turns, 0);
      assert.deepEqual(
        lines.filter(({ level }) => level === 'error'),
        [],
      );
    });
  }

  it('should have a turn that fails there answered there', async () => {
    const { deliveries } = await asked({}, async () => {
      throw new Error('broken');
    });
    const texts = deliveries.map(({ activity }) => activity.text);
    assert.match(texts.join('|'), /^\|first\|sorry, \w+\|written$/);
  });
});
