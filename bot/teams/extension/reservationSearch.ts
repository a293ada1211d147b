import type { LanguageBook, Texts } from '../../../services/localization/texts.js';
import type { Caller, Customer, ListedReservation, ReservationRef } from '../../../services/model.js';
import type { HeardWord } from '../../../services/search/nameMentions.js';
import { searchReservations } from '../../../services/search/reservationSearch.js';
import { type SentenceWord, wordsOf } from '../../../services/search/sentenceWords.js';
import type { ReservationCodes, SoughtReservation } from '../../../services/soughtReservation.js';
import { type NamedFilter, ReservationNames } from '../../../services/understanding/reservationNames.js';
import type { ExtensionPorts } from './extensionPorts.js';
import type { OwnedReservation } from './sharedCards.js';

/** More words are no search. */
const MAX_TEXT = 200;
/** Of so many customers the reservations are looked through. */
const MOST_CUSTOMERS = 3;

/** What fits, the best first; `many` where more than the wanted ones may fit and none of them is better. */
export type FoundReservations = readonly OwnedReservation[] | 'many';

type SearchPorts = Pick<ExtensionPorts, 'customers' | 'reservations' | 'finder' | 'languages'>;

/**
 * Finds reservations among all of the caller's customers by an ID, a whole name, a product, type or region, or by their
 * customer, with any of these beside. What it costs does not grow with the customers.
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

  /** @param limit the most that are wanted */
  async find(caller: Caller, texts: Texts, text: string, limit: number): Promise<FoundReservations> {
    const asked = text.slice(0, MAX_TEXT);
    const named = await this.#known(caller, await this.ports.finder.named(caller, asked, limit));
    if (named.length > 0) return named;
    const words = wordsOf(asked);
    const ofNamed = await this.#ofNamedCustomers(caller, texts, { text: asked, words }, limit);
    if (ofNamed.length > 0) return ofNamed;
    const ofKind = await this.#ofKind(caller, words, limit);
    if (ofKind === 'many' || ofKind.length > 0) return ofKind;
    const { hits } = await this.ports.customers.search(caller, asked, MOST_CUSTOMERS);
    return this.#ofCustomers(caller, hits, (all) => all, limit);
  }

  /** Of customers who are named, those that the other words mean; all of them where there are none. */
  async #ofNamedCustomers(
    caller: Caller,
    texts: Texts,
    { text, words }: { readonly text: string; readonly words: readonly SentenceWord[] },
    limit: number,
  ): Promise<readonly OwnedReservation[]> {
    const mentions = await this.ports.customers.mentionedIn(caller, heard(words), MOST_CUSTOMERS);
    const [best] = mentions;
    if (!best) return [];
    const { from, to } = best.span;
    const rest = `${text.slice(0, words[from]?.start)} ${text.slice(words[to - 1]?.end)}`.trim();
    const meant = mentions.filter(({ span }) => span.from === from).map(({ entry }) => entry);
    const among = (all: readonly ListedReservation[]) =>
      rest === '' ? all : searchReservations(all, rest, limit, texts).hits;
    return this.#ofCustomers(caller, meant.slice(0, MOST_CUSTOMERS), among, limit);
  }

  async #ofCustomers(
    caller: Caller,
    customers: readonly Customer[],
    among: (all: readonly ListedReservation[]) => readonly ListedReservation[],
    limit: number,
  ): Promise<readonly OwnedReservation[]> {
    const found = await Promise.all(
      customers.map(async (customer) =>
        among(await this.ports.reservations.list(caller, customer.id)).map((reservation) => ({
          customer,
          reservation,
        })),
      ),
    );
    return found.flat().slice(0, limit);
  }

  async #ofKind(caller: Caller, words: readonly SentenceWord[], limit: number): Promise<FoundReservations> {
    const codes = await this.ports.finder.codes(caller);
    const sought = soughtBy(this.#namesOf(codes).in(heard(words)));
    if (!sought) return [];
    const refs = await this.ports.finder.sought(caller, sought, limit);
    return refs ? this.#known(caller, refs) : 'many';
  }

  /** Made once of each object. */
  #namesOf(codes: ReservationCodes): ReservationNames {
    const names = this.#names.get(codes) ?? ReservationNames.ofCodes(codes, this.#languages);
    this.#names.set(codes, names);
    return names;
  }

  async #known(caller: Caller, refs: readonly ReservationRef[]): Promise<OwnedReservation[]> {
    const { customers, reservations } = this.ports;
    const owned = await Promise.all(
      refs.map(async ({ customerId, reservationId }) => {
        const [customer, reservation] = await Promise.all([
          customers.get(caller, customerId),
          reservations.get(caller, customerId, reservationId),
        ]);
        return customer && reservation ? [{ customer, reservation }] : [];
      }),
    );
    return owned.flat();
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
