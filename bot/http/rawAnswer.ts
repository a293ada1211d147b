import type { Duplex } from 'node:stream';
import { type HttpProblem, problemBody } from './httpProblem.js';
import { securityHeaders } from './securityHeaders.js';

/** A client that does not take the answer has its socket cut after this. */
const LINGER_MS = 1_000;

/** Answers on a socket for which node has no response object, and closes it. */
export function sendRawProblem(socket: Duplex, problem: HttpProblem): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemBody(problem));
  const headers = {
    Connection: 'close',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...securityHeaders(undefined),
    ...problem.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.end(`HTTP/1.1 ${problem.status} ${problem.code}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}
