import type { LanguageBook, Texts } from '../../../services/localization/texts.js';
import type { Caller, Customer, ListedReservation, ReservationRef } from '../../../services/model.js';
import type { HeardWord } from '../../../services/search/nameMentions.js';
import { prepareSearch, searchReservations } from '../../../services/search/reservationSearch.js';
import { type SentenceWord, wordsOf } from '../../../services/search/sentenceWords.js';
import type { ReservationCodes, SoughtReservation } from '../../../services/soughtReservation.js';
import { type NamedFilter, ReservationNames } from '../../../services/understanding/reservationNames.js';
import type { ExtensionPorts } from './extensionPorts.js';
import type { OwnedReservation } from './sharedCards.js';

/** More words are no search. */
const MAX_TEXT = 200;
/** Of so many customers the reservations are looked through. */
const MOST_CUSTOMERS = 3;

/** A search goes no deeper. */
export const MOST_FOUND = 500;

/** Which of what fits are wanted. */
export interface FoundSlice {
  readonly skip: number;
  readonly count: number;
}

/** What fits, the best first; `many` where more than can be listed may fit and none of them is better. */
type Found<T> = readonly T[] | 'many';

/** What fits, looked up already or not. */
type Fitting = ReservationRef | OwnedReservation;

interface Asked {
  readonly text: string;
  readonly words: readonly SentenceWord[];
  /** So many of what fits more or less are enough. */
  readonly limit: number;
}

type SearchPorts = Pick<ExtensionPorts, 'customers' | 'reservations' | 'finder' | 'languages'>;

/**
 * Finds reservations among all of the caller's customers by an ID, a name or its words, a product, type or region, or by
 * their customer, with any of these beside. What it costs does not grow with the customers.
 */
export class ReservationSearch {
  readonly #names = new WeakMap<ReservationCodes, ReservationNames>();
  readonly #languages: readonly Texts[];

  constructor(
    private readonly ports: SearchPorts,
    languages: LanguageBook = ports.languages,
  ) {
    this.#languages = languages.languages.map((language) => languages.textsFor(language));
  }

  async find(
    caller: Caller,
    texts: Texts,
    text: string,
    { skip, count }: FoundSlice,
  ): Promise<Found<OwnedReservation>> {
    const cut = text.slice(0, MAX_TEXT);
    const limit = Math.min(skip + count, MOST_FOUND);
    const found = await this.#fitting(caller, texts, { text: cut, words: wordsOf(cut), limit });
    return found === 'many' ? found : this.#lookedUp(caller, found.slice(skip, skip + count));
  }

  async #fitting(caller: Caller, texts: Texts, asked: Asked): Promise<Found<Fitting>> {
    const { finder, customers } = this.ports;
    const named = await finder.named(caller, asked.text, MOST_FOUND);
    if (named.length > 0) return named;
    const ofNamed = await this.#ofNamedCustomers(caller, texts, asked);
    if (ofNamed.length > 0) return ofNamed;
    const ofKind = await this.#ofKind(caller, asked.words);
    if (ofKind !== 'many' && ofKind.length > 0) return ofKind;
    const inPart = await finder.namedInPart(caller, asked.text, MOST_FOUND);
    if (!inPart || ofKind === 'many') return inPart?.length ? inPart : 'many';
    if (inPart.length > 0) return inPart;
    const { hits } = await customers.search(caller, asked.text, MOST_CUSTOMERS);
    return this.#ofCustomers(caller, hits, (all) => all);
  }

  /** Of customers who are named, those that the other words mean; all of them where there are none. */
  async #ofNamedCustomers(
    caller: Caller,
    texts: Texts,
    { text, words, limit }: Asked,
  ): Promise<readonly OwnedReservation[]> {
    const mentions = await this.ports.customers.mentionedIn(caller, heard(words), MOST_CUSTOMERS);
    const [best] = mentions;
    if (!best) return [];
    const { from, to } = best.span;
    const rest = `${text.slice(0, words[from]?.start)} ${text.slice(words[to - 1]?.end)}`.trim();
    const meant = mentions.filter(({ span }) => span.from === from).map(({ entry }) => entry);
    return this.#ofCustomers(caller, meant.slice(0, MOST_CUSTOMERS), async (all) => {
      if (rest === '') return all;
      await prepareSearch(all, texts);
      return searchReservations(all, rest, limit, texts).hits;
    });
  }

  async #ofCustomers(
    caller: Caller,
    customers: readonly Customer[],
    among: (
      all: readonly ListedReservation[],
    ) => readonly ListedReservation[] | Promise<readonly ListedReservation[]>,
  ): Promise<readonly OwnedReservation[]> {
    const found = await Promise.all(
      customers.map(async (customer) => {
        const fitting = await among(await this.ports.reservations.list(caller, customer.id));
        return fitting.map((reservation) => ({ customer, reservation }));
      }),
    );
    return found.flat().slice(0, MOST_FOUND);
  }

  async #ofKind(caller: Caller, words: readonly SentenceWord[]): Promise<Found<ReservationRef>> {
    const codes = await this.ports.finder.codes(caller);
    const sought = soughtBy(this.#namesOf(codes).in(heard(words)));
    if (!sought) return [];
    return (await this.ports.finder.sought(caller, sought, MOST_FOUND)) ?? 'many';
  }

  /** Made once of each object. */
  #namesOf(codes: ReservationCodes): ReservationNames {
    const names = this.#names.get(codes) ?? ReservationNames.ofCodes(codes, this.#languages);
    this.#names.set(codes, names);
    return names;
  }

  async #lookedUp(caller: Caller, found: readonly Fitting[]): Promise<OwnedReservation[]> {
    const owned = await Promise.all(
      found.map((one) => ('reservation' in one ? one : this.#owned(caller, one))),
    );
    return owned.filter((one) => one !== undefined);
  }

  async #owned(
    caller: Caller,
    { customerId, reservationId }: ReservationRef,
  ): Promise<OwnedReservation | undefined> {
    const [customer, reservation] = await Promise.all([
      this.ports.customers.get(caller, customerId),
      this.ports.reservations.get(caller, customerId, reservationId),
    ]);
    return customer && reservation && { customer, reservation };
  }
}

/** Every word of a search may name something. */
function heard(words: readonly SentenceWord[]): HeardWord[] {
  return words.map(({ folded, bare }) => ({ folded, bare, isOrdinary: false }));
}

/** Undefined where no product, type or region is named. */
function soughtBy(named: readonly NamedFilter[]): SoughtReservation | undefined {
  const valuesOf = (wanted: NamedFilter['facet']) =>
    named.filter(({ facet }) => facet === wanted).flatMap(({ values }) => values);
  const skus = valuesOf('sku');
  const resourceTypes = valuesOf('resourceType');
  const regions = valuesOf('region');
  if (skus.length + resourceTypes.length + regions.length === 0) return undefined;
  return {
    ...(skus.length > 0 && { skus }),
    ...(resourceTypes.length > 0 && { resourceTypes }),
    ...(regions.length > 0 && { regions }),
  };
}
