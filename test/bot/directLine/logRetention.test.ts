import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, openStream, texts, useServer } from './testServer.js';

const DAY_MS = 24 * 60 * 60_000;

describe('what Direct Line keeps', () => {
  const desk = useServer();

  const sweep = (name: 'transcripts' | 'uploads', days = 30) => {
    const part = desk.server.directLine.kept.find((kept) => kept.name === name);
    return part!.sweep(new Date(desk.time - days * DAY_MS));
  };

  async function say(text: string, { conversationId, token }: { conversationId: string; token: string }) {
    const body = { type: 'message', text };
    const path = `/conversations/${conversationId}/activities`;
    return (await desk.server.call('POST', path, { token, body })).status;
  }

  it('should lose the conversations in which nothing was said for the days kept, and no other', async () => {
    const old = await desk.server.begin();
    const alive = await desk.server.begin();
    desk.time += 20 * DAY_MS;
    await say('still here', { ...alive, token: desk.server.secret });
    desk.time += 11 * DAY_MS;
    const fresh = await desk.server.begin();
    assert.equal(await sweep('transcripts'), 1);
    assert.equal(await say('hello', { ...old, token: desk.server.secret }), 404);
    assert.equal((await desk.history(alive.conversationId)).length, 3);
    assert.equal((await desk.history(fresh.conversationId)).length, 1);
    assert.equal(await sweep('transcripts'), 0);
  });

  it('should go through all of many conversations', async () => {
    const issued = await Promise.all(
      Array.from({ length: 450 }, () => desk.server.directLine.issueToken({})),
    );
    await Promise.all(issued.map(({ token }) => desk.server.call('POST', '/conversations', { token })));
    await eventually(() => desk.server.turns.length === 450);
    desk.time += 31 * DAY_MS;
    assert.equal(await sweep('transcripts'), 450);
  });

  it('should let a page that comes back later begin its conversation anew', async () => {
    const { token, conversationId } = await desk.server.directLine.issueToken({});
    await desk.server.call('POST', '/conversations', { token });
    await eventually(async () => (await desk.history(conversationId)).length === 1);
    desk.time += 29 * DAY_MS;
    await sweep('transcripts', 20);
    const again = await desk.server.directLine.issueToken({ token });
    assert.equal(again.conversationId, conversationId);
    assert.equal((await desk.server.call('POST', '/conversations', { token: again.token })).status, 201);
    await eventually(async () => (await desk.history(conversationId)).length === 1);
    assert.equal(await say('hello', again), 200);
  });

  it('should not lose a conversation that somebody has open', async () => {
    const begun = await desk.server.begin();
    const stream = await openStream(begun.streamUrl);
    await eventually(() => stream.activities.length === 1);
    desk.time += 31 * DAY_MS;
    assert.equal(await sweep('transcripts'), 0);
    await say('still here', { ...begun, token: desk.server.secret });
    await eventually(() => texts(stream.activities).includes('echo still here'));
    stream.socket.close();
    await stream.closed;
    desk.time += 31 * DAY_MS;
    await eventually(async () => (await sweep('transcripts')) === 1);
  });

  it('should lose the files that were sent before the days kept', async () => {
    const begun = await desk.server.begin();
    const upload = async (name: string) => {
      const body = new FormData();
      body.append('file', new Blob([name], { type: 'text/plain' }), name);
      const path = `/conversations/${begun.conversationId}/upload`;
      await desk.server.call('POST', path, { token: begun.token, body });
      return String(desk.server.turns.at(-1)?.attachments?.[0]?.contentUrl);
    };
    const old = await upload('old.txt');
    const fresh = await upload('fresh.txt');
    const folder = join(desk.server.dataDir, 'directline', 'uploads');
    const id = old.split('/').at(-1)!;
    const sentAt = new Date(desk.time);
    utimesSync(join(folder, id), sentAt, sentAt);
    desk.time += 31 * DAY_MS;
    assert.equal(await sweep('uploads'), 1);
    assert.deepEqual([(await fetch(old)).status, (await fetch(fresh)).status], [404, 200]);
  });
});
