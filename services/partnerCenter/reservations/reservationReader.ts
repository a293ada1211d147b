import type { PurchaseRequest, ReservationResponse } from '@azure/arm-reservations';
import type { ListedReservation } from '../../model.js';
import { remotely } from '../../remote/remotely.js';
import { unreadable } from '../../remote/serviceFault.js';
import { asList } from '../azure/asList.js';
import { collected } from '../azure/collected.js';
import { isSameResource, lastPartOf } from '../azure/resourceIds.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { undefinedIfGone } from '../azure/undefinedIfGone.js';
import { orderFacts } from './wireOrder.js';
import { completed, type OrderTerms, type ReadReservation, readReservation } from './wireReservation.js';

/** What the operator is told of reservations that could not be read: they are missing in the customer's list. */
export interface ReservationEvent {
  readonly level: 'warn';
  readonly code: 'ReservationsUnreadable';
  readonly customerId: string;
  readonly count: number;
  /** Names of the fields that were missing or not understood. */
  readonly fields: readonly string[];
}

/** One reservation as it stands now. */
export interface FreshReservation {
  readonly read: ReadReservation;
  /** What a renewal would buy, as the service proposes it. */
  readonly renewal?: PurchaseRequest | undefined;
}

/** Some have thousands: a page each takes as long as one with many. */
const PAGE_SIZE = 100;

/** Reads reservations of customers' tenants (Microsoft.Capacity). Throws DeskErrors `Service…`. */
export class ReservationReader {
  constructor(
    private readonly clients: TenantClients,
    private readonly log: (event: ReservationEvent) => void,
  ) {}

  /** All that have units, in no order. One that cannot be read is left out, and logged; all of them are a fault. */
  async all(customerId: string): Promise<readonly ListedReservation[]> {
    const { reservation } = this.clients.of(customerId).reservations;
    const responses = await remotely('reservations', () => {
      const list = reservation.listAll({ ...asList('reservations'), take: PAGE_SIZE });
      return collected('reservations', readOneByOne(list, customerId));
    });
    const fields: string[] = [];
    const read = responses.flatMap((one) => {
      if (!('unreadable' in one)) return one.isReplaced ? [] : [one];
      fields.push(one.unreadable.join());
      return [];
    });
    const terms = read.some((one) => !completed(one)) ? await this.#orderTerms(customerId) : undefined;
    const whole = read.flatMap((one) => {
      const reservation = completed(one, terms?.get(one.orderId));
      if (!reservation) fields.push('term');
      return reservation ? [reservation] : [];
    });
    if (fields.length > 0) this.#tellUnreadable(customerId, fields);
    if (fields.length > 0 && fields.length === responses.length) {
      throw unreadable({ service: 'reservations' }, 'no reservation can be read');
    }
    // While a list is paged through, one may move from a page to the next.
    return [...new Map(whole.map((one) => [one.id, one])).values()];
  }

  /**
   * Undefined when it is not there any more.
   * @throws UnreachableError also `ServiceUnreadable`
   */
  async one(
    customerId: string,
    orderId: string,
    reservationId: string,
  ): Promise<FreshReservation | undefined> {
    const { reservation } = this.clients.of(customerId).reservations;
    const response = await undefinedIfGone(
      remotely('reservations', () => reservation.get(orderId, reservationId, { expand: 'renewProperties' })),
    );
    if (!response) return undefined;
    const fresh = freshReservation(response, customerId);
    if (!isSameResource(fresh.read.id, reservationId)) {
      throw unreadable({ service: 'reservations' }, 'another reservation than was asked for');
    }
    // An answer may write the ids in another case than the list does, by which they are told apart.
    return { ...fresh, read: { ...fresh.read, id: reservationId, orderId } };
  }

  async #orderTerms(customerId: string): Promise<ReadonlyMap<string, OrderTerms>> {
    const { reservationOrder } = this.clients.of(customerId).reservations;
    const orders = await remotely('reservations', () =>
      collected('reservations', reservationOrder.list(asList('reservations'))),
    );
    return new Map(orders.map((order) => [lastPartOf(order.id ?? ''), orderFacts(order)]));
  }

  #tellUnreadable(customerId: string, fields: readonly string[]): void {
    this.log({
      level: 'warn',
      code: 'ReservationsUnreadable',
      customerId,
      count: fields.length,
      fields: [...new Set(fields)],
    });
  }
}

/** Reads while the rest still comes: thousands in one go would hold up everybody else. */
async function* readOneByOne(list: AsyncIterable<ReservationResponse>, customerId: string) {
  for await (const response of list) yield readReservation(response, customerId);
}

/** @throws UnreachableError `ServiceUnreadable` */
export function freshReservation(response: ReservationResponse, customerId: string): FreshReservation {
  const read = readReservation(response, customerId);
  if ('unreadable' in read)
    throw unreadable({ service: 'reservations' }, `changed: ${read.unreadable.join()}`);
  return { read, renewal: response.properties?.renewProperties?.purchaseProperties };
}
