import { DOCUMENT_VERSION, type RequestCounter } from './deskDocuments.js';
import type { DeskLog } from './deskLog.js';
import type { DocumentFolder } from './documentFolder.js';
import { corruptDocument } from './jsonDocument.js';

/** Document of the counter in its folder. */
const COUNTER = 'requestNumbers';

/** Gives out request numbers. Each is on disk as taken before it is used, so a crash may skip one but never repeats one. */
export class RequestNumbers {
  private constructor(private readonly folder: DocumentFolder<RequestCounter>) {}

  /**
   * @param highestFiled finds the highest number that any document names; asked when the counter is missing or damaged.
   * @throws UnreachableError `BackendUnreachable`
   */
  static async open(
    folder: DocumentFolder<RequestCounter>,
    highestFiled: () => Promise<number>,
    log: DeskLog,
  ): Promise<RequestNumbers> {
    await folder.exclusive(COUNTER, async (counter) => {
      if (counter.data) return;
      const last = await highestFiled();
      await counter.write({ version: DOCUMENT_VERSION, last });
      // Where nothing was ever filed, nothing was lost either.
      if (last > 0) log({ level: 'warn', code: 'NumbersRebuilt', file: `${COUNTER}.json` });
    });
    return new RequestNumbers(folder);
  }

  /** The next number, such as `SR-000123`. @throws UnreachableError `BackendUnreachable`; RefusedError `DocumentCorrupt` */
  next(): Promise<string> {
    return this.folder.exclusive(COUNTER, async (counter) => {
      // Somebody took it away: what it stood at is found out at the next start.
      if (!counter.data) throw corruptDocument(`${COUNTER}.json`);
      const last = counter.data.last + 1;
      await counter.write({ version: DOCUMENT_VERSION, last });
      return `SR-${String(last).padStart(6, '0')}`;
    });
  }
}

/** The count in a request number; 0 for an id that the counter did not give, such as a demo request's. */
export function countOf(requestId: string): number {
  return Number(/^SR-(\d{6,15})$/.exec(requestId)?.[1] ?? 0);
}
