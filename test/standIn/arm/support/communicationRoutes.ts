import { z } from 'zod';
import type { LongRunning } from '../../longRunning.js';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInCommunication } from '../../world/records.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { bodyOf, countIn } from '../armRoute.js';
import { odataFilter } from '../odataFilter.js';
import { type SupportTenants, ticketIn } from './supportTenant.js';

const message = z.object({
  properties: z.object({
    sender: z.email().default('somebody@example.com'),
    subject: z.string().min(1),
    body: z.string().min(1),
  }),
});

const PAGE_SIZE = 10;

/** What is written to and by support about a ticket. */
export class CommunicationRoutes {
  constructor(
    private readonly world: StandInWorld,
    private readonly tenants: SupportTenants,
    private readonly operations: LongRunning,
  ) {}

  /** @param base '' or '/subscriptions/:subscriptionId' */
  below(base: string): StandInRoute[] {
    const all = `${base}/providers/Microsoft.Support/supportTickets/:ticket/communications`;
    const one = `${all}/:communication`;
    return [
      {
        method: 'GET',
        path: all,
        operation: 'support.listCommunications',
        answer: (asked) => this.#list(asked),
      },
      {
        method: 'GET',
        path: one,
        operation: 'support.getCommunication',
        answer: (asked) => this.#get(asked),
      },
      {
        method: 'PUT',
        path: one,
        operation: 'support.createCommunication',
        answer: (asked) => this.#put(asked),
      },
    ];
  }

  /** Oldest first; the filter speaks of the properties. */
  #list(request: StandInRequest): StandInReply {
    const wanted = odataFilter(request.query.get('$filter'), ['eq', 'ge', 'gt']);
    const bodies = this.#all(request).map((one) => this.#body(request, one));
    const pageSize = Math.min(countIn(request, '$top', 1) ?? PAGE_SIZE, PAGE_SIZE);
    return armPage(
      request,
      bodies.filter(({ properties }) => wanted(properties)),
      { pageSize },
    );
  }

  #get(request: StandInRequest): StandInReply {
    const found = this.#all(request).find(({ name }) => name === request.params.communication);
    if (found) return ok(this.#body(request, found));
    return refuse(404, 'CommunicationNotFound', 'The ticket has no such communication.');
  }

  /** The same message again is no second one; another one of the same name is refused. */
  #put(request: StandInRequest): StandInReply {
    const all = this.#all(request);
    const name = request.params.communication ?? '';
    const { sender, subject, body } = bodyOf(request, message, 'BadRequest').properties;
    const present = all.find((one) => one.name === name);
    if (present) {
      const isSame = present.subject === subject && present.body === body;
      return isSame
        ? ok(this.#body(request, present))
        : refuse(409, 'Conflict', 'There is another communication of this name.');
    }
    const sent = { name, sender, subject, body, createdDate: this.world.nowIso() };
    all.push(sent);
    return this.operations.accept(request, ok(this.#body(request, sent)));
  }

  #all(request: StandInRequest): StandInCommunication[] {
    return ticketIn(this.tenants.of(request), request.params.ticket).communications;
  }

  #body(request: StandInRequest, communication: StandInCommunication): { readonly properties: object } {
    const { name, sender, subject, body, createdDate, direction = 'outbound' } = communication;
    const ticket = `${this.tenants.of(request).base}/providers/Microsoft.Support/supportTickets/${request.params.ticket}`;
    const entity = {
      id: `${ticket}/communications/${name}`,
      name,
      type: 'Microsoft.Support/communications',
      properties: {
        communicationType: 'web',
        communicationDirection: direction,
        sender,
        subject,
        body,
        createdDate,
      },
    };
    return entity;
  }
}
