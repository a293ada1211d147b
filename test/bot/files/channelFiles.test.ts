import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder-core';
import { ChannelFiles } from '../../../bot/files/channelFiles.js';
import type { SentFile } from '../../../dialogs/request/sentFiles.js';
import { startServer, type TestServer } from '../directLine/testServer.js';

const NO_TEAMS = { read: async () => 'unreachable' as const };
const files = new ChannelFiles(NO_TEAMS);

describe('files that come through the embedded Direct Line', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startServer({});
  });
  afterEach(() => server.stop());

  /** Sends a file as Web Chat does. @returns what the bot sees of it */
  async function upload(content: string) {
    const { conversationId, token } = await server.begin();
    const body = new FormData();
    const activity = new Blob([JSON.stringify({ type: 'message' })], {
      type: 'application/vnd.microsoft.activity',
    });
    body.append('activity', activity);
    body.append('file', new Blob([content], { type: 'text/plain' }), 'note.txt');
    await server.call('POST', `/conversations/${conversationId}/upload?userId=someone`, { token, body });
    const seen = server.turns.at(-1)!;
    return { activity: seen, address: seen.attachments?.[0]?.contentUrl ?? '' };
  }

  function sentIn(activity: object, attachments: unknown): readonly SentFile[] {
    const context = new TurnContext(server.directLine.adapter, { ...activity, attachments } as never);
    return files.of(context);
  }

  async function readOf([file]: readonly SentFile[]): Promise<string> {
    const read = await file!.read();
    return typeof read === 'string' ? read : Buffer.from(read).toString();
  }

  it('should be read where they were uploaded, whatever host the address names', async () => {
    const { activity, address } = await upload('words');
    assert.equal(await readOf(sentIn(activity, activity.attachments)), 'words');
    const elsewhere = address.replace(/^https?:\/\/[^/]+/, 'http://169.254.169.254');
    assert.equal(
      await readOf(sentIn(activity, [{ contentType: 'text/plain', contentUrl: elsewhere }])),
      'words',
    );
  });

  it('should be nobody else’s', async () => {
    const { address } = await upload('secret');
    const other = await upload('mine');
    const stolen = [{ contentType: 'text/plain', contentUrl: address }];
    assert.equal(await readOf(sentIn(other.activity, stolen)), 'unreachable');
  });

  it('should be nothing that a client makes up', async () => {
    const { activity } = await upload('words');
    for (const contentUrl of [
      'http://127.0.0.1:22/',
      'file:///etc/passwd',
      'http://x/attachments/../secret',
      '',
    ])
      assert.equal(await readOf(sentIn(activity, [{ contentType: 'image/png', contentUrl }])), 'unreachable');
  });

  it('should be taken inline, too', async () => {
    const { activity } = await upload('words');
    const contentUrl = `data:text/plain;base64,${Buffer.from('inline').toString('base64')}`;
    assert.equal(await readOf(sentIn(activity, [{ contentType: 'text/plain', contentUrl }])), 'inline');
  });

  it('should be none in a group, and none for cards and the text as HTML', async () => {
    const { activity } = await upload('words');
    const group = { ...activity, conversation: { ...activity.conversation, isGroup: true } };
    assert.deepEqual(sentIn(group, activity.attachments), []);
    const none = [
      { contentType: 'text/html', content: '<p>hello</p>' },
      { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
      'nonsense',
    ];
    assert.deepEqual(sentIn(activity, none), []);
  });
});
