import type { Clock } from '../../clock.js';
import { DeskError, RefusedError } from '../../errors.js';
import type {
  Caller,
  Commitments,
  FoundReservation,
  ListedReservation,
  Reservation,
  ReservationRef,
  UnavailablePart,
} from '../../model.js';
import type { ReservationCatalog } from '../../ports.js';
import { unreadable } from '../../remote/serviceFault.js';
import type { TenantClients } from '../azure/tenantClients.js';
import type { CustomerLookup } from '../customerLookup.js';
import { CustomerReservations, type ReservationsListed } from './customerReservations.js';
import { commitmentsOf, unitsOf } from './orderSchedule.js';
import { OrderSchedules } from './orderSchedules.js';
import { type FreshReservation, type ReservationEvent, ReservationReader } from './reservationReader.js';
import type { OrderFacts } from './wireOrder.js';
import { completed } from './wireReservation.js';

export interface ReservationSources {
  readonly clients: TenantClients;
  readonly customers: CustomerLookup;
  readonly clock: Clock;
  readonly log: (event: ReservationEvent) => void;
  readonly listed?: ReservationsListed | undefined;
}

/** A reservation that was just read, without what it commits to. */
export interface CurrentReservation extends Pick<FreshReservation, 'renewal'> {
  readonly reservation: ListedReservation;
}

const SERVICE = { service: 'reservations' } as const;

/** What was asked of a service, or why it could not be had. */
type Outcome<T> = { readonly value: T } | { readonly fault: DeskError };

/**
 * Reservations out of the customers' tenants. Nothing is asked in the name of what is no customer of the caller's partner.
 * Throws DeskErrors `Service…`.
 */
export class PartnerCenterReservations implements ReservationCatalog {
  readonly #reader: ReservationReader;
  readonly #lists: CustomerReservations;
  readonly #orders: OrderSchedules;

  constructor(private readonly sources: ReservationSources) {
    const { clients, clock, log, listed } = sources;
    this.#reader = new ReservationReader(clients, log);
    this.#lists = new CustomerReservations(this.#reader, clock, listed);
    this.#orders = new OrderSchedules(clients, clock);
  }

  /** The same array while the reservations and the day are the same. Changes made elsewhere are seen after a minute. */
  async list(caller: Caller, customerId: string): Promise<readonly ListedReservation[]> {
    const customer = await this.sources.customers.customerOf(caller, customerId);
    return customer ? this.#lists.of(customerId) : [];
  }

  /** What `list` gives, for whoever asks for the partner's own customers only. */
  of(customerId: string): Promise<readonly ListedReservation[]> {
    return this.#lists.of(customerId);
  }

