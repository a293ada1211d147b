import assert from 'node:assert/strict';
import { useServer } from './testServer.js';

describe('Direct Line CORS', () => {
  const desk = useServer();

  const preflight = (origin: string) =>
    desk.server.call('OPTIONS', '/conversations', {
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it('should let the allowed origins and this server’s own pages in', async () => {
    for (const origin of [
      'https://portal.example',
      desk.server.origin,
      desk.server.origin.replace('http:', 'https:'),
    ]) {
      const { status, headers } = await preflight(origin);
      assert.equal(status, 204);
      assert.equal(headers.get('access-control-allow-origin'), origin);
      const names = headers.get('access-control-allow-headers');
      assert.equal(names, 'authorization, content-type, x-requested-with, x-ms-bot-agent');
    }
    const refused = await desk.server.call('POST', '/conversations', {
      headers: { origin: 'https://portal.example' },
    });
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://portal.example');
  });

  it('should give no other page permission', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://portal.example.evil.example']) {
      assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null);
    }
  });
});
