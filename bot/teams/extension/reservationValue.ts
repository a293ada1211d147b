import type { Texts } from '../../../services/localization/texts.js';
import type { ReservationRef } from '../../../services/model.js';
import type { PortfolioReservation } from '../../../services/portfolio.js';
import type { FoundChoice } from './typeAhead.js';

type Chosen = Pick<PortfolioReservation['reservation'], 'id' | 'displayName' | 'sku' | 'quantity'> & {
  readonly customerId: string;
};

/** A reservation as a choice of a card's input; its value names the customer, too: `customer/reservation`. */
export function reservationChoice(texts: Texts, reservation: Chosen, customerName?: string): FoundChoice {
  const { id, customerId, displayName, sku, quantity } = reservation;
  const facts = [displayName, sku, `× ${texts.number(quantity)}`, customerName];
  return {
    value: `${customerId}/${id}`,
    title: facts.filter((fact) => fact !== undefined).join(' · '),
  };
}

/** The ids in the value of such a choice: a client's word. Undefined when it is no such value. */
export function readReservationValue(value: string): ReservationRef | undefined {
  const [customerId, reservationId, ...more] = value.split('/');
  return customerId && reservationId && more.length === 0 ? { customerId, reservationId } : undefined;
}
