import type { SupportTicketDetails } from '@azure/arm-support';
import { z } from 'zod';
import { DeskError, RefusedError, type ServiceFacts } from '../../errors.js';
import type { IsoInstant } from '../../model.js';
import { plainText } from '../../plainText.js';
import { isNotFound, remotely } from '../../remote/remotely.js';
import { unavailable } from '../../remote/serviceFault.js';
import { asList } from '../azure/asList.js';
import { orAbsent } from '../azure/orAbsent.js';
import type { TenantClients } from '../azure/tenantClients.js';
import { undefinedIfGone } from '../azure/undefinedIfGone.js';

/** Where in a customer's tenant tickets are filed. */
export interface SupportPlace {
  /** A subscription's GUID; absent for tickets of the tenant itself. */
  readonly subscriptionId?: string | undefined;
}

/** A ticket as it stands with Microsoft support. */
export interface Ticket {
  /** The number that people quote. */
  readonly number: string;
  /** `assigned` when somebody at Microsoft works on it. */
  readonly state: 'open' | 'assigned' | 'closed';
}

export interface TicketMessage {
  readonly name: string;
  /** Whether Microsoft support wrote it, and not somebody on the customer's or the partner's side. */
  readonly isFromSupport: boolean;
  readonly at: IsoInstant;
  readonly text: string;
}

/** What is said on our side. */
export interface SentMessage {
  readonly name: string;
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
}

const ticketAnswer = z.object({
  supportTicketId: z.string().min(1),
  status: z.string(),
  supportEngineer: orAbsent(z.object({ emailAddress: orAbsent(z.string()) })),
});

const listedTicket = z.intersection(z.object({ name: z.string() }), ticketAnswer);

const messagesAnswer = z.array(
  z.object({
    name: z.string(),
    communicationDirection: orAbsent(z.string()),
    body: orAbsent(z.string()),
    createdDate: z.date(),
  }),
);

/** Of a ticket with more, the rest stays in the Azure portal. */
const MOST_MESSAGES = 500;
/** Ten calls of the largest page that there is. */
const MOST_TICKETS = 1_000;
const PAGE_OF_TICKETS = 100;
const CONFLICT = 409;

/** Tickets of Microsoft.Support in the customers' tenants. Throws DeskErrors `Service…`. */
export class SupportTickets {
  constructor(
    private readonly clients: TenantClients,
    private readonly place: SupportPlace = {},
    /** How long a look at a ticket or its messages may take. */
    private readonly lookMs = 5000,
    /** How long a ticket or a message is waited for; whoever sends it again afterwards finds it, or makes it. */
    private readonly patienceMs = clients.operationMs,
  ) {}

