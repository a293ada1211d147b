import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { startServer, type TestServer } from './testServer.js';

describe('Direct Line upload', () => {
  let server: TestServer;
  let path: string;
  let token: string;

  beforeEach(async () => {
    server = await startServer({
      limits: { filesPerUpload: 2, fileBytes: 1000, activityBytes: 600, userFileBytes: 1500 },
      uploadBytes: 2500,
    });
    const started = await server.begin();
    path = `/conversations/${started.conversationId}/upload?userId=someone`;
    ({ token } = started);
  });

  afterEach(() => server.stop());

  function form(
    files: readonly [name: string, type: string, content: string][],
    activity?: unknown,
  ): FormData {
    const data = new FormData();
    if (activity !== undefined) {
      const text = typeof activity === 'string' ? activity : JSON.stringify(activity);
      data.append('activity', new Blob([text], { type: 'application/vnd.microsoft.activity' }));
    }
    for (const [name, type, content] of files) data.append('file', new Blob([content], { type }), name);
    return data;
  }

  const stored = () => readdirSync(join(server.dataDir, 'directline', 'uploads'));

  it('should send the files with the activity’s text and serve them as harmless downloads', async () => {
    const body = form(
      [
        ['écran 🎉.png', 'image/png', 'pixels'],
        ['note.txt', 'text/plain', 'words'],
      ],
      {
        type: 'message',
        text: 'look',
        from: { id: 'eve' },
        attachments: [{ contentType: 'x', name: 'note.txt' }],
      },
    );
    const { status, body: answer } = await server.call('POST', path, { token, body });
    assert.equal(status, 200);
    const turn = server.turns.at(-1);
    assert.equal(turn?.id, answer.id);
    assert.equal(turn?.text, 'look');
    assert.notEqual(turn?.from.id, 'eve');
    assert.deepEqual(
      turn?.attachments?.map(({ name, contentType }) => [name, contentType]),
      [
        ['écran 🎉.png', 'image/png'],
        ['note.txt', 'text/plain'],
      ],
    );
    const file = await fetch(turn?.attachments?.[0]?.contentUrl ?? '');
    assert.equal(await file.text(), 'pixels');
    assert.equal(file.headers.get('content-type'), 'image/png');
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''%C3%A9cran/);
  });

  it('should take files without an activity', async () => {
    const { status } = await server.call('POST', path, {
      token,
      body: form([['a.pdf', 'application/pdf', '%PDF']]),
    });
    assert.equal(status, 200);
    assert.equal(server.turns.at(-1)?.type, 'message');
  });

  const refused: [name: string, body: () => FormData | string, status: number, code: string][] = [
    ['a script', () => form([['x.html', 'text/html', '<script>']]), 415, 'UnsupportedMediaType'],
    [
      'a drawing that can hold script',
      () => form([['x.svg', 'image/svg+xml', '<svg/>']]),
      415,
      'UnsupportedMediaType',
    ],
    [
      'a file that is too large',
      () => form([['x.txt', 'text/plain', 'x'.repeat(1001)]]),
      413,
      'UploadTooLarge',
    ],
    [
      'too many files',
      () => form(['1', '2', '3'].map((name) => [name, 'text/plain', name])),
      413,
      'UploadTooLarge',
    ],
    ['no file at all', () => form([], { type: 'message' }), 400, 'MalformedUpload'],
    ['an activity that is no JSON', () => form([['a', 'text/plain', 'a']], '{'), 400, 'MalformedJson'],
    ['a wrong activity', () => form([['a', 'text/plain', 'a']], { text: 5 }), 400, 'BadActivity'],
    [
      'a large activity',
      () => form([['a', 'text/plain', 'a']], { text: 'x'.repeat(601) }),
      413,
      'UploadTooLarge',
    ],
    ['what is no form', () => 'plain', 415, 'UnsupportedMediaType'],
  ];
  for (const [name, body, status, code] of refused) {
    it(`should refuse ${name} and keep nothing of it`, async () => {
      const answer = await server.call('POST', path, { token, body: body() });
      assert.deepEqual([answer.status, answer.body.error?.code], [status, code]);
      assert.deepEqual(stored(), []);
      assert.equal(server.turns.length, 1);
    });
  }

  /** Sends one text file of so many bytes in a conversation of a new user. */
  async function sent(bytes: number, conversation?: { conversationId: string; token: string }) {
    const own = conversation ?? (await server.begin());
    return server.call('POST', `/conversations/${own.conversationId}/upload`, {
      token: own.token,
      body: form([['x.txt', 'text/plain', 'x'.repeat(bytes)]]),
    });
  }

  it('should refuse more files of a user than are kept of one, and take those of others', async () => {
    const user = await server.begin();
    assert.equal((await sent(900, user)).status, 200);
    for (const bytes of [601, 900]) {
      const answer = await sent(bytes, user);
      assert.deepEqual([answer.status, answer.body.error.code], [413, 'UploadQuotaReached']);
    }
    assert.equal((await sent(600, user)).status, 200);
    const full = await sent(1, user);
    assert.deepEqual([full.status, full.body.error.code], [413, 'UploadQuotaReached']);
    assert.equal((await sent(900)).status, 200);
    assert.equal(stored().length, 6);
  });

  it('should count files that come together', async () => {
    const user = await server.begin();
    const answers = await Promise.all([900, 900, 900, 900].map((bytes) => sent(bytes, user)));
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [200, 413, 413, 413]);
    assert.equal(stored().length, 2);
  });

  it('should refuse more files than there is room for, also after a restart, and take some when others went', async () => {
    for (const bytes of [900, 900]) assert.equal((await sent(bytes)).status, 200);
    const { dataDir } = server;
    await server.stop();
    server = await startServer({ dataDir, uploadBytes: 2500, limits: { fileBytes: 1000 } });
    const answer = await sent(701);
    assert.deepEqual([answer.status, answer.body.error.code], [507, 'UploadsFull']);
    assert.equal((await sent(700)).status, 200);
    assert.equal(stored().length, 6);
    const uploads = server.directLine.kept.find(({ name }) => name === 'uploads')!;
    assert.equal(await uploads.sweep(new Date(Date.now() + 60_000)), 3);
    assert.deepEqual(stored(), []);
    assert.equal((await sent(900)).status, 200);
  });

  it('should take no files where there is room for none', async () => {
    await server.stop();
    server = await startServer({ uploadBytes: 0 });
    assert.equal((await sent(1)).status, 507);
    assert.deepEqual(stored(), []);
  });

  it('should refuse a form that ends too early and keep nothing of it', async () => {
    const answer = await server.call('POST', path, {
      token,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhalf',
    });
    assert.deepEqual([answer.status, answer.body.error.code], [400, 'MalformedUpload']);
    assert.deepEqual(stored(), []);
  });

  it('should keep nothing of an upload that comes while too much waits', async () => {
    await server.stop();
    server = await startServer({ limits: { pendingTurns: 0 } });
    const { conversationId } = await server.begin();
    const body = form([['a.txt', 'text/plain', 'a']]);
    const answer = await server.call('POST', `/conversations/${conversationId}/upload`, {
      token: server.secret,
      body,
    });
    assert.equal(answer.status, 429);
    assert.deepEqual(stored(), []);
  });

  it('should not let a file’s name or an id lead out of the folder', async () => {
    const body = form([['../../secret', 'text/plain', 'a']]);
    assert.equal((await server.call('POST', path, { token, body })).status, 200);
    assert.equal(stored().length, 2);
    for (const id of ['..%2fsecret', '..%2f..%2fsecret', 'unknown-upload-id', '%00']) {
      assert.equal((await server.call('GET', `/attachments/${id}`)).status, 404, id);
    }
  });

  for (const [what, parts] of [
    ['a refused file that is cut off', [['text/html', 20]]],
    [
      'a file that is too large, with a refused one behind it',
      [
        ['image/png', 2_000],
        ['text/html', 40_000],
      ],
    ],
    [
      'a refused file in front of one that is too large',
      [
        ['text/html', 40_000],
        ['image/png', 2_000],
      ],
    ],
  ] as const) {
    it(`should refuse a form that does not end, and go on: ${what}`, async () => {
      const body = parts.map(
        ([type, size]) =>
          `--cut\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: ${type}\r\n\r\n${'x'.repeat(size)}\r\n`,
      );
      const headers = { 'content-type': 'multipart/form-data; boundary=cut' };
      const { status } = await server.call('POST', path, { token, body: body.join(''), headers });
      assert.ok(status >= 400 && status < 500, String(status));
      assert.deepEqual(stored(), []);
      const next = await server.call('POST', path, { token, body: form([['a.txt', 'text/plain', 'words']]) });
      assert.equal(next.status, 200);
    });
  }
});
