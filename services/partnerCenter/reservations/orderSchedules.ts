import type { Clock } from '../../clock.js';
import { remotely } from '../../remote/remotely.js';
import { unreadable } from '../../remote/serviceFault.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { type OrderFacts, orderFacts } from './wireOrder.js';

/** Nothing but a return or a payment changes the schedule of an order. */
const KEPT_MS = 60 * 60_000;
const MOST_ORDERS = 5_000;

/** The orders of reservations with their schedules of payments. */
export class OrderSchedules {
  readonly #orders: KeptAnswers<OrderFacts>;

  constructor(
    private readonly clients: TenantClients,
    clock: Clock,
  ) {
    this.#orders = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_ORDERS });
  }

  /** Throws DeskErrors `Service…`; one that tells nothing of an order is not kept. */
  of(customerId: string, orderId: string): Promise<OrderFacts> {
    return this.#orders.get(keyOf(customerId, orderId), async () => {
      const { reservationOrder } = this.clients.of(customerId).reservations;
      const facts = orderFacts(
        await remotely('reservations', () => reservationOrder.get(orderId, { expand: 'schedule' })),
      );
      if (!facts.totals) throw unreadable({ service: 'reservations' }, 'an order without a schedule');
      return facts;
    });
  }

  /** The order has changed. */
  forget(customerId: string, orderId: string): void {
    this.#orders.forget(keyOf(customerId, orderId));
  }
}

function keyOf(customerId: string, orderId: string): string {
  return JSON.stringify([customerId, orderId]);
}
