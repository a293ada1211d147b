import type { Clock } from '../../clock.js';
import { DeskError } from '../../errors.js';
import { KeptAnswers } from '../azure/keptAnswers.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { SupportTickets, Ticket, TicketMessage } from './supportTickets.js';

const KEPT_MS = 60_000;
const MOST_TICKETS = 5000;

/** By what a ticket is looked at. */
type Looked = Pick<LedgerRequest, 'customerId' | 'ticketName'>;

/** Tickets as they were within the last minute; while they cannot be looked at, as they were last seen. */
export class TicketLooks {
  readonly #tickets: KeptAnswers<Ticket | undefined>;
  readonly #messages: KeptAnswers<readonly TicketMessage[]>;

  constructor(
    private readonly support: Pick<SupportTickets, 'find' | 'messages'>,
    clock: Clock,
  ) {
    const kept = { clock, keptMs: KEPT_MS, most: MOST_TICKETS };
    this.#tickets = new KeptAnswers(kept);
    this.#messages = new KeptAnswers(kept);
  }

  /** Undefined where nobody has seen it. */
  ticket({ customerId, ticketName }: Looked): Promise<Ticket | undefined> {
    return seen(this.#tickets, ticketName, () => this.support.find(customerId, ticketName));
  }

  /** As it was last seen, however long ago; undefined where nobody has seen it. */
  last({ ticketName }: Pick<Looked, 'ticketName'>): Ticket | undefined {
    return this.#tickets.last(ticketName);
  }

  /** It was seen otherwise, just now. */
  note({ ticketName }: Pick<Looked, 'ticketName'>, ticket: Ticket): void {
    this.#tickets.put(ticketName, ticket);
  }

  /** Empty where nobody has seen them. */
  async messages({ customerId, ticketName }: Looked): Promise<readonly TicketMessage[]> {
    const ask = () => this.support.messages(customerId, ticketName);
    return (await seen(this.#messages, ticketName, ask)) ?? [];
  }

  /** Whoever looks from now on sees it as it is. */
  forget({ ticketName }: Looked): void {
    this.#tickets.forget(ticketName);
    this.#messages.forget(ticketName);
  }
}

async function seen<T>(answers: KeptAnswers<T>, key: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await answers.get(key, ask);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return answers.last(key);
  }
}