  /** As it stands now; what could not be had of its commitment and its use is left out, and named. */
  async get(
    caller: Caller,
    customerId: string,
    reservationId: string,
  ): Promise<FoundReservation | undefined> {
    const customer = await this.sources.customers.customerOf(caller, customerId);
    return customer && (await this.#lookUp(customerId, reservationId))?.found;
  }

  /**
   * One with all that quotes reckon with.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`
   */
  async whole(caller: Caller, { customerId, reservationId }: ReservationRef): Promise<Reservation> {
    await this.#demandCustomer(caller, customerId);
    const looked = await this.#lookUp(customerId, reservationId);
    if (!looked) throw notFound();
    const { unavailable: _unavailable, commitment, pricingCommitment, ...reservation } = looked.found;
    if (commitment && pricingCommitment) return { ...reservation, commitment, pricingCommitment };
    throw looked.fault ?? unreadable(SERVICE, 'an order without a schedule');
  }

  /**
   * One as the newest list has it, which may be a minute old or older: for what never changes of it.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`
   */
  async known(caller: Caller, { customerId, reservationId }: ReservationRef): Promise<ListedReservation> {
    await this.#demandCustomer(caller, customerId);
    const listed = await this.#lists.find(customerId, reservationId);
    if (!listed) throw notFound();
    return listed;
  }

  /**
   * One as it stands at this moment.
   * @throws RefusedError `CustomerNotFound`, `ReservationNotFound`
   */
  async current(caller: Caller, ref: ReservationRef): Promise<CurrentReservation> {
    const listed = await this.known(caller, ref);
    const fresh = await this.#reader.one(ref.customerId, listed.orderId, listed.id);
    if (!fresh || fresh.read.isReplaced) {
      this.#lists.forget(ref.customerId);
      throw notFound();
    }
    return { reservation: this.#completed(fresh, listed), renewal: fresh.renewal };
  }

  /** Whether one that lists have no more was split, or merged into others, for whoever asks for the partner's own customers. */
  async wasReplaced(customerId: string, orderId: string, reservationId: string): Promise<boolean> {
    const fresh = await this.#reader.one(customerId, orderId, reservationId);
    return fresh?.read.isReplaced === true;
  }

  /** Something of the customer's reservations was changed; of an order's schedule, too, if it is named. */
  forget(customerId: string, orderId?: string): void {
    this.#lists.forget(customerId);
    if (orderId !== undefined) this.#orders.forget(customerId, orderId);
  }

  async #lookUp(customerId: string, reservationId: string) {
    const listed = await this.#lists.find(customerId, reservationId);
    if (!listed) return undefined;
    const { orderId } = listed;
    const [fresh, order] = await Promise.all([
      this.#reader.one(customerId, orderId, reservationId),
      outcomeOf(this.#orders.of(customerId, orderId)),
    ]);
    if (!fresh || fresh.read.isReplaced) {
      this.#lists.forget(customerId);
      return undefined;
    }
    const reservation = this.#completed(fresh, listed);
    const [commitments, utilization] = await Promise.all([
      outcomeOf(this.#commitmentsOf(reservation, order)),
      outcomeOf(this.#utilizationOf(reservation)),
    ]);
    const unavailable: UnavailablePart[] = [
      ...('fault' in commitments ? (['commitment'] as const) : []),
      ...('fault' in utilization ? (['utilization'] as const) : []),
    ];
    const found: FoundReservation = {
      ...reservation,
      ...('value' in commitments && commitments.value),
      ...('value' in utilization && { utilization: utilization.value }),
      ...(unavailable.length > 0 && { unavailable }),
    };
    return { found, fault: 'fault' in commitments ? commitments.fault : undefined };
  }

  async #commitmentsOf(reservation: ListedReservation, order: Outcome<OrderFacts>): Promise<Commitments> {
    if ('fault' in order) throw order.fault;
    const { totals, quantity: bought = reservation.quantity } = order.value;
    if (!totals) throw unreadable(SERVICE, 'an order without a schedule');
    const isAlone = bought <= reservation.quantity;
    const siblings = isAlone ? [] : await this.#lists.of(reservation.customerId);
    return commitmentsOf(totals, unitsOf(reservation, siblings, bought));
  }

  /** Lists tell it always, a single reservation not. */
  async #utilizationOf({ customerId, id, utilization }: ListedReservation) {
    if (Object.keys(utilization).length > 0) return utilization;
    const listed = (await this.#lists.of(customerId)).find((one) => one.id === id);
    return listed?.utilization ?? utilization;
  }

  #completed({ read }: FreshReservation, known: ListedReservation): ListedReservation {
    const reservation = completed(read, known);
    if (!reservation) throw unreadable(SERVICE, 'a reservation without a term');
    return this.#lists.asOfToday(reservation);
  }

  async #demandCustomer(caller: Caller, customerId: string): Promise<void> {
    const customer = await this.sources.customers.customerOf(caller, customerId);
    if (!customer) throw new RefusedError('CustomerNotFound', 'no such customer of this partner');
  }
}

async function outcomeOf<T>(answer: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await answer };
  } catch (error) {
    if (error instanceof DeskError) return { fault: error };
    throw error;
  }
}

function notFound(): RefusedError {
  return new RefusedError('ReservationNotFound', 'no such reservation of this customer');
}
