import type { Clock } from '../../clock.js';
import type { Caller, Customer } from '../../model.js';
import { pageOf } from '../../pageOf.js';
import type { CustomerDirectory, CustomerMentions, Page, SearchResult } from '../../ports.js';
import { customerShelf } from '../../search/customerShelf.js';
import { foldText } from '../../search/foldText.js';
import type { HeardWord, Mention } from '../../search/nameMentions.js';
import { atOnce } from '../../slices.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { CustomerLookup } from '../customerLookup.js';
import type { CustomerIndex } from './customerIndex.js';
import type { CustomerReader } from './customerReader.js';
import { soon } from './soon.js';

export interface PartnerCenterDirectoryOptions {
  /** Tenant of the partner whose customers they are. */
  readonly partnerId: string;
  readonly index: Pick<CustomerIndex, 'shelf' | 'get' | 'isComplete'>;
  readonly reader: Pick<CustomerReader, 'find' | 'startingWith'>;
  readonly clock: Clock;
}

/** A customer whose country is not told sooner goes without. */
const COUNTRY_WITHIN_MS = 2_000;
/** Each customer on a page is looked at for its country: longer pages, which nobody looks at, go without. */
const MOST_ON_A_PAGE = 20;
/** A search that the service does not answer sooner has what is loaded. */
const FOUND_WITHIN_MS = 5_000;
const DETAILS_KEPT_MS = 10 * 60_000;
const MOST_DETAILS = 500;
/** Typed text of more letters begins no company's name. */
const LONGEST_START = 100;
/** What a customer's id may look like; anything else, such as a part of a path, is not asked for. */
const ID = /^[\w-]{1,64}$/;

/** The customers of one partner, out of the index; callers of another partner have none. */
export class PartnerCenterDirectory implements CustomerDirectory, CustomerMentions, CustomerLookup {
  readonly #details: KeptAnswers<Customer | undefined>;

  constructor(private readonly options: PartnerCenterDirectoryOptions) {
    this.#details = new KeptAnswers({ clock: options.clock, keptMs: DETAILS_KEPT_MS, most: MOST_DETAILS });
  }

  async list(caller: Caller, page: number, pageSize: number): Promise<Page<Customer>> {
    if (!this.#isOwn(caller)) return pageOf<Customer>([], page, pageSize);
    const shown = pageOf((await this.options.index.shelf()).customers, page, pageSize);
    if (pageSize > MOST_ON_A_PAGE) return shown;
    return { ...shown, items: await Promise.all(shown.items.map((one) => this.#withCountry(one))) };
  }

  async search(caller: Caller, text: string, limit: number): Promise<SearchResult<Customer>> {
    if (!this.#isOwn(caller)) return { hits: [], clear: false };
    const { index } = await this.options.index.shelf();
    const loaded = index.search(text, limit);
    return this.options.index.isComplete ? loaded : this.#withNotLoaded(loaded, text, limit);
  }

  async mentionedIn(
    caller: Caller,
    words: readonly HeardWord[],
    limit: number,
  ): Promise<readonly Mention<Customer>[]> {
    if (!this.#isOwn(caller)) return [];
    return (await this.options.index.shelf()).mentions.in(words, limit);
  }

  /** With the country, unless the service does not tell it just now. */
  async get(caller: Caller, customerId: string): Promise<Customer | undefined> {
    const customer = await this.customerOf(caller, customerId);
    return customer && this.#withCountry(customer);
  }

  async customerOf(caller: Caller, customerId: string): Promise<Customer | undefined> {
    if (!this.#isOwn(caller)) return undefined;
    return this.options.index.get(customerId) ?? (await this.#detailsOf(customerId));
  }

  /**
   * While customers are still coming, one that is not there yet may be meant rather than one that is: the service is asked
   * for names that begin so.
   */
  async #withNotLoaded(
    loaded: SearchResult<Customer>,
    text: string,
    limit: number,
  ): Promise<SearchResult<Customer>> {
    const start = text.trim();
    if (start === '' || start.length > LONGEST_START) return { ...loaded, clear: false };
    const found = await soon(this.options.reader.startingWith(start, limit), FOUND_WITHIN_MS);
    if (!found) return { ...loaded, clear: false };
    const byId = new Map([...loaded.hits, ...found].map((customer) => [customer.id, customer]));
    const { hits, clear } = atOnce(customerShelf([...byId.values()])).index.search(text, limit);
    // Of the names that have it elsewhere, others may still come.
    return { hits, clear: clear && hits[0] !== undefined && begins(hits[0], start) };
  }

  async #withCountry(customer: Customer): Promise<Customer> {
    const details = await soon(this.#detailsOf(customer.id), COUNTRY_WITHIN_MS);
    return details?.country === undefined ? customer : { ...customer, country: details.country };
  }

  #detailsOf(customerId: string): Promise<Customer | undefined> {
    if (!ID.test(customerId)) return Promise.resolve(undefined);
    return this.#details.get(customerId, () => this.options.reader.find(customerId));
  }

  #isOwn({ partnerId }: Caller): boolean {
    return partnerId === this.options.partnerId;
  }
}

function begins({ name, domain }: Customer, start: string): boolean {
  return [name, domain].some((text) => foldText(text).startsWith(foldText(start)));
}