  /**
   * Makes the ticket of that name, unless it is there already: the name alone says which one it is.
   * @param isFirst whether nobody has tried before
   * @throws RefusedError when the service said no and there is no such ticket; UnreachableError when nobody knows
   */
  async put(
    customerId: string,
    name: string,
    ticket: SupportTicketDetails,
    isFirst: boolean,
  ): Promise<Ticket> {
    let wasAccepted = false;
    const onResponse = ({ status }: { readonly status: number }) => {
      wasAccepted ||= status < 400;
    };
    const options = { ...this.#options(), onResponse };
    let answer: unknown;
    try {
      answer = await remotely('support', () =>
        this.#in(customerId).supportTickets.beginCreateAndWait(name, ticket, options),
      );
    } catch (error) {
      return this.#madeInSpiteOf(error, { customerId, name, isFirst, wasAccepted });
    }
    // The last thing that the client asks for is the ticket itself.
    const { data } = ticketAnswer.safeParse(answer);
    const made = data ? ticketOf(data) : await this.find(customerId, name);
    if (!made) throw outcomeUnknown();
    return made;
  }

  /** Undefined where there is none, or none any more: after 18 months tickets are forgotten. */
  async find(customerId: string, name: string): Promise<Ticket | undefined> {
    const abortSignal = AbortSignal.timeout(this.lookMs);
    const found = remotely('support', async () =>
      ticketAnswer.parse(await this.#in(customerId).supportTickets.get(name, { abortSignal })),
    );
    return undefinedIfGone(found.then(ticketOf));
  }

  /**
   * Those of the names that were made since then; the list is read no further than that takes. Some may be missing where a
   * tenant has very many tickets.
   */
  async madeSince(
    customerId: string,
    since: Date,
    names: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Ticket>> {
    const filter = `createdDate ge ${since.toISOString().replace(/\.\d+/, '')}`;
    const list = this.#in(customerId).supportTickets.list({
      ...asList('support'),
      top: PAGE_OF_TICKETS,
      filter,
    });
    return remotely('support', async () => {
      const found = new Map<string, Ticket>();
      let read = 0;
      for await (const one of list) {
        const { data } = listedTicket.safeParse(one);
        if (data && names.has(data.name)) found.set(data.name, ticketOf(data));
        read += 1;
        if (found.size === names.size || read === MOST_TICKETS) break;
      }
      return found;
    });
  }

  /** A ticket that somebody works on is not closed: the service says no. One that it has no more is as good as closed. */
  async close(customerId: string, name: string): Promise<void> {
    const { supportTickets } = this.#in(customerId);
    try {
      await remotely('support', () => supportTickets.update(name, { status: 'closed' }));
    } catch (error) {
      // A service that has just lost sight of a ticket may still have it: support would go on with it.
      if (!isNotFound(error) || (await this.find(customerId, name))) throw error;
    }
  }

  /** What was said, oldest first. */
  async messages(customerId: string, name: string): Promise<readonly TicketMessage[]> {
    const abortSignal = AbortSignal.timeout(this.lookMs);
    const found = await remotely('support', async () => {
      const list = this.#in(customerId).communications.list(name, { abortSignal });
      return messagesAnswer.parse(await firstOf(list, MOST_MESSAGES));
    });
    return found
      .map((message) => ({
        name: message.name,
        isFromSupport: message.communicationDirection?.toLowerCase() === 'inbound',
        at: message.createdDate.toISOString(),
        text: plainText(message.body ?? ''),
      }))
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  /** Adds a message to the ticket, unless it has one of that name. */
  async say(customerId: string, ticketName: string, message: SentMessage): Promise<void> {
    const { name, sender, subject, text: body } = message;
    const { communications } = this.#in(customerId);
    const options = this.#options();
    try {
      await remotely('support', () =>
        communications.beginCreateAndWait(ticketName, name, { sender, subject, body }, options),
      );
    } catch (error) {
      if (!(error instanceof RefusedError && error.service?.status === CONFLICT)) throw error;
      // The name is of this message alone: where it is, it was sent.
      const sent = await undefinedIfGone(remotely('support', () => communications.get(ticketName, name)));
      if (!sent) throw error;
    }
  }

  #options() {
    return { updateIntervalInMs: this.clients.pollMs, abortSignal: AbortSignal.timeout(this.patienceMs) };
  }

  #in(customerId: string) {
    return this.clients.of(customerId).support(this.place.subscriptionId);
  }

  /** What stands by the name after a failure; rethrows `error` when it is certain that nothing does. */
  async #madeInSpiteOf(
    error: unknown,
    put: {
      readonly customerId: string;
      readonly name: string;
      readonly isFirst: boolean;
      readonly wasAccepted: boolean;
    },
  ): Promise<Ticket> {
    if (!(error instanceof RefusedError)) throw error;
    const { status } = error.service ?? {};
    // After it was accepted, only the operation itself can say no; a conflict may be with an earlier try that is under way.
    const isNo = put.wasAccepted ? status === undefined : status !== CONFLICT;
    try {
      const made = await this.find(put.customerId, put.name);
      if (made) return made;
    } catch (unseen) {
      if (!(unseen instanceof DeskError)) throw unseen;
      if (!isNo || !put.isFirst) throw outcomeUnknown(error.service);
    }
    throw isNo ? error : outcomeUnknown(error.service);
  }
}

function outcomeUnknown(facts: ServiceFacts = { service: 'support' }): DeskError {
  return unavailable(facts, 'nobody knows whether there is a ticket');
}

async function firstOf<T>(list: AsyncIterable<T>, most: number): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) if (items.push(item) === most) break;
  return items;
}

function ticketOf({ supportTicketId, status, supportEngineer }: z.infer<typeof ticketAnswer>): Ticket {
  if (status.toLowerCase() === 'closed') return { number: supportTicketId, state: 'closed' };
  return { number: supportTicketId, state: supportEngineer?.emailAddress ? 'assigned' : 'open' };
}
