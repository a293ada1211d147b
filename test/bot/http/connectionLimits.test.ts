import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { ConnectionLimits } from '../../../bot/http/connectionLimits.js';
import { jsonBody } from '../../../bot/http/jsonBody.js';
import { eventually } from '../directLine/testServer.js';
import { useTestServer } from '../support/testServer.js';

const FAST = { headersMs: 200, requestMs: 400, idleMs: 600, checkEveryMs: 50 };
const ACTIVITY_HEAD =
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n';

describe('connections', () => {
  const open = useTestServer();
  const limited = (connectionLimits: Partial<ConnectionLimits> = FAST) =>
    open({ parts: { connectionLimits } });

  /** What comes back on a connection that sends `parts`, one after another, until the server closes it. */
  async function exchange(port: number, ...parts: readonly string[]): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    for (const part of parts) socket.write(part);
    return text(socket);
  }

  function assertProblem(answer: string, status: number, code: string): void {
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.match(answer, /\r\nX-Content-Type-Options: nosniff\r\n/i);
    assert.match(answer, /\r\nConnection: close\r\n/i);
    assert.equal(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').error.code, code);
  }

  it('should be answered 408 and closed when they say nothing', async () => {
    const { port } = await limited();
    assertProblem(await exchange(port), 408, 'RequestTimeout');
  });

  it('should be answered 408 and closed when the headers come a little at a time', async () => {
    const { port } = await limited();
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 20);
    const answer = await text(socket).finally(() => clearInterval(drip));
    assertProblem(answer, 408, 'RequestTimeout');
  });

  it('should be answered 408 and closed when the body comes a little at a time', async () => {
    const { port, lines } = await limited();
    const socket = connect(port, '127.0.0.1');
    socket.write(ACTIVITY_HEAD);
    const drip = setInterval(() => socket.write(' '), 20);
    const answer = await text(socket).finally(() => clearInterval(drip));
    assertProblem(answer, 408, 'RequestTimeout');
    assert.deepEqual(lines, []);
  });

  it('should be answered 408 when JSON takes longer than JSON may, however long a request may', async () => {
    const { port } = await open({
      parts: { directLineToken: [jsonBody(1_000, 100), async (_req, res) => res.send(200)] },
    });
    const head = ACTIVITY_HEAD.replace('/api/messages', '/api/directline/token');
    assertProblem(await exchange(port, head, '{"a":'), 408, 'BodyTooSlow');
  });

  it('should be closed when nobody reads the answer', async () => {
    const { port, server } = await open({
      parts: {
        connectionLimits: FAST,
        directLineToken: async (_req, res) => void res.sendRaw(200, 'x'.repeat(20_000_000), {}),
      },
    });
    const openConnections = promisify(server.server.getConnections.bind(server.server));
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.pause();
    socket.write('POST /api/directline/token HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n');
    await eventually(async () => (await openConnections()) === 1);
    await eventually(async () => (await openConnections()) === 0);
    socket.destroy();
  });

  it('should be told to close after the requests that one connection may make, the last one answered', async () => {
    const { port } = await limited({ requestsPerConnection: 2 });
    const socket = connect(port, '127.0.0.1');
    let answers = '';
    socket.on('data', (data) => {
      answers += String(data);
    });
    for (const count of [1, 2]) {
      assert.doesNotMatch(answers, /Connection: close/i);
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      await eventually(() => answers.match(/"status":"ok"/g)?.length === count);
    }
    assert.match(answers, /Connection: close/i);
    socket.destroy();
  });

  it('should be refused beyond those that one address may have, and taken again once one has gone', async () => {
    const { port, url } = await limited({ connectionsPerAddress: 2 });
    const held: Socket[] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await assert.rejects(fetch(`${url}/healthz`));
    held[0]?.destroy();
    await eventually(() =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    held[1]?.destroy();
  });

  for (const [what, request, status, code] of [
    ['no HTTP', 'EHLO desk\r\n\r\n', 400, 'BadRequest'],
    ['endless headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'HeadersTooLarge'],
    [
      'two lengths of one body',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      'BadRequest',
    ],
  ] as const) {
    it(`should be answered ${status} in JSON: ${what}`, async () => {
      const { port } = await limited();
      assertProblem(await exchange(port, request), status, code);
    });
  }
});
