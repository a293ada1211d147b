import assert from 'node:assert/strict';
import { message, postJson } from '../bot/support/activities.js';
import { openTestServer, type TestServer } from '../bot/support/testServer.js';
import { type HostileDesk, openHostileDesk } from './hostileDesk.js';

/** Fields of an activity, each set to everything that it must not be. */
const FIELDS = [
  ...['type', 'channelId', 'from', 'recipient', 'conversation', 'text', 'value', 'locale', 'attachments'],
  ...['entities', 'membersAdded', 'channelData', 'timestamp', 'serviceUrl', 'id', 'replyToId', 'textFormat'],
];
const WRONG: readonly unknown[] = [null, 7, 'text', true, [], [null], {}, { id: 7 }, 'x'.repeat(100_000)];

describe('activities that are not well-formed', () => {
  let desk: HostileDesk;
  let server: TestServer;
  before(async () => {
    desk = await openHostileDesk();
    server = await openTestServer({ bot: desk.bot, sentence: desk.sentence });
  });
  after(async () => {
    await server.close();
    await desk.close();
  });

  const post = (body: unknown) => postJson(server.url, body);

  for (const field of FIELDS) {
    it(`should be answered or refused with what is wrong, whatever stands in ${field}`, async () => {
      for (const [index, wrong] of WRONG.entries()) {
        const own = message({ conversation: { id: `${field}-${index}` }, text: 'help' });
        for (const body of [
          { ...own, [field]: wrong },
          { ...own, type: 'conversationUpdate', [field]: wrong },
        ]) {
          const response = await post(body);
          const text = await response.text();
          assert.ok(response.status === 200 || (response.status >= 400 && response.status < 500), text);
          if (response.status >= 400) assert.match(text, /"message":"[A-Z].+\."/);
          assert.doesNotMatch(
            text,
            /reference [A-Z0-9]{8}/,
            `${field}: ${JSON.stringify(wrong).slice(0, 50)}`,
          );
        }
      }
      assert.deepEqual(
        server.lines.filter(({ level }) => level === 'error'),
        [],
      );
    });
  }

  for (const field of ['type', 'channelId', 'from', 'conversation']) {
    it(`should be refused without ${field}, and say so`, async () => {
      const response = await post(message({ [field]: undefined }));
      assert.equal(response.status, 400);
      assert.match(await response.text(), new RegExp(field));
    });
  }

  it('should be let pass without an answer when of an unknown type', async () => {
    const response = await post(message({ type: 'sneeze', conversation: { id: 'sneeze' } }));
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { activities: [] });
  });

  for (const [what, body, status] of [
    ['malformed JSON', '{"type":"message"', 400],
    ['no object', '"hello"', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['5 MB', `{"type":"message","text":"${'x'.repeat(5 * 1024 * 1024)}"}`, 413],
    ['a thousand levels', `{"value":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, 400],
  ] as const) {
    it(`should be refused with ${status}: ${what}`, async () => {
      const response = await fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      assert.equal(response.status, status);
      assert.match(await response.text(), /"message":"[A-Z].+\."/);
    });
  }
});
