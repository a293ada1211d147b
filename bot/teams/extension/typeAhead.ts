import { z } from 'zod';
import type { Texts } from '../../../services/localization/texts.js';
import type { Customer, ListedReservation } from '../../../services/model.js';
import { MAX_EXPIRY_DAYS } from '../../../services/portfolio.js';
import { prepareSearch, searchReservations } from '../../../services/search/reservationSearch.js';
import { type InvokeHandler, type InvokeTurn, invokeHandler } from '../../invokes/invokeHandler.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { inTime } from './inTime.js';
import type { ReservationSearch } from './reservationSearch.js';
import { readReservationValue, reservationChoice } from './reservationValue.js';

/** What can be sought while a card is filled in; the name of a `Data.Query`'s dataset. */
export const DATASETS = ['customers', 'reservations', 'products'] as const;
export type Dataset = (typeof DATASETS)[number];

/** As many as clients draw. */
export const MOST_CHOICES = 15;

const SEARCH_RESPONSE = 'application/vnd.microsoft.search.searchResponse';

const id = z.string().max(500).optional().catch(undefined);

/** `data` holds the other inputs of the card. */
const typed = z.object({
  queryText: z.string().catch(''),
  dataset: z.enum(DATASETS),
  data: z.object({ customer: id, reservation: id }).optional().catch(undefined),
});
type Typed = z.infer<typeof typed>;

/** A choice of a card's input. */
export interface FoundChoice {
  readonly value: string;
  readonly title: string;
}

type Ports = Pick<ExtensionPorts, 'customers' | 'reservations' | 'portfolio' | 'products'>;

/** Finds choices for an input of a card as its user types. */
export class TypeAhead {
  /** Answers `application/search`. */
  readonly handler: InvokeHandler;

  constructor(
    private readonly ports: Ports,
    private readonly search: ReservationSearch,
  ) {
    this.handler = invokeHandler('application/search', typed, (turn, value) =>
      inTime(turn, this.#answer(turn, value)),
    );
  }

  async #answer(turn: InvokeTurn, value: Typed) {
    const results = await this.#choices(turn, value);
    const body = { statusCode: 200, type: SEARCH_RESPONSE, value: { results } };
    return { status: 200, body };
  }

  #choices(turn: InvokeTurn, value: Typed): Promise<readonly FoundChoice[]> {
    switch (value.dataset) {
      case 'customers':
        return this.customers(turn, value.queryText.trim());
      case 'reservations':
        return this.#reservations(turn, value);
      case 'products':
        return this.#products(turn, value);
    }
  }

  /** The first in name order while nothing was typed. */
  async customers({ caller }: InvokeTurn, text: string): Promise<FoundChoice[]> {
    const { customers } = this.ports;
    const found =
      text === ''
        ? (await customers.list(caller, 0, MOST_CHOICES)).items
        : (await customers.search(caller, text, MOST_CHOICES)).hits;
    return found.map(customerChoice);
  }

  /** Those of the customer whom the card names, or of all of them. */
  async #reservations(turn: InvokeTurn, { queryText, data }: Typed): Promise<FoundChoice[]> {
    const { caller, texts } = turn;
    const text = queryText.trim();
    const customerId = data?.customer ?? '';
    if (customerId === '') return this.#anyReservations(turn, text);
    const all = await this.ports.reservations.list(caller, customerId);
    const found = text === '' ? all : await fittingAmong(all, text, texts);
    return found.slice(0, MOST_CHOICES).map((reservation) => reservationChoice(texts, reservation));
  }

  async #anyReservations({ caller, texts }: InvokeTurn, text: string): Promise<FoundChoice[]> {
    if (text === '') {
      const slice = { page: 0, pageSize: MOST_CHOICES };
      const { items } = await this.ports.portfolio.expiring(caller, MAX_EXPIRY_DAYS, slice);
      return items.map(({ customerId, customerName, reservation }) =>
        reservationChoice(texts, { ...reservation, customerId }, customerName),
      );
    }
    const found = await this.search.find(caller, texts, text, { skip: 0, count: MOST_CHOICES });
    if (found === 'many') return [];
    return found.map(({ customer, reservation }) => reservationChoice(texts, reservation, customer.name));
  }

  /** Those that the reservation which the card names can be exchanged for; none without it. */
  async #products({ caller, texts }: InvokeTurn, { queryText, data }: Typed): Promise<FoundChoice[]> {
    const ref = readReservationValue(data?.reservation ?? '');
    const reservation = ref && (await this.ports.reservations.get(caller, ref.customerId, ref.reservationId));
    if (!reservation) return [];
    const { customerId, resourceType } = reservation;
    const ask = { customerId, resourceType };
    const text = queryText.trim();
    const { products } = this.ports;
    const found =
      text === ''
        ? (await products.list(caller, ask, 0, MOST_CHOICES)).items
        : (await products.search(caller, ask, text, MOST_CHOICES, texts)).hits;
    return found.map(({ sku }) => ({ value: sku, title: sku }));
  }
}

async function fittingAmong(all: readonly ListedReservation[], text: string, texts: Texts) {
  await prepareSearch(all, texts);
  return searchReservations(all, text, MOST_CHOICES, texts).hits;
}

export function customerChoice({ id: value, name: title }: Customer): FoundChoice {
  return { value, title };
}
