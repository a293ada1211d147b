import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { HttpProblem } from './httpProblem.js';
import { sendRawProblem } from './rawAnswer.js';

/** What one connection, and all of them, may take of the process. */
export interface ConnectionLimits {
  /** From the connection, or the end of the answer before, to the end of the headers. */
  readonly headersMs: number;
  /** From there to the end of the body: the largest upload over a slow line takes most of it. */
  readonly requestMs: number;
  /** A connection on which nothing moves: one that does not read its answer, or waits for a back end for ever. */
  readonly idleMs: number;
  /** Between two requests. Longer than the minute of usual proxies, which otherwise use a connection as it closes. */
  readonly keepAliveMs: number;
  readonly requestsPerConnection: number;
  readonly connections: number;
  /** 0: no bound. One proxy has the connections of all its clients. */
  readonly connectionsPerAddress: number;
  /** How often connections are looked at for what has run out. */
  readonly checkEveryMs: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 15_000,
  requestMs: 120_000,
  idleMs: 150_000,
  keepAliveMs: 65_000,
  requestsPerConnection: 10_000,
  connections: 5_000,
  connectionsPerAddress: 0,
  checkEveryMs: 5_000,
};

/** Bounds the server's connections; to be called before it listens. */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.timeout = limits.idleMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  server.maxConnections = limits.connections;
  // Node takes it as an option of createServer, which restify calls without any, and reads it from here on listening.
  Object.assign(server, { connectionsCheckingInterval: limits.checkEveryMs });
  if (limits.connectionsPerAddress > 0) limitAddresses(server, limits.connectionsPerAddress);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerBroken(error, socket as Socket));
}

function limitAddresses(server: Server, most: number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

const BROKEN: Readonly<Record<string, HttpProblem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new HttpProblem(408, 'RequestTimeout', 'The request took too long to arrive.'),
  HPE_HEADER_OVERFLOW: new HttpProblem(431, 'HeadersTooLarge', 'The headers are too large.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new HttpProblem(413, 'BodyTooLarge', 'The chunk extensions are too large.'),
};
const NO_HTTP = new HttpProblem(400, 'BadRequest', 'This is not HTTP.');

/** What never became a request. With an answer under way on the socket, another one would only garble it. */
function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  const { _httpMessage: answer } = socket as { _httpMessage?: { headersSent?: boolean } };
  if (answer?.headersSent === true || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  sendRawProblem(socket, BROKEN[error.code ?? ''] ?? NO_HTTP);
}
