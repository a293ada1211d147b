import { UnreachableError } from '../../../services/errors.js';
import { guardedRequest } from './guardedRequest.js';

/** Teams waits some fifteen seconds for the answer to a consent; there is more to do in that time than this. */
const PATIENCE_MS = 8_000;

/** Of a session that has the whole file. */
const STORED: ReadonlySet<number | undefined> = new Set([200, 201]);

/**
 * Puts a whole file into the upload session at an address that was checked before, and follows nobody elsewhere.
 * @throws UnreachableError `FileStoreUnreachable` when it was not taken, or not in time (8 seconds unless given)
 */
export async function upload(url: URL, bytes: Uint8Array, patienceMs = PATIENCE_MS): Promise<void> {
  const status = await answerTo(url, bytes, patienceMs);
  if (STORED.has(status)) return;
  throw new UnreachableError('FileStoreUnreachable', `the store of files answered ${status}`);
}

async function answerTo(url: URL, body: Uint8Array, patienceMs: number): Promise<number | undefined> {
  const { length } = body;
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': length,
    'content-range': `bytes 0-${length - 1}/${length}`,
  };
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await guardedRequest(url, { method: 'PUT', headers, signal, body });
    // What it says is nobody's concern, however long it is.
    answer.destroy();
    return answer.statusCode;
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    const reason = typeof code === 'string' ? code : 'no answer';
    throw new UnreachableError('FileStoreUnreachable', `the store of files: ${reason}`, { cause });
  }
}
