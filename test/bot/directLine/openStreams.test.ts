import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually, startServer, type TestServer } from './testServer.js';

describe('what the channel tells operators', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.stop());

  it('should be how many streams are open', async () => {
    const { directLine } = server;
    const { streamUrl } = await server.begin();
    assert.equal(directLine.openStreams, 0);
    const sockets = [new WebSocket(streamUrl), new WebSocket(streamUrl)];
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    await eventually(() => directLine.openStreams === 2);
    sockets[0]!.terminate();
    await eventually(() => directLine.openStreams === 1);
    sockets[1]!.terminate();
    await eventually(() => directLine.openStreams === 0);
  });

  it('should be that conversations can be kept, until it is closed', async () => {
    const { directLine } = server;
    await directLine.check();
    await directLine.close();
    await assert.rejects(directLine.check());
  });
});
