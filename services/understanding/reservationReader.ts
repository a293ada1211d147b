import type { Texts } from '../localization/texts.js';
import type { Caller, Customer, ListedReservation, ReservationRef, Term } from '../model.js';
import type { ReservationFinder } from '../portfolio.js';
import type { ReservationCatalog } from '../ports.js';
import { foldText } from '../search/foldText.js';
import type { HeardWord } from '../search/nameMentions.js';
import type { ReservationCodes } from '../soughtReservation.js';
import { namedSpans } from './namedSpans.js';
import { narrowReservations } from './narrowReservations.js';
import { type NamedFilter, type ReservationFilter, ReservationNames } from './reservationNames.js';
import type { Sentence } from './sentence.js';
import { soughtIn } from './soughtIn.js';
import { type DateRange, MAX_CANDIDATES, type Sought } from './understanding.js';

/** What a sentence says besides names. */
export interface SaidFacts {
  /** Reservation or order IDs, as typed. */
  readonly ids: readonly string[];
  readonly expiry?: DateRange | undefined;
  readonly term?: Term | undefined;
}

/** A sentence whose words may name reservations. */
export interface HeardSentence extends SaidFacts {
  readonly sentence: Sentence;
  readonly words: readonly HeardWord[];
}

/** Where reservations are found. */
export interface ReservationPorts {
  readonly reservations: ReservationCatalog;
  readonly finder: ReservationFinder;
}

/** The reservations that are spoken of, the best first. */
export interface FoundReservations {
  readonly reservations: readonly ListedReservation[];
  /** Set where they were looked for among those of all customers. */
  readonly sought?: Sought | undefined;
}

interface Found extends FoundReservations {
  readonly fitsAll: boolean;
  readonly named: readonly Pick<NamedFilter, 'span' | 'takenFor'>[];
}

const NOTHING: Found = { reservations: [], fitsAll: false, named: [] };
/** Among the reservations of more customers than these nothing is looked for: it would be a guess. */
const MAX_CUSTOMERS = 5;
const WEIGHTS = { id: 20, expiry: 4, term: 2 };

/** Finds the reservations that a sentence speaks of, and takes the words that name them. */
export class ReservationReader {
  readonly #names = new WeakMap<readonly ListedReservation[] | ReservationCodes, ReservationNames>();

  /** @param languages in which reservations are called by what users see: their region, their type */
  constructor(
    private readonly ports: ReservationPorts,
    private readonly languages: readonly Texts[],
  ) {}

  /**
   * One when it is clear which is meant.
   * @param customers who are named; of one at least the reservations are, where any is
   * @param customerId whose reservations are meant when no customer is named
   */
  async read(
    caller: Caller,
    heard: HeardSentence,
    customers: readonly Customer[],
    customerId?: string,
  ): Promise<FoundReservations> {
    const found =
      customers.length > 0
        ? await this.#amongCustomers(caller, heard, customers)
        : await this.#unnamed(caller, heard, customerId);
    for (const { span, takenFor } of found.named) {
      if (heard.sentence.isFree(span)) heard.sentence.take(span, takenFor);
    }
    return found;
  }

