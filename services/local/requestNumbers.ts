import path from 'node:path';
import { Low } from 'lowdb';
import { KeyedQueue } from '../keyedQueue.js';
import { AtomicJsonFile, ignoreIfCorrupt, type JsonFileOptions } from './atomicJsonFile.js';
import { DOCUMENT_VERSION, type RequestCounter } from './deskDocuments.js';

/** Gives out request numbers. Each is on disk as taken before it is used, so a crash may skip one but never repeats one. */
export class RequestNumbers {
  readonly #queue = new KeyedQueue();

  private constructor(
    private readonly low: Low<RequestCounter | null>,
    private last: number,
  ) {}

  /**
   * @param highestFiled finds the highest number that any document names; asked when the counter is missing or damaged.
   * @throws UnreachableError `BackendUnreachable`
   */
  static async open(
    file: string,
    options: JsonFileOptions<RequestCounter>,
    highestFiled: () => Promise<number>,
  ): Promise<RequestNumbers> {
    const low = new Low<RequestCounter | null>(new AtomicJsonFile(file, options), null);
    await low.read().catch(ignoreIfCorrupt);
    if (low.data) return new RequestNumbers(low, low.data.last);
    const numbers = new RequestNumbers(low, await highestFiled());
    await numbers.#save();
    options.log({ level: 'warn', code: 'NumbersRebuilt', file: path.basename(file) });
    return numbers;
  }

  /** The next number, such as `SR-000123`. @throws UnreachableError `BackendUnreachable` */
  next(): Promise<string> {
    return this.#queue.run('counter', async () => {
      this.last += 1;
      await this.#save();
      return `SR-${String(this.last).padStart(6, '0')}`;
    });
  }

  #save(): Promise<void> {
    this.low.data = { version: DOCUMENT_VERSION, last: this.last };
    return this.low.write();
  }
}

/** The count in a request number; 0 for an id that the counter did not give, such as a demo request's. */
export function countOf(requestId: string): number {
  return Number(/^SR-(\d{6,15})$/.exec(requestId)?.[1] ?? 0);
}
