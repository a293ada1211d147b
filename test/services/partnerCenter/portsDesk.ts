import type { TokenCredential } from '@azure/core-auth';
import { randomIds } from '../../../services/ids.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { SupportRequest } from '../../../services/model.js';
import { PartnerCenterAccess } from '../../../services/partnerCenter/access/partnerCenterAccess.js';
import { ReservationRoles } from '../../../services/partnerCenter/access/reservationRoles.js';
import { TenantPeople } from '../../../services/partnerCenter/access/tenantPeople.js';
import { TenantClients } from '../../../services/partnerCenter/azure/tenantClients.js';
import type { CustomerLookup } from '../../../services/partnerCenter/customerLookup.js';
import { BillingScopes } from '../../../services/partnerCenter/products/billingScopes.js';
import { PartnerCenterProducts } from '../../../services/partnerCenter/products/partnerCenterProducts.js';
import { CapacityQuotes } from '../../../services/partnerCenter/quotes/capacityQuotes.js';
import { KnownLimits } from '../../../services/partnerCenter/quotes/knownLimits.js';
import { PartnerCenterQuotes } from '../../../services/partnerCenter/quotes/partnerCenterQuotes.js';
import { PartnerCenterReservations } from '../../../services/partnerCenter/reservations/partnerCenterReservations.js';
import { TenantScopes } from '../../../services/partnerCenter/settings/tenantScopes.js';
import type { RefundPolicy } from '../../../services/quotes/refundPolicy.js';
import { RemoteCalls, type RemoteTools } from '../../../services/remote/remoteCalls.js';
import { agreeingFigures } from '../../standIn/arm/capacity/capacity.js';
import { openStandIn, type StandIn } from '../../standIn/standIn.js';
import { signedIn } from '../../standIn/standInFixture.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { StillClock, smallDesk } from '../local/deskFixture.js';
import { HeardLedger } from './tenantDesk.js';

export interface PortsSetup {
  readonly documents?: readonly CustomerDocument[];
  readonly limits?: RemoteTools['limits'];
  readonly policy?: RefundPolicy;
  /** How long the quote of an exchange is waited for. */
  readonly patienceMs?: number;
  /** What the desk and the services take for the present instant; that of the still clock unless given. */
  readonly at?: Date;
  /** Whether time passes for the services, too, when a test moves the desk's clock. */
  readonly hasOneClock?: boolean;
}

/** Quotes, products and roles of the customers' tenants behind the stand-in. `requests` are those that the desk filed. */
export async function openPortsDesk(setup: PortsSetup = {}) {
  const { documents = smallDesk(), limits, policy = CSP_2018, hasOneClock = false } = setup;
  const clock = new StillClock(setup.at);
  const figures = agreeingFigures();
  const serviceClock = hasOneClock ? clock : new StillClock(setup.at);
  const standIn = await openStandIn({ documents, clock: serviceClock, capacity: { figures, policy } });
  const calls = new RemoteCalls({
    clock: { now: () => new Date() },
    ids: randomIds,
    random: () => 0,
    limits: { maxRetries: 0, pollMs: 1, ...limits },
  });
  const credentials = credentialsOf(standIn);
  const clients = new TenantClients({ calls, credentials, managementUrl: standIn.urls.arm });
  const customers = lookupIn(documents);
  const reservations = new PartnerCenterReservations({ clients, customers, clock, log: () => {} });
  const billingScopes = new BillingScopes(new TenantScopes(clients, clock), clock);
  const exchangeGroups = policy.exchange.groups;
  const products = new PartnerCenterProducts({ clients, customers, billingScopes, clock, exchangeGroups });
  const service = new CapacityQuotes(clients, billingScopes, setup.patienceMs);
  const requests: SupportRequest[] = [];
  const quotes = new PartnerCenterQuotes(
    {
      reservation: (caller, ref) => reservations.whole(caller, ref),
      requests: async (_caller, customerId) => requests.filter((one) => one.customerId === customerId),
      products,
      service,
      limits: new KnownLimits(clock),
    },
    policy,
    clock,
  );
  const ledger = new HeardLedger();
  const access = new PartnerCenterAccess({
    clients,
    reservation: (caller, ref) => reservations.known(caller, ref),
    roles: new ReservationRoles(clients, clock),
    people: new TenantPeople({ calls, credentials, graphUrl: standIn.urls.graph }),
    ledger,
  });
  return {
    clock,
    figures,
    standIn,
    reservations,
    products,
    service,
    quotes,
    access,
    ledger,
    requests,
    /** How often the service was asked for it. */
    count: (operation: string) => standIn.calls.filter((call) => call.operation === operation).length,
  };
}
export type PortsDesk = Awaited<ReturnType<typeof openPortsDesk>>;

/** A sentence of the service: refused in its own shape of error. */
export function refusing(code: string, status = 400) {
  return { kind: 'status', status, code } as const;
}

/** An answer of the service in the place of its own. */
export function giving(body: unknown) {
  return { kind: 'changed', change: () => body } as const;
}

/** An answer of the service whose `properties` are other ones. */
export function answering(properties: (told: Record<string, unknown>) => unknown) {
  return {
    kind: 'changed',
    change: (body: unknown) => {
      const whole = body as { properties: Record<string, unknown> };
      return { ...whole, properties: properties(whole.properties) };
    },
  } as const;
}

/** A new token for each call: of the time that a test lets pass the clients know nothing. */
function credentialsOf(standIn: StandIn) {
  return {
    forTenant(tenantId: string): TokenCredential {
      const { partnerId = '' } = standIn.world.customer(tenantId)?.profile ?? {};
      const credential = signedIn(standIn, partnerId, tenantId);
      const getToken = async (scopes: string | string[]) => {
        const token = await credential.getToken(scopes);
        return token && { ...token, expiresOnTimestamp: 0 };
      };
      return { getToken };
    },
  };
}

function lookupIn(documents: readonly CustomerDocument[]): CustomerLookup {
  return {
    async customerOf({ partnerId }, customerId) {
      return documents
        .map(({ profile }) => profile)
        .find((profile) => profile.id === customerId && profile.partnerId === partnerId);
    },
  };
}
