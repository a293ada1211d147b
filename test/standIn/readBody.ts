import type { IncomingMessage } from 'node:http';
import { refuse } from './standInService.js';

/** The body of a request by its content type; undefined where there is none. A form becomes an object of strings. */
export async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return undefined;
  const text = Buffer.concat(chunks).toString('utf8');
  const type = incoming.headers['content-type'] ?? '';
  if (type.includes('form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  if (!type.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return refuse(400, undefined, 'The body is no JSON.');
  }
}
