import assert from 'node:assert/strict';
import type { Attachment } from 'botbuilder';
import { type HostileDesk, openHostileDesk } from '../../../hostile/hostileDesk.js';
import { pressed } from '../../../support/press.js';
import { message, postJson } from '../../support/activities.js';
import { type Delivery, openStandInChannel } from '../../support/standInChannel.js';
import { type TestServer, useTestServer } from '../../support/testServer.js';

const CHAT = { id: 'a:chat', conversationType: 'personal' };
const CARD_ID = '1700000000001/odd';

describe('cards of answered steps over the channel’s service', () => {
  const openServer = useTestServer();
  let desk: HostileDesk;
  let server: TestServer;
  let channel: Awaited<ReturnType<typeof openStandInChannel>>;
  let count = 0;
  beforeEach(async () => {
    count = 0;
    desk = await openHostileDesk();
    server = await openServer({ bot: desk.bot });
  });
  afterEach(async () => {
    await channel.close();
    await desk.close();
  });

  /** @returns what the service was asked for meanwhile */
  async function send(changes: object): Promise<Delivery[]> {
    count += 1;
    const before = channel.deliveries.length;
    const activity = message({
      id: `activity-${count}`,
      channelId: 'msteams',
      conversation: CHAT,
      serviceUrl: channel.url,
      deliveryMode: undefined,
      ...changes,
    });
    assert.equal((await postJson(server.url, activity)).status, 200);
    return channel.deliveries.slice(before);
  }

  const cardOf = ({ activity }: Delivery) => (activity as { attachments?: Attachment[] }).attachments?.[0];

  for (const updateStatus of [400, 403, 404, 405, 429]) {
    it(`should stay as they are when the service answers ${updateStatus}, and hold up nothing`, async () => {
      channel = await openStandInChannel({ updateStatus });
      const greeting = (await send({ text: 'hello there' })).at(-1);
      const card = greeting && cardOf(greeting);
      const press = pressed([{ attachments: card ? [card] : [] }], 'Request a refund', {});
      const [answer, ...updates] = await send({ ...press, text: undefined, replyToId: CARD_ID });
      assert.match(JSON.stringify(answer && cardOf(answer)), /Which customer/);
      assert.deepEqual(
        updates.map(({ method }) => method),
        ['PUT', 'PUT'],
      );
      const [next] = await send({ text: 'contoso' });
      assert.ok(next);
      assert.deepEqual(
        server.lines.filter(({ level }) => level === 'error'),
        [],
      );
    });
  }

  it('should be put in the place of the pressed card, after the answer', async () => {
    channel = await openStandInChannel();
    const greeting = (await send({ text: 'hello there' })).at(-1);
    const card = greeting && cardOf(greeting);
    const ownId = `sent-${channel.deliveries.length}`;
    assert.ok(card);
    const press = pressed([{ attachments: [card] }], 'Request a refund', {});
    const [answer, known, named, ...others] = await send({ ...press, text: undefined, replyToId: CARD_ID });
    assert.deepEqual(others, []);
    assert.equal(answer?.method, 'POST');
    const chat = `/v3/conversations/${encodeURIComponent(CHAT.id)}/activities`;
    assert.deepEqual(
      [known, named].map((update) => [update?.method, update?.path]),
      [
        ['PUT', `${chat}/${ownId}`],
        ['PUT', `${chat}/${encodeURIComponent(CARD_ID)}`],
      ],
    );
    for (const update of [known, named]) {
      const text = JSON.stringify(update && cardOf(update));
      assert.match(text, /Chosen: Request a refund/);
      assert.doesNotMatch(text, /Action\./);
    }
  });
});
