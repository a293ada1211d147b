import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { AddressLimit } from '../../bot/http/addressLimit.js';
import { message, postJson } from './support/activities.js';
import { errorOf, type TestServerOptions, useTestServer } from './support/testServer.js';

describe('createServer', () => {
  const open = useTestServer();

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
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/, path);
      assert.equal(headers.get('strict-transport-security'), null, path);
      assert.equal(headers.get('x-powered-by'), null, path);
      assert.match(headers.get('x-request-id') ?? '', /^id-\d+$/, path);
      assert.equal(headers.get('server'), null, path);
    }
  });

  it('should tell browsers to use https alone where users reach it by https', async () => {
    const { url } = await open({ parts: { publicUrl: 'https://desk.example' } });
    const { headers } = await fetch(`${url}/nowhere`);
    assert.match(headers.get('strict-transport-security') ?? '', /^max-age=\d{8}/);
  });

  describe('with a limit for addresses', () => {
    const limited = () =>
      open({ parts: { addressLimit: new AddressLimit({ addressRequestsPerMinute: 2, trustedProxies: 0 }) } });
    const statusesOf = async (times: number, ask: () => Promise<Response>) => {
      const answers: Response[] = [];
      for (let count = 0; count < times; count += 1) answers.push(await ask());
      return answers.map(({ status }) => status);
    };

    it('should refuse more with 429, in JSON, with Retry-After and the security headers', async () => {
      const { url } = await limited();
      assert.deepEqual(await statusesOf(2, () => fetch(`${url}/`)), [200, 200]);
      const refused = await fetch(`${url}/api/directline/token`, {
        method: 'POST',
        body: 'x'.repeat(100_000),
      });
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get('retry-after'), '30');
      assert.equal(refused.headers.get('x-content-type-options'), 'nosniff');
      assert.equal((await errorOf(refused)).code, 'TooManyRequests');
    });

    it('should let a channel have ten times as much: it speaks for all its users', async () => {
      const { url } = await limited();
      const statuses = await statusesOf(21, () => postJson(url, message()));
      assert.deepEqual([new Set(statuses.slice(0, 20)), statuses[20]], [new Set([200]), 429]);
    });

    it('should never refuse a probe', async () => {
      const { url } = await limited();
      assert.deepEqual(new Set(await statusesOf(10, () => fetch(`${url}/healthz`))), new Set([200]));
    });
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
      const { code, reference } = JSON.parse(body).error;
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
});

async function rawExchange(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(head);
  return await text(socket);
}
