import type { Caller, Customer } from '../model.js';
import { pageOf } from '../pageOf.js';
import type { CustomerDirectory, CustomerMentions, Page, SearchResult } from '../ports.js';
import { type CustomerShelf, customerShelf } from '../search/customerShelf.js';
import type { HeardWord, Mention } from '../search/nameMentions.js';
import { atOnce } from '../slices.js';
import type { CustomerDocuments } from './customerDocuments.js';

/** Lists and searches the customers by an index that is built once, when the desk opens. */
export class LocalCustomerDirectory implements CustomerDirectory, CustomerMentions {
  readonly #shelves: ReadonlyMap<string, CustomerShelf>;

  constructor(private readonly store: CustomerDocuments) {
    const byPartner = new Map<string, Customer[]>();
    for (const customer of store.customers) {
      const others = byPartner.get(customer.partnerId);
      if (others) others.push(customer);
      else byPartner.set(customer.partnerId, [customer]);
    }
    this.#shelves = new Map(
      [...byPartner].map(([partnerId, customers]) => [partnerId, atOnce(customerShelf(customers))]),
    );
  }

  async list(caller: Caller, page: number, pageSize: number): Promise<Page<Customer>> {
    return pageOf(this.#shelves.get(caller.partnerId)?.customers ?? [], page, pageSize);
  }

  async search(caller: Caller, text: string, limit: number): Promise<SearchResult<Customer>> {
    return this.#shelves.get(caller.partnerId)?.index.search(text, limit) ?? { hits: [], clear: false };
  }

  async mentionedIn(
    caller: Caller,
    words: readonly HeardWord[],
    limit: number,
  ): Promise<readonly Mention<Customer>[]> {
    return this.#shelves.get(caller.partnerId)?.mentions.in(words, limit) ?? [];
  }

  async get(caller: Caller, customerId: string): Promise<Customer | undefined> {
    return this.store.customerOf(caller, customerId);
  }
}
