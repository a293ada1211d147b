import type { StandInRequest } from '../../standInRoute.js';
import { refuse } from '../../standInService.js';
import type { StandInFileWorkspace, StandInTicket } from '../../world/records.js';
import type { StandInWorld } from '../../world/standInWorld.js';

/** Where support keeps what one tenant sent it. */
export interface SupportTenant {
  readonly tickets: Map<string, StandInTicket>;
  readonly fileWorkspaces: Map<string, StandInFileWorkspace>;
  /** Absent where the request is made on the tenant itself. */
  readonly subscriptionId: string | undefined;
  /** What resource IDs begin with: nothing, or the subscription. */
  readonly base: string;
}

/** Finds the tenant of a request; that of a partner has no customer's world and is kept here. */
export class SupportTenants {
  readonly #ofPartners = new Map<string, Pick<SupportTenant, 'tickets' | 'fileWorkspaces'>>();

  constructor(private readonly world: StandInWorld) {}

  /** @throws RefusedByService `SubscriptionNotFound` for one that the tenant does not have */
  of({ tenantId, params }: Pick<StandInRequest, 'tenantId' | 'params'>): SupportTenant {
    const { subscriptionId } = params;
    const customer = this.world.customer(tenantId);
    const base = subscriptionId === undefined ? '' : `/subscriptions/${subscriptionId}`;
    if (subscriptionId !== undefined && !customer?.scopes.subscriptions.some(({ id }) => id === base)) {
      refuse(404, 'SubscriptionNotFound', `There is no subscription ${subscriptionId}.`);
    }
    const { tickets, fileWorkspaces } = customer ?? this.#ofPartner(tenantId);
    return { tickets, fileWorkspaces, subscriptionId, base };
  }

  #ofPartner(tenantId: string) {
    const kept = this.#ofPartners.get(tenantId) ?? { tickets: new Map(), fileWorkspaces: new Map() };
    this.#ofPartners.set(tenantId, kept);
    return kept;
  }
}

/** The ticket, where it was made there. @throws RefusedByService `SupportTicketNotFound` */
export function ticketIn(
  { tickets, subscriptionId }: SupportTenant,
  name: string | undefined,
): StandInTicket {
  const ticket = tickets.get(name ?? '');
  if (ticket && ticket.subscriptionId === subscriptionId) return ticket;
  return refuse(404, 'SupportTicketNotFound', `There is no support ticket ${name}.`);
}
