import type { Clock } from '../../clock.js';
import { RefusedError } from '../../errors.js';
import type { Caller, IsoDate, ListedReservation, ReservationRef } from '../../model.js';
import { dayAt, dayOf, isoDate } from '../../quotes/days.js';
import { unreadable } from '../../remote/serviceFault.js';
import { type DailyUsage, MAX_USAGE_DAYS, type UsageHistory } from '../../usage.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { dailyUsageOf, summariesPage } from './wireSummaries.js';

/** Finds a reservation of the caller's. @throws RefusedError `CustomerNotFound`, `ReservationNotFound` */
export interface KnownReservations {
  known(caller: Caller, ref: ReservationRef): Promise<ListedReservation>;
}

const API_VERSION = '2024-08-01';
/** The use of a day is told some days late. */
const MORE_DAYS = 10;
const MOST_PAGES = 20;
const KEPT_MS = 10 * 60_000;
const MOST_RESERVATIONS = 1_000;

/**
 * Daily use as Microsoft's consumption service tells it. Throws also UnreachableError `Service…`; where the service refuses to
 * tell, there is none.
 */
export class PartnerCenterUsage implements UsageHistory {
  readonly #histories: KeptAnswers<DailyUsage | undefined>;

  constructor(
    private readonly clients: TenantClients,
    private readonly reservations: KnownReservations,
    private readonly clock: Clock,
  ) {
    this.#histories = new KeptAnswers({ clock, keptMs: KEPT_MS, most: MOST_RESERVATIONS });
  }

  async daily(caller: Caller, ref: ReservationRef): Promise<DailyUsage | undefined> {
    const reservation = await this.reservations.known(caller, ref);
    const key = JSON.stringify([ref.customerId, ref.reservationId]);
    return this.#histories.get(key, () => this.#toldOf(reservation));
  }

  async #toldOf(reservation: ListedReservation): Promise<DailyUsage | undefined> {
    try {
      const summaries = await this.#summariesOf(reservation);
      const usage = dailyUsageOf(summaries);
      if (!usage && summaries.length > 0) throw unreadable({ service: 'reservations' }, 'no use can be read');
      return usage;
    } catch (error) {
      if (error instanceof RefusedError) return undefined;
      throw error;
    }
  }

  async #summariesOf(reservation: ListedReservation): Promise<readonly unknown[]> {
    const { consumption } = this.clients.of(reservation.customerId);
    const ask = () =>
      consumption.get(addressOf(reservation), summariesPage, { query: this.#query(reservation) });
    const summaries: unknown[] = [];
    let page = await ask();
    for (let pages = 1; ; pages += 1) {
      summaries.push(...page.value);
      if (page.nextLink === undefined) return summaries;
      if (pages === MOST_PAGES) throw unreadable({ service: 'reservations' }, 'a list without an end');
      page = await consumption.get(page.nextLink, summariesPage);
    }
  }

  #query({ expiryDate }: ListedReservation) {
    const today = isoDate(dayAt(this.clock.now()));
    const last: IsoDate = expiryDate < today ? expiryDate : today;
    const first = isoDate(dayOf(last) - MAX_USAGE_DAYS - MORE_DAYS);
    return {
      'api-version': API_VERSION,
      grain: 'daily',
      $filter: `properties/usageDate ge ${first} AND properties/usageDate le ${last}`,
    };
  }
}

function addressOf({ orderId, id }: ListedReservation): string {
  const order = `providers/Microsoft.Capacity/reservationorders/${encodeURIComponent(orderId)}`;
  const reservation = `${order}/reservations/${encodeURIComponent(id)}`;
  return `${reservation}/providers/Microsoft.Consumption/reservationSummaries`;
}
