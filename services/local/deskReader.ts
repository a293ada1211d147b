import type { z } from 'zod';
import { RefusedError, UnreachableError } from '../errors.js';
import type { BilledCustomer, Caller } from '../model.js';
import type { CustomerDocuments } from './customerDocuments.js';
import { type CustomerDocument, customerDocument, customerIndex } from './deskDocuments.js';
import { documentName } from './documentFolder.js';
import { isSystemError } from './fileSystem.js';
import { corruptDocument } from './jsonDocument.js';
import type { DocumentMedium } from './medium/documentMedium.js';
import { seedFiles } from './seedFiles.js';

export interface DeskReaderOptions {
  readonly medium: DocumentMedium;
  /** What a desk holds that is not there yet. */
  readonly seed: () => Iterable<CustomerDocument>;
}

/**
 * A desk that another process may be writing to: it is read and never changed. What is damaged stays where it is, and
 * half-written files are not looked at. Only a desk that does not exist yet is laid down.
 */
export class DeskReader implements CustomerDocuments {
  readonly #byId: ReadonlyMap<string, BilledCustomer>;
  /** Kept, because questions about one customer come in a row. */
  #last: { readonly id: string; readonly data: CustomerDocument } | undefined;

  private constructor(
    readonly customers: readonly BilledCustomer[],
    private readonly medium: DocumentMedium,
  ) {
    this.#byId = new Map(customers.map((customer) => [customer.id, customer]));
  }

  /** @throws UnreachableError `BackendUnreachable` */
  static async open({ medium, seed }: DeskReaderOptions): Promise<DeskReader> {
    return readable('the desk', async () => {
      if (!(await medium.isLaidDown())) await medium.layDown(seedFiles(seed()));
      const index = await contentOf(medium, 'customers.json', customerIndex);
      return new DeskReader(index?.customers ?? (await profilesIn(medium)), medium);
    });
  }

  customerOf(caller: Caller, customerId: string): BilledCustomer | undefined {
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
    const data = await readable(file, () => contentOf(this.medium, `customers/${file}`, customerDocument));
    if (!data) throw corruptDocument(file);
    this.#last = { id, data };
    return data;
  }
}

/** What the index would say, from the documents themselves. */
async function profilesIn(medium: DocumentMedium): Promise<BilledCustomer[]> {
  const found: BilledCustomer[] = [];
  for await (const { name } of medium.list('customers')) {
    if (documentName(name) === undefined) continue;
    const document = await contentOf(medium, `customers/${name}`, customerDocument);
    if (document) found.push(document.profile);
  }
  return found;
}

/** Undefined where there is no such file, and for one that is damaged. */
async function contentOf<T>(
  medium: DocumentMedium,
  file: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const found = await medium.read(file);
  if (found === undefined || found === 'unchanged') return undefined;
  try {
    return schema.safeParse(JSON.parse(found.text)).data;
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
