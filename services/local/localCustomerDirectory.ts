import type { Caller, Customer } from '../model.js';
import type { CustomerDirectory, CustomerMentions, Page, SearchResult } from '../ports.js';
import { NameIndex } from '../search/nameIndex.js';
import { type HeardWord, type Mention, NameMentions } from '../search/nameMentions.js';
import { typosForgiven } from '../search/nearWords.js';
import type { CustomerDocuments } from './customerDocuments.js';
import { pageOf } from './pageOf.js';

/** One partner's customers in name order, and the indexes over them. */
interface PartnerShelf {
  readonly customers: readonly Customer[];
  readonly index: NameIndex<Customer>;
  readonly mentions: NameMentions<Customer>;
}

/** Lists and searches the customers by an index that is built once, when the desk opens. */
export class LocalCustomerDirectory implements CustomerDirectory, CustomerMentions {
  readonly #shelves: ReadonlyMap<string, PartnerShelf>;

  constructor(private readonly store: CustomerDocuments) {
    const byPartner = new Map<string, Customer[]>();
    for (const customer of store.customers) {
      const others = byPartner.get(customer.partnerId);
      if (others) others.push(customer);
      else byPartner.set(customer.partnerId, [customer]);
    }
    this.#shelves = new Map([...byPartner].map(([partnerId, customers]) => [partnerId, shelfOf(customers)]));
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

function shelfOf(customers: readonly Customer[]): PartnerShelf {
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const inNameOrder = [...customers].sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  const index = new NameIndex(inNameOrder, ({ name, domain }) => ({
    names: [name, domain],
    words: [name, ownPartOf(domain)],
  }));
  const mentions = new NameMentions(inNameOrder, ({ name, domain }) => [name, ownPartOf(domain), domain], {
    spelling: (word, isOrdinary) => (isOrdinary || typosForgiven(word) === 0 ? [] : index.wordsNear(word)),
  });
  return { customers: inNameOrder, index, mentions };
}

/** A domain without its last label: nearly every customer has the same one, so it finds nobody. */
function ownPartOf(domain: string): string {
  return domain.replace(/\.[^.]+$/, '');
}
