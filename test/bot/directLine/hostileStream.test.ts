import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { eventually, openStream, startServer, type TestServer } from './testServer.js';

/** A masked client frame: ping (9) or text (1). */
function frame(opcode: number, payload: string): Buffer {
  const data = Buffer.from(payload);
  assert.ok(data.length < 126);
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | data.length, 0, 0, 0, 0]), data]);
}

describe('a hostile stream client', () => {
  let server: TestServer;
  afterEach(() => server.stop());

  async function rawStream(): Promise<{ socket: Socket; closed: Promise<unknown> }> {
    const { streamUrl } = await server.begin();
    const { host, pathname, search, port } = new URL(streamUrl);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((resolve) => socket.once('data', resolve));
    return { socket, closed };
  }

  it('should be cut off when it sends messages without end', async () => {
    server = await startServer({ limits: { framesPerHeartbeat: 20 } });
    const { socket, closed } = await rawStream();
    socket.resume();
    socket.write(Buffer.concat(Array.from({ length: 40 }, () => frame(1, ''))));
    await closed;
  });

  it('should be cut off when it pings without end', async () => {
    server = await startServer({ limits: { framesPerHeartbeat: 20 } });
    const { socket, closed } = await rawStream();
    socket.resume();
    socket.write(Buffer.concat(Array.from({ length: 40 }, () => frame(9, 'are you there?'))));
    await closed;
  });

  it('should be cut off when it pings and does not read, before much waits for it', async () => {
    server = await startServer({ limits: { framesPerHeartbeat: 1e9, unreadBytes: 64 * 1024 } });
    const { socket } = await rawStream();
    socket.pause();
    const pings = Buffer.concat(Array.from({ length: 10_000 }, () => frame(9, 'x'.repeat(125))));
    let written = 0;
    let cut = false;
    socket.on('error', () => {
      cut = true;
    });
    await eventually(async () => {
      if (!cut) await new Promise((resolve) => socket.write(pings, resolve));
      written += pings.length;
      return cut;
    }, 9_000);
    assert.ok(written < 100e6, `${written} bytes`);
  });

  it('should be cut off when it does not read at all', async () => {
    server = await startServer({ limits: { heartbeatMs: 50 } });
    const { socket, closed } = await rawStream();
    socket.pause();
    // A paused socket does not hear of its end: what it writes does.
    const knock = setInterval(() => socket.write(frame(1, '')), 20);
    await closed.finally(() => clearInterval(knock));
  });

  it('should not make a client that reads and pings now and then lose its stream', async () => {
    server = await startServer({ limits: { heartbeatMs: 50, framesPerHeartbeat: 20 } });
    const { streamUrl } = await server.begin();
    const stream = await openStream(streamUrl);
    let pongs = 0;
    stream.socket.on('pong', () => {
      pongs += 1;
    });
    const ping = setInterval(() => stream.socket.ping(), 20);
    await eventually(() => pongs >= 20);
    clearInterval(ping);
    assert.equal(stream.socket.readyState, stream.socket.OPEN);
    stream.socket.close();
    await stream.closed;
  });
});