  /** Of several customers who may be meant, the one whose reservations fit is. */
  async #amongCustomers(
    caller: Caller,
    heard: HeardSentence,
    customers: readonly Customer[],
  ): Promise<Found> {
    if (customers.length > MAX_CUSTOMERS) return NOTHING;
    const all = await Promise.all(customers.map(({ id }) => this.#ofCustomer(caller, heard, id)));
    const [only] = all;
    if (all.length === 1 && only) return only;
    const fitting = all.filter(({ fitsAll, named }) => fitsAll && named.length > 0);
    const [best] = fitting;
    if (!best) return NOTHING;
    return { ...best, reservations: fitting.flatMap(({ reservations }) => reservations) };
  }

  async #unnamed(caller: Caller, heard: HeardSentence, customerId?: string): Promise<Found> {
    const byId = await this.#found(caller, heard.ids);
    if (byId.reservations.length > 0) return byId;
    const own = customerId === undefined ? NOTHING : await this.#ofCustomer(caller, heard, customerId);
    if (own.fitsAll) return own;
    const spans = namedSpans(heard.words);
    for (const span of spans) {
      const first = heard.sentence.words[span.from];
      const last = heard.sentence.words[span.to - 1];
      if (!first || !last) continue;
      const found = await this.#found(caller, [heard.sentence.text.slice(first.start, last.end)]);
      if (found.reservations.length > 0) return { ...found, named: [{ span, takenFor: 'reservation' }] };
    }
    return customerId === undefined ? this.#amongAll(caller, heard) : own;
  }

  /** By what they are and when they expire; those of so many customers that no list of them is at hand. */
  async #amongAll(caller: Caller, heard: HeardSentence): Promise<Found> {
    const { finder } = this.ports;
    const codes = await finder.codes(caller);
    const named = this.#namesOf(codes, () => ReservationNames.ofCodes(codes, this.languages)).in(heard.words);
    const said = soughtIn(heard, named);
    if (!said) return { ...NOTHING, named };
    const refs = await finder.sought(caller, said.what, MAX_CANDIDATES);
    const reservations = await this.#known(caller, refs ?? []);
    const few = reservations.length > 0 ? 'few' : 'none';
    return { reservations, fitsAll: true, named, sought: { ...said, fits: refs ? few : 'many' } };
  }

  async #found(caller: Caller, texts: readonly string[]): Promise<Found> {
    for (const text of texts) {
      const keys = await this.ports.finder.named(caller, text, MAX_CANDIDATES);
      const known = await this.#known(caller, keys);
      if (known.length > 0) return { reservations: known, fitsAll: true, named: [] };
    }
    return NOTHING;
  }

  async #known(caller: Caller, refs: readonly ReservationRef[]): Promise<readonly ListedReservation[]> {
    const found = await Promise.all(
      refs.map(({ customerId, reservationId }) =>
        this.ports.reservations.get(caller, customerId, reservationId),
      ),
    );
    return found.filter((one) => one !== undefined);
  }

  async #ofCustomer(caller: Caller, heard: HeardSentence, customerId: string): Promise<Found> {
    const reservations = await this.ports.reservations.list(caller, customerId);
    const names = this.#namesOf(reservations, () => ReservationNames.of(reservations, this.languages));
    const named = names.in(heard.words);
    const narrowed = narrowReservations(reservations, [...named, ...factsOf(heard)]);
    const { expiry } = heard;
    if (!expiry || narrowed.reservations.some((one) => expiresIn(one, expiry))) return { ...narrowed, named };
    // A date is said on purpose: what expires at another time is not what is spoken of.
    const said = soughtIn(heard, named);
    return { ...NOTHING, named, ...(said && { sought: { ...said, fits: 'none' } }) };
  }

  /** Made once of each object. */
  #namesOf(
    named: readonly ListedReservation[] | ReservationCodes,
    make: () => ReservationNames,
  ): ReservationNames {
    const names = this.#names.get(named) ?? make();
    this.#names.set(named, names);
    return names;
  }
}

function factsOf({ ids, expiry, term }: SaidFacts): ReservationFilter[] {
  const folded = new Set(ids.map(foldText));
  return [
    ...(folded.size > 0
      ? [
          {
            weight: WEIGHTS.id,
            fits: ({ id, orderId }: ListedReservation) =>
              folded.has(foldText(id)) || folded.has(foldText(orderId)),
          },
        ]
      : []),
    ...(expiry
      ? [
          {
            weight: WEIGHTS.expiry,
            fits: (reservation: ListedReservation) => expiresIn(reservation, expiry),
          },
        ]
      : []),
    ...(term
      ? [{ weight: WEIGHTS.term, fits: (reservation: ListedReservation) => reservation.term === term }]
      : []),
  ];
}

function expiresIn({ expiryDate }: ListedReservation, { from = '', before = '9999' }: DateRange): boolean {
  return expiryDate >= from && expiryDate < before;
}
