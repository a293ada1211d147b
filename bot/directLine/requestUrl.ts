import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { HttpProblem } from '../http/httpProblem.js';

const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
const WATERMARK = /^\d{0,15}$/;

/**
 * Where the client reaches this server, without a slash at the end: the configured address, or the host and scheme of
 * the request, such as `http://127.0.0.1:3978`.
 * @throws HttpProblem 400 `BadHost`.
 */
export function baseUrlOf(req: IncomingMessage, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  const host = req.headers.host ?? '';
  if (!HOST.test(host)) {
    throw new HttpProblem(400, 'BadHost', 'The Host header names no host.');
  }
  const isEncrypted = (req.socket as Partial<TLSSocket>).encrypted === true;
  return `${isEncrypted ? 'https' : 'http'}://${host}`;
}

/** The request's query, whatever the server's plugins have made of it. */
export function queryOf(req: IncomingMessage): URLSearchParams {
  const [, query = ''] = (req.url ?? '').split('?', 2);
  return new URLSearchParams(query);
}

/** The watermark of a query; 0, the beginning, when there is none. @throws HttpProblem 400 `BadWatermark`. */
export function watermarkOf(query: URLSearchParams): number {
  const text = query.get('watermark') ?? '';
  if (!WATERMARK.test(text)) {
    throw new HttpProblem(400, 'BadWatermark', 'A watermark is a number that this server gave out.');
  }
  return Number(text);
}
