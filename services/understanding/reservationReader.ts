import type { Texts } from '../localization/texts.js';
import type { Caller, Customer, Reservation, Term } from '../model.js';
import type { ReservationFinder } from '../portfolio.js';
import type { ReservationCatalog } from '../ports.js';
import { foldText } from '../search/foldText.js';
import type { HeardWord } from '../search/nameMentions.js';
import { namedSpans } from './namedSpans.js';
import { narrowReservations } from './narrowReservations.js';
import { type NamedFilter, type ReservationFilter, ReservationNames } from './reservationNames.js';
import type { Sentence } from './sentence.js';
import { type DateRange, MAX_CANDIDATES } from './understanding.js';

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

interface Found {
  readonly reservations: readonly Reservation[];
  readonly fitsAll: boolean;
  readonly named: readonly NamedFilter[];
}

const NOTHING: Found = { reservations: [], fitsAll: false, named: [] };
/** Among the reservations of more customers than these nothing is looked for: it would be a guess. */
const MAX_CUSTOMERS = 5;
const WEIGHTS = { id: 20, expiry: 4, term: 2 };

/** Finds the reservations that a sentence speaks of, and takes the words that name them. */
export class ReservationReader {
  readonly #names = new WeakMap<readonly Reservation[], ReservationNames>();

  /** @param languages in which reservations are called by what users see: their region, their type */
  constructor(
    private readonly ports: ReservationPorts,
    private readonly languages: readonly Texts[],
  ) {}

  /**
   * The best first, one when it is clear which is meant.
   * @param customers who are named; of one at least the reservations are, where any is
   * @param customerId whose reservations are meant when no customer is named
   */
  async read(
    caller: Caller,
    heard: HeardSentence,
    customers: readonly Customer[],
    customerId?: string,
  ): Promise<readonly Reservation[]> {
    const found =
      customers.length > 0
        ? await this.#amongCustomers(caller, heard, customers)
        : await this.#unnamed(caller, heard, customerId);
    for (const { span, takenFor } of found.named) {
      if (heard.sentence.isFree(span)) heard.sentence.take(span, takenFor);
    }
    return found.reservations;
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
      const named: NamedFilter = { span, takenFor: 'reservation', weight: 0, fits: () => true };
      if (found.reservations.length > 0) return { ...found, named: [named] };
    }
    return own;
  }

  async #found(caller: Caller, texts: readonly string[]): Promise<Found> {
    for (const text of texts) {
      const keys = await this.ports.finder.named(caller, text, MAX_CANDIDATES);
      const reservations = await Promise.all(
        keys.map(({ customerId, reservationId }) =>
          this.ports.reservations.get(caller, customerId, reservationId),
        ),
      );
      const known = reservations.filter((one) => one !== undefined);
      if (known.length > 0) return { reservations: known, fitsAll: true, named: [] };
    }
    return NOTHING;
  }

  async #ofCustomer(caller: Caller, heard: HeardSentence, customerId: string): Promise<Found> {
    const reservations = await this.ports.reservations.list(caller, customerId);
    const named = this.#namesOf(reservations).in(heard.words);
    return { ...narrowReservations(reservations, [...named, ...factsOf(heard)]), named };
  }

  #namesOf(reservations: readonly Reservation[]): ReservationNames {
    const names = this.#names.get(reservations) ?? new ReservationNames(reservations, this.languages);
    this.#names.set(reservations, names);
    return names;
  }
}

function factsOf({ ids, expiry, term }: SaidFacts): ReservationFilter[] {
  const folded = new Set(ids.map(foldText));
  const { from = '', before = '9999' } = expiry ?? {};
  return [
    ...(folded.size > 0
      ? [
          {
            weight: WEIGHTS.id,
            fits: ({ id, orderId }: Reservation) => folded.has(foldText(id)) || folded.has(foldText(orderId)),
          },
        ]
      : []),
    ...(expiry
      ? [
          {
            weight: WEIGHTS.expiry,
            fits: ({ expiryDate }: Reservation) => expiryDate >= from && expiryDate < before,
          },
        ]
      : []),
    ...(term
      ? [{ weight: WEIGHTS.term, fits: (reservation: Reservation) => reservation.term === term }]
      : []),
  ];
}
