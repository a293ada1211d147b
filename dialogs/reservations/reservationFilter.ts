import type { ListedReservation } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import type { Lookups } from './lookups.js';

/** What a reservation is picked for, where not every one will do. */
export type ReservationFilter =
  | { readonly kind: 'refundable' }
  /** `alongside` holds the ids of those that are given back already: another one must go with the first of them. */
  | { readonly kind: 'exchangeable'; readonly alongside?: readonly string[] };

/** Names of the filters, by which their texts are found. */
export type FilterName = 'refundable' | 'exchangeable' | 'alongside';

export interface ReservationPorts extends Lookups {
  readonly quotes: Pick<QuoteService, 'canRefund' | 'canExchange' | 'canExchangeWith'>;
}

export function filterName(filter: ReservationFilter): FilterName {
  return filter.kind === 'exchangeable' && filter.alongside?.length ? 'alongside' : filter.kind;
}

/** The reservations of a customer that the filter does not hide. Nothing is asked for: there may be thousands. */
export function letThrough(
  { quotes }: ReservationPorts,
  all: readonly ListedReservation[],
  filter: ReservationFilter,
): readonly ListedReservation[] {
  if (filter.kind === 'refundable') return all.filter((one) => quotes.canRefund(one));
  const { alongside = [] } = filter;
  const first = all.find(({ id }) => id === alongside[0]);
  const others = all.filter(({ id }) => !alongside.includes(id));
  return others.filter((one) => (first ? quotes.canExchangeWith(one, first) : quotes.canExchange(one)));
}
