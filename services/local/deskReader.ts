import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { RefusedError, UnreachableError } from '../errors.js';
import type { Caller, Customer } from '../model.js';
import { corruptDocument } from './atomicJsonFile.js';
import type { CustomerDocuments } from './customerDocuments.js';
import { type CustomerDocument, customerDocument, customerIndex } from './deskDocuments.js';
import { DOCUMENT_NAME } from './documentFolder.js';
import { isSystemError, isThere } from './fileSystem.js';
import { seedDesk } from './seedDesk.js';

export interface DeskReaderOptions {
  readonly dataDir: string;
  /** What a desk holds that is not there yet. */
  readonly seed: () => Iterable<CustomerDocument>;
}

/**
 * A desk that another process may be writing to: it is read and never changed. What is damaged stays where it is, and
 * half-written files are not looked at. Only a desk that does not exist yet is laid down.
 */
export class DeskReader implements CustomerDocuments {
  readonly #byId: ReadonlyMap<string, Customer>;
  /** Kept, because questions about one customer come in a row. */
  #last: { readonly id: string; readonly data: CustomerDocument } | undefined;

  private constructor(
    readonly customers: readonly Customer[],
    private readonly folder: string,
  ) {
    this.#byId = new Map(customers.map((customer) => [customer.id, customer]));
  }

  /** @throws UnreachableError `BackendUnreachable` */
  static async open({ dataDir, seed }: DeskReaderOptions): Promise<DeskReader> {
    const desk = path.join(dataDir, 'desk');
    const folder = path.join(desk, 'customers');
    return readable(desk, async () => {
      if (!(await isThere(desk))) {
        await mkdir(dataDir, { recursive: true });
        await seedDesk(desk, seed());
      }
      const index = await contentOf(path.join(desk, 'customers.json'), customerIndex);
      return new DeskReader(index?.customers ?? (await profilesIn(folder)), folder);
    });
  }

  customerOf(caller: Caller, customerId: string): Customer | undefined {
    const customer = this.#byId.get(customerId);
    return customer?.partnerId === caller.partnerId ? customer : undefined;
  }

  async withCustomer<R>(
    caller: Caller,
    customerId: string,
    task: (document: { readonly data: CustomerDocument }) => Promise<R>,
  ): Promise<R> {
    const customer = this.customerOf(caller, customerId);
    if (!customer) throw new RefusedError('CustomerNotFound', 'no such customer of this partner');
    return task({ data: await this.#documentOf(customer.id) });
  }

  async #documentOf(id: string): Promise<CustomerDocument> {
    if (this.#last?.id === id) return this.#last.data;
    const file = `${id}.json`;
    const data = await readable(file, () => contentOf(path.join(this.folder, file), customerDocument));
    if (!data) throw corruptDocument(file);
    this.#last = { id, data };
    return data;
  }
}

/** What the index would say, from the documents themselves. */
async function profilesIn(folder: string): Promise<Customer[]> {
  const found: Customer[] = [];
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.json') || !DOCUMENT_NAME.test(path.basename(file, '.json'))) continue;
    const document = await contentOf(path.join(folder, file), customerDocument);
    if (document) found.push(document.profile);
  }
  return found;
}

/** Undefined where there is no such file, and for one that is damaged. */
async function contentOf<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function readable<R>(name: string, task: () => Promise<R>): Promise<R> {
  try {
    return await task();
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    throw new UnreachableError('BackendUnreachable', `${name} cannot be used: ${cause.message}`, { cause });
  }
}
