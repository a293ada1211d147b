import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { FileRefusal } from '../../../services/requestFiles.js';
import type { AddressRule } from './fileHosts.js';
import { publicLookup } from './publicLookup.js';

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
      const answer = await answerOf(url, signal, redirects === 0 ? authorization : undefined);
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

function answerOf(url: URL, signal: AbortSignal, authorization?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:';
    const headers = { 'accept-encoding': 'identity', ...(authorization && { authorization }) };
    const request = isSecure
      ? httpsRequest(url, { signal, headers, lookup: publicLookup, agent: false }, resolve)
      : httpRequest(url, { signal, headers, agent: false }, resolve);
    request.on('error', reject);
    request.end();
  });
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
