import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { MAX_ACTIVITY_BYTES } from '../../bot/server.js';
import { message, postJson, repliesOf } from './support/activities.js';
import { signal } from './support/signal.js';
import { openTestServer, type TestServer, type TestServerOptions } from './support/testServer.js';

interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly reference?: string };
}

describe('createServer', () => {
  let desk: TestServer;
  const open = async (options?: TestServerOptions) => {
    desk = await openTestServer(options);
    return desk;
  };
  afterEach(() => desk.close());

  const errorOf = async (response: Response) => ((await response.json()) as ErrorBody).error;

  describe('POST /api/messages', () => {
    it('should answer an expectReplies activity with what the bot says', async () => {
      const { url } = await open();
      const response = await postJson(url, message());
      assert.equal(response.status, 200);
      assert.deepEqual(await repliesOf(response), ['you said hello']);
    });

    const malformed: [string, unknown, RegExp][] = [
      ['a list', [message()], /JSON object/],
      ['a string', 'hello', /JSON object/],
      ['null', null, /JSON object/],
      ['no type', message({ type: undefined }), /type/],
      ['a type that is no string', message({ type: 7 }), /type/],
      ['an empty type', message({ type: '' }), /type/],
      ['no from', message({ from: undefined }), /from/],
      ['a from that is null', message({ from: null }), /from/],
      ['a from without id', message({ from: { name: 'Ada' } }), /from\.id/],
      ['a from whose id is an object', message({ from: { id: {} } }), /from\.id/],
      ['no conversation', message({ conversation: undefined }), /conversation/],
      ['a conversation that is a string', message({ conversation: 'c' }), /conversation/],
      ['an empty conversation id', message({ conversation: { id: '' } }), /conversation\.id/],
      [
        'a conversation id beyond all measure',
        message({ conversation: { id: 'c'.repeat(600) } }),
        /conversation\.id/,
      ],
      ['no channel', message({ channelId: undefined }), /channelId/],
      ['a channel with a slash', message({ channelId: 'a/b' }), /channelId/],
      ['a text that is a number', message({ text: 1 }), /text/],
      ['attachments that are a string', message({ attachments: 'x' }), /attachments/],
      ['members without id', message({ membersAdded: [{}] }), /membersAdded\.0\.id/],
      ['no address for replies', message({ deliveryMode: undefined }), /serviceUrl/],
      ['an address for replies that is none', message({ serviceUrl: 'localhost:1' }), /serviceUrl/],
    ];
    for (const [title, body, named] of malformed) {
      it(`should answer 400 to ${title} and say what is wrong`, async () => {
        const { url, lines } = await open();
        const response = await postJson(url, body);
        const error = await errorOf(response);
        assert.equal(response.status, 400);
        assert.equal(error.code, 'BadActivity');
        assert.match(error.message, named);
        assert.deepEqual(lines, []);
      });
    }

    const tolerated: [string, Record<string, unknown>][] = [
      ['an unknown type', { type: 'somethingNew' }],
      ['no text', { text: undefined }],
      ['fields that are null', { text: null, value: null, attachments: null, locale: null, recipient: null }],
      ['a value of any kind', { value: ['x', { y: 1 }] }],
      ['a time that is none', { timestamp: 'yesterday' }],
      ['no recipient', { recipient: undefined }],
    ];
    for (const [title, changes] of tolerated) {
      it(`should take an activity with ${title}`, async () => {
        const { url } = await open();
        assert.equal((await postJson(url, message(changes))).status, 200);
      });
    }

    const bodies: [string, string, string | undefined, number][] = [
      ['malformed JSON', '{"type":', 'application/json', 400],
      ['an empty body', '', 'application/json', 400],
      ['plain text', JSON.stringify(message()), 'text/plain', 415],
      ['a form', 'type=message', 'application/x-www-form-urlencoded', 415],
      ['no content type', JSON.stringify(message()), undefined, 415],
      ['5 MB', JSON.stringify(message({ text: 'x'.repeat(5_000_000) })), 'application/json', 413],
      ['a key that poisons prototypes', '{"__proto__":{"type":"message"}}', 'application/json', 400],
    ];
    for (const [title, body, type, status] of bodies) {
      it(`should answer ${status} in JSON to ${title}`, async () => {
        const { url } = await open();
        const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
        // Bytes, so that fetch adds no content type of its own.
        const response = await fetch(`${url}/api/messages`, {
          method: 'POST',
          headers,
          body: Buffer.from(body),
        });
        assert.equal(response.status, status);
        assert.ok((await errorOf(response)).code);
      });
    }

    it('should take a body just below the limit', async () => {
      const { url } = await open({ bot: async () => undefined });
      const room = MAX_ACTIVITY_BYTES - Buffer.byteLength(JSON.stringify(message({ text: '' })));
      assert.equal((await postJson(url, message({ text: 'x'.repeat(room) }))).status, 200);
      assert.equal((await postJson(url, message({ text: 'x'.repeat(room + 1) }))).status, 413);
    });

    it('should take no turn while stopping and say when to come back', async () => {
      const { url, gate } = await open();
      gate.close();
      const response = await postJson(url, message());
      assert.equal(response.status, 503);
      assert.equal(response.headers.get('retry-after'), '5');
      assert.equal((await errorOf(response)).code, 'Stopping');
    });

    it('should answer 401 to a caller without a valid token once the bot is registered', async () => {
      const app = { type: 'MultiTenant', id: '0f0e0d0c-0b0a-4908-8706-050403020100', password: 'p' } as const;
      let turns = 0;
      const { url } = await open({ app, bot: async () => void turns++ });
      for (const authorization of ['', 'Bearer', 'Bearer a.b.c', 'Basic eDp5']) {
        const response = await postJson(url, message(), { authorization });
        assert.equal(response.status, 401);
        assert.equal(response.headers.get('www-authenticate'), 'Bearer');
        assert.equal((await errorOf(response)).code, 'Unauthorized');
      }
      assert.equal(turns, 0);
    });
  });

  describe('probes', () => {
    it('should be alive', async () => {
      const { url } = await open();
      const response = await fetch(`${url}/healthz`);
      assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
      assert.equal((await fetch(`${url}/healthz`, { method: 'HEAD' })).status, 200);
    });

    const works = { name: 'state', check: async () => undefined };
    const fails = { name: 'backend', check: () => Promise.reject(new Error('secret path')) };

    it('should be ready when every part is', async () => {
      const { url } = await open({ parts: { readiness: [works] } });
      const response = await fetch(`${url}/readyz`);
      assert.deepEqual(
        [response.status, await response.json()],
        [200, { status: 'ok', parts: { state: 'ok' } }],
      );
    });

    it('should name the part that failed, but not why', async () => {
      const { url, lines } = await open({ parts: { readiness: [works, fails] } });
      const response = await fetch(`${url}/readyz`);
      assert.equal(response.status, 503);
      assert.deepEqual(await response.json(), {
        status: 'failed',
        parts: { state: 'ok', backend: 'failed' },
      });
      assert.deepEqual(
        lines.map(({ part }) => part),
        ['backend'],
      );
    });

    it('should not be ready while stopping', async () => {
      const { url, gate } = await open({ parts: { readiness: [works] } });
      gate.close();
      const response = await fetch(`${url}/readyz`);
      assert.deepEqual(
        [response.status, await response.json()],
        [503, { status: 'stopping', parts: { state: 'ok' } }],
      );
    });

    it('should give metrics of turns, requests and the process, without what callers made up', async () => {
      const { url } = await open();
      await (await postJson(url, message())).text();
      await (await postJson(url, message({ channelId: 'made-up' }))).text();
      await (await fetch(`${url}/made/up`)).text();
      const response = await fetch(`${url}/metrics`);
      const body = await response.text();
      assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
      assert.match(body, /desk_turns_total\{channel="test",outcome="ok"\} 1/);
      assert.match(body, /desk_turns_total\{channel="other",outcome="ok"\} 1/);
      assert.match(body, /desk_http_requests_total\{method="POST",route="\/api\/messages",status="200"\} 2/);
      assert.match(body, /desk_http_requests_total\{method="GET",route="none",status="404"\} 1/);
      assert.match(body, /process_resident_memory_bytes/);
      assert.doesNotMatch(body, /made/);
    });
  });

  it('should serve the token route and the portal that it is given', async () => {
    const { url } = await open();
    assert.deepEqual(await (await fetch(`${url}/api/directline/token`, { method: 'POST' })).json(), {
      token: 't',
    });
    assert.match(await (await fetch(`${url}/`)).text(), /doctype/);
  });

  it('should answer 404 and 405 in JSON without repeating the address', async () => {
    const { url } = await open();
    const missing = await fetch(`${url}/%3Cscript%3E`);
    assert.equal(missing.status, 404);
    assert.deepEqual(await errorOf(missing), {
      code: 'NotFound',
      message: 'Nothing is served at this address.',
    });
    const wrongMethod = await fetch(`${url}/api/messages`);
    assert.equal(wrongMethod.status, 405);
    assert.equal(wrongMethod.headers.get('allow'), 'POST');
    assert.equal((await errorOf(wrongMethod)).code, 'MethodNotAllowed');
  });

  it('should put security headers and a request id on every answer', async () => {
    const { url } = await open();
    for (const path of ['/', '/healthz', '/metrics', '/nowhere', '/api/messages', '/%E0%A4%A']) {
      const { headers } = await fetch(url + path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors/, path);
      assert.match(headers.get('x-request-id') ?? '', /^id-\d+$/, path);
      assert.equal(headers.get('server'), null, path);
    }
  });

  it('should keep a sane request id of the caller and replace any other', async () => {
    const { url } = await open();
    const idFor = async (id: string) =>
      (await fetch(`${url}/healthz`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    assert.equal(await idFor('trace-42.a'), 'trace-42.a');
    assert.match((await idFor('a b<c>')) ?? '', /^id-/);
  });

  it('should survive request lines that no router expects', async () => {
    const { url, port } = await open();
    const lines = ['GET ?x HTTP/1.1', 'GET /%zz HTTP/1.1', 'GET // HTTP/1.1', 'OPTIONS * HTTP/1.1'];
    lines.push(
      'GET http://[ HTTP/1.1',
      'GET http://host/%ff HTTP/1.1',
      'NONSENSE / HTTP/1.1',
      'GET /\\..\\.. HTTP/1.1',
    );
    for (const line of lines) {
      const answer = await rawExchange(port, `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 [2-4]\d\d /, line);
    }
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  describe('a fault of ours', () => {
    const faulty: TestServerOptions = {
      parts: {
        directLineToken: async () => {
          throw new TypeError('cannot read /secret/path');
        },
      },
    };

    it('should be answered with a reference and found under it in one log line', async () => {
      const { url, lines } = await open(faulty);
      const response = await fetch(`${url}/api/directline/token`, { method: 'POST' });
      const body = await response.text();
      const { code, reference } = (JSON.parse(body) as ErrorBody).error;
      assert.deepEqual([response.status, code], [500, 'Unexpected']);
      assert.match(reference ?? '', /^[A-HJ-NP-Z2-9]{8}$/);
      assert.doesNotMatch(body, /secret|TypeError|\.ts|\.js/);
      assert.equal(lines.length, 1);
      const [line] = lines;
      assert.equal(line?.reference, reference);
      assert.equal(line?.requestId, response.headers.get('x-request-id'));
    });

    it('should not stop the server when it comes after the answer began', async () => {
      const { url, lines } = await open({
        parts: {
          directLineToken: async (_req, res) => {
            res.writeHead(200);
            res.write('half');
            throw new TypeError('too late');
          },
        },
      });
      const broken = fetch(`${url}/api/directline/token`, { method: 'POST' }).then((response) =>
        response.text(),
      );
      await assert.rejects(broken);
      assert.equal(lines.length, 1);
      assert.equal((await fetch(`${url}/healthz`)).status, 200);
    });
  });

  it('should survive a caller that hangs up in the middle of a turn', async () => {
    const begun = signal();
    const released = signal();
    const { url, port } = await open({
      bot: async (context) => {
        if (context.activity.text === 'hello') {
          begun.raise();
          await released.raised;
        }
        await context.sendActivity('here');
      },
    });
    const body = JSON.stringify(message());
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/messages', headers });
    const closed = new Promise((resolve) => call.on('close', resolve));
    call.on('error', () => undefined);
    call.end(body);
    await begun.raised;
    call.destroy();
    await closed;
    released.raise();
    assert.deepEqual(await repliesOf(await postJson(url, message({ text: 'next' }))), ['here']);
  });
});

async function rawExchange(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(head);
  return await text(socket);
}
