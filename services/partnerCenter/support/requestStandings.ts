import type { Clock } from '../../clock.js';
import { isUnfinished } from '../../quotes/pendingUnits.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import { statusBy } from './shownRequest.js';
import type { SupportTickets } from './supportTickets.js';
import type { TicketLooks } from './ticketLooks.js';

/** Requests of one customer. */
interface CustomerRequests {
  readonly customerId: string;
  readonly requests: readonly LedgerRequest[];
}

const DAY_MS = 24 * 3_600_000;
/** The two clocks need not agree on when a ticket was made. */
const CLOCKS_APART_MS = DAY_MS;
/** After 18 months tickets are forgotten, and must not be asked for. */
const REMEMBERED_MS = 500 * DAY_MS;

/**
 * How the open requests of customers stand by their tickets, for figures about many customers: with one call a customer,
 * however many requests it has. The ledger follows when somebody looks at a request.
 */
export class RequestStandings {
  /** By customer, as many as are open. */
  readonly #open = new Map<string, readonly LedgerRequest[]>();

  constructor(
    private readonly tickets: Pick<SupportTickets, 'madeSince'>,
    private readonly looks: Pick<TicketLooks, 'last' | 'note'>,
    private readonly clock: Clock,
  ) {}

  /** All requests of a customer as the ledger has them now. @returns them as their tickets were last seen */
  noted(customerId: string, requests: readonly LedgerRequest[]): readonly LedgerRequest[] {
    const open = requests.filter(isUnfinished);
    if (open.length > 0) this.#open.set(customerId, open);
    else this.#open.delete(customerId);
    return this.#standing(requests);
  }

  /** The same for those that are read from the ledger at the start, while newer ones may come. */
  async *filed(source: AsyncIterable<CustomerRequests>): AsyncGenerator<CustomerRequests> {
    for await (const { customerId, requests } of source) {
      if (!this.#open.has(customerId)) yield { customerId, requests: this.noted(customerId, requests) };
    }
  }

  /**
   * Looks at the tickets of a customer's open requests. Throws DeskErrors `Service…`.
   * @returns the open requests that there are by now, as their tickets stand
   */
  async looked(customerId: string): Promise<readonly LedgerRequest[]> {
    const open = this.#open.get(customerId);
    if (!open) return [];
    const names = new Set(open.map(({ ticketName }) => ticketName));
    const found = await this.tickets.madeSince(customerId, this.#from(open), names);
    for (const [ticketName, ticket] of found) this.looks.note({ ticketName }, ticket);
    return this.#standing(this.#open.get(customerId) ?? []);
  }

  #standing(requests: readonly LedgerRequest[]): readonly LedgerRequest[] {
    return requests.map((request) => {
      const status = statusBy(request, this.looks.last(request));
      return status === request.status ? request : { ...request, status };
    });
  }

  #from(open: readonly LedgerRequest[]): Date {
    const oldestMs = Math.min(...open.map(({ createdAt }) => Date.parse(createdAt)));
    const rememberedMs = this.clock.now().getTime() - REMEMBERED_MS;
    return new Date(Math.max(oldestMs - CLOCKS_APART_MS, rememberedMs));
  }
}
