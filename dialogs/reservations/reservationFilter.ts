import type { Caller, ListedReservation } from '../../services/model.js';
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
  readonly quotes: Pick<QuoteService, 'canRefund' | 'canExchange' | 'quoteExchange'>;
}

export function filterName(filter: ReservationFilter): FilterName {
  return filter.kind === 'exchangeable' && filter.alongside?.length ? 'alongside' : filter.kind;
}

/** The reservations of a customer that the filter does not hide. */
export async function letThrough(
  { quotes }: ReservationPorts,
  caller: Caller,
  customerId: string,
  all: readonly ListedReservation[],
  filter: ReservationFilter,
): Promise<readonly ListedReservation[]> {
  if (filter.kind === 'refundable') return all.filter((one) => quotes.canRefund(one));
  const exchangeable = all.filter((one) => quotes.canExchange(one));
  const { alongside = [] } = filter;
  if (alongside.length === 0) return exchangeable;
  const others = exchangeable.filter(({ id }) => !alongside.includes(id));
  const returns = [...alongside, ...others.map(({ id }) => id)].map((reservationId) => ({
    reservationId,
    quantity: 1,
  }));
  // Which of them go with the first is the policy's to say: one quote for all tells.
  const { refusals } = await quotes.quoteExchange(caller, { customerId, returns, purchases: [] });
  const refused = new Set(refusals.map(({ returnIndex }) => returnIndex));
  return others.filter((_one, index) => !refused.has(alongside.length + index));
}
