import { DeskError, RefusedError } from '../../errors.js';
import type { Caller } from '../../model.js';
import type { LedgerRequest } from '../ledger/ledgerDocument.js';
import type { SupportTickets } from './supportTickets.js';
import type { Ticketing } from './ticketing.js';
import { CARRIED_OUT, messageNameOf } from './ticketNames.js';

/** Tells support of requests that were carried out without it, and closes their tickets. */
export class UntoldTickets {
  constructor(
    private readonly ticketing: Ticketing,
    private readonly tickets: SupportTickets,
  ) {}

  /** The request, told of if that can be done now; whoever looks at it next tries again. */
  async tell(caller: Caller, request: LedgerRequest): Promise<LedgerRequest> {
    if (!request.isUntold) return request;
    try {
      const refusal = await this.#say(request);
      const ticket = await this.#close(request);
      // A ticket that is closed needs no words; one that is open must not be carried out once more.
      if (refusal && ticket === 'open') throw refusal;
      const change = { action: 'request.updated', before: { ticket: 'untold' }, after: { ticket } } as const;
      return await this.ticketing.change(caller, request, change, (present) => {
        const { isUntold, ...told } = present;
        return isUntold ? told : present;
      });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return request;
    }
  }

  /** In English, as the ticket is. @returns why nothing more can be said about it, if so */
  async #say({
    id,
    customerId,
    ticketName,
    contact,
    exchange,
    execution,
  }: LedgerRequest): Promise<RefusedError | undefined> {
    const what = exchange ? 'exchange' : 'return';
    const correlation =
      execution?.correlationId === undefined ? '' : ` Correlation ID: ${execution.correlationId}.`;
    try {
      await this.tickets.say(customerId, ticketName, {
        name: messageNameOf(ticketName, CARRIED_OUT),
        sender: contact.email,
        subject: `${id} was carried out`,
        text: `The ${what} that this request asks for was carried out by self-service on ${execution?.at}.${correlation} Nothing is left to do: please do not carry it out again.`,
      });
      return undefined;
    } catch (error) {
      if (error instanceof RefusedError) return error;
      throw error;
    }
  }

  /** What became of it: support may keep a ticket open that somebody works on. */
  async #close({ customerId, ticketName }: LedgerRequest): Promise<'closed' | 'open'> {
    try {
      await this.tickets.close(customerId, ticketName);
      return 'closed';
    } catch (error) {
      if (error instanceof RefusedError) return 'open';
      throw error;
    }
  }
}
