import type { IncomingMessage } from 'node:http';
import type { FileRefusal } from '../../../services/requestFiles.js';
import type { AddressRule } from './fileHosts.js';
import { guardedRequest } from './guardedRequest.js';

/** A file of 5 MB takes a second or two; the user waits. */
const PATIENCE_MS = 15_000;
const MOST_REDIRECTS = 3;

export interface DownloadOptions {
  /** Asked again of wherever a redirect leads. */
  readonly isAllowed: AddressRule;
  readonly mostBytes: number;
  /** Sent to the first address only. */
  readonly authorization?: string | undefined;
  /** 15 seconds, redirects included, unless set. */
  readonly patienceMs?: number | undefined;
}

/** Fetches a file from where an activity says that it lies; it does not hold that this is so. */
export async function download(
  address: string,
  { isAllowed, mostBytes, authorization, patienceMs = PATIENCE_MS }: DownloadOptions,
): Promise<Uint8Array | FileRefusal> {
  const signal = AbortSignal.timeout(patienceMs);
  let next = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const url = URL.canParse(next) ? new URL(next) : undefined;
    if (!url || !isAllowed(url)) return 'unreachable';
    try {
      const token = redirects === 0 && authorization ? { authorization } : {};
      const headersSent = { 'accept-encoding': 'identity', ...token };
      const answer = await guardedRequest(url, { headers: headersSent, signal });
      const { statusCode = 0, headers } = answer;
      if (statusCode === 200) return await bodyOf(answer, mostBytes);
      answer.destroy();
      if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) return 'unreachable';
      if (!URL.canParse(headers.location, url.href)) return 'unreachable';
      next = new URL(headers.location, url).href;
    } catch {
      // Whatever the other side did: there is no file.
      return 'unreachable';
    }
  }
  return 'unreachable';
}

async function bodyOf(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array | FileRefusal> {
  if (Number(answer.headers['content-length'] ?? 0) > mostBytes) {
    answer.destroy();
    return 'size';
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > mostBytes) return 'size';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
