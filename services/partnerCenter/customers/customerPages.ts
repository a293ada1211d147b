import { UnreachableError } from '../../errors.js';
import { pause, pauseAfter } from '../pauses.js';
import type { CustomerPage, CustomerReader } from './customerReader.js';

export interface PagingOptions {
  /** Ends the reading before the last page. */
  readonly signal: AbortSignal;
  /** Is told that a page was asked for. */
  readonly asked: () => void;
  /** Is told of a failure after which it goes on. */
  readonly failed: (error: unknown) => void;
}

/**
 * All pages of the partner's customers. A page that the service is too busy for, or unavailable, is asked for again when
 * the service wants it to be.
 * @throws as `CustomerReader`, when going on is of no use
 */
export async function* customerPages(
  reader: Pick<CustomerReader, 'page'>,
  options: PagingOptions,
): AsyncGenerator<CustomerPage> {
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const page = await patiently(() => reader.page(next, options.signal), options);
    if (!page) return;
    yield page;
    next = page.next;
    if (next !== undefined && seen.has(next)) throw goesRound();
    if (next !== undefined) seen.add(next);
  } while (next !== undefined);
}

/** Undefined when it was ended meanwhile. */
async function patiently<T>(ask: () => Promise<T>, options: PagingOptions): Promise<T | undefined> {
  for (let failures = 1; !options.signal.aborted; failures += 1) {
    options.asked();
    try {
      return await ask();
    } catch (error) {
      if (options.signal.aborted) return undefined;
      const pauseMs = pauseAfter(error, failures);
      if (pauseMs === undefined) throw error;
      options.failed(error);
      await pause(pauseMs, options.signal);
    }
  }
  return undefined;
}

function goesRound(): UnreachableError {
  return new UnreachableError('ServiceUnreadable', 'the pages of customers lead back to one before', {
    service: { service: 'partnerCenter' },
  });
}
