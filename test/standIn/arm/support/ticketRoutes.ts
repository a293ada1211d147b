import { isDeepStrictEqual } from 'node:util';
import type { LongRunning } from '../../longRunning.js';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInTicket } from '../../world/records.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { bodyOf, countIn } from '../armRoute.js';
import { odataFilter } from '../odataFilter.js';
import { type SupportTenants, ticketIn } from './supportTenant.js';
import { ticketBody } from './ticketBody.js';
import { demandTopic, ticketRequest, ticketUpdate } from './ticketRequest.js';

/** The service's own default and limit of `$top`. */
const PAGE_SIZE = 25;
const LARGEST_PAGE = 100;

/** Support tickets on a tenant or on a subscription. */
export class TicketRoutes {
  #made = 0;

  constructor(
    private readonly world: StandInWorld,
    private readonly tenants: SupportTenants,
    private readonly operations: LongRunning,
  ) {}

  /** @param base '' or '/subscriptions/:subscriptionId' */
  below(base: string): StandInRoute[] {
    const tickets = `${base}/providers/Microsoft.Support/supportTickets`;
    const one = `${tickets}/:ticket`;
    return [
      {
        method: 'GET',
        path: tickets,
        operation: 'support.listTickets',
        answer: (asked) => this.#list(asked),
      },
      { method: 'GET', path: one, operation: 'support.getTicket', answer: (asked) => this.#get(asked) },
      { method: 'PUT', path: one, operation: 'support.createTicket', answer: (asked) => this.#put(asked) },
      {
        method: 'PATCH',
        path: one,
        operation: 'support.updateTicket',
        answer: (asked) => this.#patch(asked),
      },
    ];
  }

  #get(request: StandInRequest): StandInReply {
    const tenant = this.tenants.of(request);
    return ok(ticketBody(ticketIn(tenant, request.params.ticket), tenant.base));
  }

  /** Newest first; the filter speaks of the properties. */
  #list(request: StandInRequest): StandInReply {
    const tenant = this.tenants.of(request);
    const wanted = odataFilter(request.query.get('$filter'), ['eq', 'ge', 'gt']);
    const bodies = [...tenant.tickets.values()]
      .filter(({ subscriptionId }) => subscriptionId === tenant.subscriptionId)
      .map((ticket) => ticketBody(ticket, tenant.base))
      .filter(({ properties }) => wanted(properties));
    const pageSize = Math.min(countIn(request, '$top', 1) ?? PAGE_SIZE, LARGEST_PAGE);
    return armPage(request, bodies.reverse(), { pageSize });
  }

  /** The same ticket again is no second one; another one of the same name is refused. */
  #put(request: StandInRequest): StandInReply {
    const tenant = this.tenants.of(request);
    const name = request.params.ticket ?? '';
    const { properties } = bodyOf(request, ticketRequest, 'BadRequest');
    demandTopic(properties, tenant.subscriptionId, request.query.get('api-version'));
    const { fileWorkspaceName: files } = properties;
    if (files !== undefined && !tenant.fileWorkspaces.has(files)) {
      refuse(400, 'BadRequest', 'fileWorkspaceName names no file workspace.');
    }
    const present = tenant.tickets.get(name);
    if (present) return ok(ticketBody(this.#again(present, tenant.subscriptionId, properties), tenant.base));
    const ticket = this.#newTicket(name, tenant.subscriptionId, properties);
    tenant.tickets.set(name, ticket);
    return this.operations.accept(request, ok(ticketBody(ticket, tenant.base)));
  }

  #again(present: StandInTicket, subscriptionId: string | undefined, properties: object): StandInTicket {
    const isSame = present.subscriptionId === subscriptionId;
    if (isSame && isDeepStrictEqual(present.asked, properties)) return present;
    return refuse(409, 'Conflict', `There is another support ticket ${present.name}.`);
  }

  #newTicket(
    name: string,
    subscriptionId: string | undefined,
    properties: Record<string, unknown>,
  ): StandInTicket {
    this.#made += 1;
    const now = this.world.nowIso();
    const day = now.slice(2, 10).replaceAll('-', '');
    return {
      name,
      supportTicketId: `${day}${String(this.#made).padStart(10, '0')}`,
      subscriptionId,
      createdDate: now,
      modifiedDate: now,
      status: 'Open',
      asked: properties,
      properties: { ...properties },
      communications: [],
    };
  }

  #patch(request: StandInRequest): StandInReply {
    const tenant = this.tenants.of(request);
    const ticket = ticketIn(tenant, request.params.ticket);
    const { status, contactDetails, ...change } = bodyOf(request, ticketUpdate, 'BadRequest');
    const contact = { ...Object(ticket.properties.contactDetails), ...contactDetails };
    ticket.properties = { ...ticket.properties, ...change, contactDetails: contact };
    if (status !== undefined) ticket.status = status === 'closed' ? 'Closed' : 'Open';
    ticket.modifiedDate = this.world.nowIso();
    return ok(ticketBody(ticket, tenant.base));
  }
}
