import assert from 'node:assert/strict';
import { AddressLimit } from '../../../bot/http/addressLimit.js';
import { openStream, startServer, type TestServer } from './testServer.js';

describe('Direct Line rates', () => {
  let server: TestServer;
  afterEach(() => server.stop());

  const statuses = async (times: number, ask: () => Promise<{ status: number }>) => {
    const all: number[] = [];
    for (let count = 0; count < times; count += 1) all.push((await ask()).status);
    return all;
  };

  it('should refuse a token’s user beyond five calls a turn, with 429 and Retry-After, and no other', async () => {
    server = await startServer({ userTurnsPerMinute: 2 });
    const [mine, other] = [await server.begin(), await server.begin()];
    const read = (token: string, id: string) =>
      server.call('GET', `/conversations/${id}/activities`, {
        token,
        headers: { origin: 'https://portal.example' },
      });
    const before = await statuses(10, () => read(mine.token, mine.conversationId));
    assert.deepEqual(new Set(before), new Set([200]));
    const refused = await read(mine.token, mine.conversationId);
    assert.equal(refused.status, 429);
    assert.equal(refused.body.error.code, 'TooManyRequests');
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://portal.example');
    assert.equal((await read(other.token, other.conversationId)).status, 200);
    assert.equal((await read(server.secret, mine.conversationId)).status, 200);
  });

  it('should refuse an address beyond its calls, also those without a token and the streams', async () => {
    server = await startServer({
      addressLimit: new AddressLimit({ addressRequestsPerMinute: 6, trustedProxies: 1 }),
    });
    const from = (address: string) => ({ headers: { 'x-forwarded-for': `10.9.9.9, ${address}` } });
    const ask = (address: string) => server.call('POST', '/tokens/generate', from(address));
    assert.deepEqual(await statuses(8, () => ask('198.51.100.1')), [401, 401, 401, 401, 401, 401, 429, 429]);
    assert.equal((await ask('198.51.100.2')).status, 401);
    const url = server.origin.replace('http', 'ws');
    await assert.rejects(
      openStream(`${url}/v3/directline/conversations/x/stream`, from('198.51.100.1').headers),
      /429/,
    );
  });

  it('should refuse more uploads than a person makes', async () => {
    server = await startServer({ userTurnsPerMinute: 1_000 });
    const { conversationId, token } = await server.begin();
    const upload = () => {
      const body = new FormData();
      body.append('file', new Blob(['x'], { type: 'text/plain' }), 'a.txt');
      return server.call('POST', `/conversations/${conversationId}/upload`, { token, body });
    };
    const answers = await statuses(11, upload);
    assert.deepEqual([answers.slice(0, 10).every((status) => status === 200), answers[10]], [true, 429]);
  });
});
