import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import restify from 'restify';
import { jsonBody } from '../../../bot/http/jsonBody.js';

describe('jsonBody', () => {
  let server: restify.Server;
  let url: string;
  let received: unknown[];

  before(async () => {
    server = restify.createServer();
    server.post('/', jsonBody(1000), async (req, res) => {
      received.push(req.body);
      res.writeHead(204);
      res.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  beforeEach(() => {
    received = [];
  });

  after(() => {
    server.close();
    server.server.closeAllConnections();
  });

  async function post(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<[number, string?]> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    return text === '' ? [response.status] : [response.status, JSON.parse(text).error.code];
  }

  it('should hand JSON on, and undefined for an empty body', async () => {
    assert.deepEqual(await post('{"text":"é"}'), [204]);
    assert.deepEqual(
      await post('null', { 'content-type': 'application/vnd.desk+json; charset=UTF-8' }),
      [204],
    );
    assert.deepEqual(await post(''), [204]);
    assert.deepEqual(received, [{ text: 'é' }, null, undefined]);
  });

  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const refused: [
    what: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
    number,
    string,
  ][] = [
    ['what is not JSON', '{"a":', {}, 400, 'MalformedJson'],
    ['what is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'MalformedJson'],
    ['deep nesting', nested(65), {}, 400, 'MalformedJson'],
    ['keys that reach prototypes', '{"a":{"__proto__":{}}}', {}, 400, 'MalformedJson'],
    ['a large body', JSON.stringify('x'.repeat(999)), {}, 413, 'BodyTooLarge'],
    ['a very large body', 'x'.repeat(6 << 20), {}, 413, 'BodyTooLarge'],
    ['another content type', '{}', { 'content-type': 'text/plain' }, 415, 'UnsupportedMediaType'],
    [
      'another charset',
      '{}',
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'UnsupportedMediaType',
    ],
    ['an encoding', '{}', { 'content-encoding': 'gzip' }, 415, 'UnsupportedMediaType'],
  ];
  for (const [what, body, headers, status, code] of refused) {
    it(`should refuse ${what} and not run the handlers behind it`, async () => {
      assert.deepEqual(await post(body, headers), [status, code]);
      assert.deepEqual(received, []);
    });
  }

  it('should take what is just within its limits', async () => {
    assert.deepEqual(await post(nested(64)), [204]);
    assert.deepEqual(await post(JSON.stringify('x'.repeat(998))), [204]);
  });
});
