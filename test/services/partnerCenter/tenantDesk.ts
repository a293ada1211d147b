import type { TokenCredential } from '@azure/core-auth';
import { randomIds } from '../../../services/ids.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { Caller, Customer, ListedReservation } from '../../../services/model.js';
import { TenantClients } from '../../../services/partnerCenter/azure/tenantClients.js';
import type { ChangeLedger, TenantChange } from '../../../services/partnerCenter/changeLedger.js';
import type { CustomerLookup } from '../../../services/partnerCenter/customerLookup.js';
import { PartnerCenterReservations } from '../../../services/partnerCenter/reservations/partnerCenterReservations.js';
import type { ReservationEvent } from '../../../services/partnerCenter/reservations/reservationReader.js';
import { PartnerCenterReservationSettings } from '../../../services/partnerCenter/settings/partnerCenterReservationSettings.js';
import { PartnerCenterUsage } from '../../../services/partnerCenter/usage/partnerCenterUsage.js';
import { RemoteCalls, type RemoteTools } from '../../../services/remote/remoteCalls.js';
import { agreeingFigures, type CapacityFigures } from '../../standIn/arm/capacity/capacity.js';
import { capacityRoutes } from '../../standIn/arm/capacity/capacityRoutes.js';
import { openStandIn, type StandIn } from '../../standIn/standIn.js';
import { signedIn } from '../../standIn/standInFixture.js';
import { StillClock, smallDesk } from '../local/deskFixture.js';

export interface TenantDeskSetup {
  readonly documents?: readonly CustomerDocument[];
  readonly limits?: RemoteTools['limits'];
  /** How long a change is waited for. */
  readonly patienceMs?: number;
}

/** A change as the ledger heard of it, and what became of it. */
export interface LedgerLine extends Omit<TenantChange, 'action' | 'subject'> {
  readonly userId: string;
  outcome: 'intended' | 'done' | string;
}

/** The customers' tenants behind the stand-in, and what reads and changes their reservations. */
export async function openTenantDesk({ documents = smallDesk(), limits, patienceMs }: TenantDeskSetup = {}) {
  const clock = new StillClock();
  const figures: CapacityFigures = agreeingFigures();
  const standIn = await openStandIn({
    documents,
    // The services' own: when a test lets time pass for the desk, no token grows old.
    clock: new StillClock(),
    moreRoutes: (world) => capacityRoutes(world, { figures }),
  });
  const parts = () => {
    const clients = tenantClients(standIn, limits);
    const events: ReservationEvent[] = [];
    const listed: [customerId: string, reservations: readonly ListedReservation[]][] = [];
    const ledger = new HeardLedger();
    const reservations = new PartnerCenterReservations({
      clients,
      customers: customersOf(documents),
      clock,
      log: (event) => events.push(event),
      listed: (...told) => listed.push(told),
    });
    const usage = new PartnerCenterUsage(clients, reservations, clock);
    const settings = new PartnerCenterReservationSettings({
      clients,
      reservations,
      ledger,
      clock,
      patienceMs,
    });
    return { clients, reservations, usage, settings, events, listed, ledger };
  };
  return {
    clock,
    standIn,
    figures,
    ...parts(),
    /** The same over the same services, knowing nothing yet. */
    again: parts,
    /** What was asked of the services, in order, sign-ins left out. */
    calls: () => standIn.calls.map(({ operation }) => operation).filter((one) => !one.startsWith('entra.')),
  };
}

export function tenantClients(standIn: StandIn, limits?: RemoteTools['limits']): TenantClients {
  const calls = new RemoteCalls({
    clock: { now: () => new Date() },
    ids: randomIds,
    random: () => 0,
    limits: { maxRetries: 0, pollMs: 1, ...limits },
  });
  const credentials = new Map<string, TokenCredential>();
  const forTenant = (tenantId: string) => {
    const { partnerId = '' } = standIn.world.customer(tenantId)?.profile ?? {};
    const credential = credentials.get(tenantId) ?? signedIn(standIn, partnerId, tenantId);
    credentials.set(tenantId, credential);
    return credential;
  };
  return new TenantClients({ calls, credentials: { forTenant }, managementUrl: standIn.urls.arm });
}

function customersOf(documents: readonly CustomerDocument[]): CustomerLookup {
  return {
    async customerOf({ partnerId }: Caller, customerId: string): Promise<Customer | undefined> {
      return documents
        .map(({ profile }) => profile)
        .find((profile) => profile.id === customerId && profile.partnerId === partnerId);
    },
  };
}

/** Writes down what it hears; a test may have it refuse. */
export class HeardLedger implements ChangeLedger {
  readonly lines: LedgerLine[] = [];
  fault: Error | undefined;

  async recorded<R>(
    { userId }: Caller,
    _customerId: string,
    { before, after }: TenantChange,
    make: () => Promise<R>,
  ): Promise<R> {
    if (this.fault) throw this.fault;
    const line: LedgerLine = { userId, before, after, outcome: 'intended' };
    this.lines.push(line);
    try {
      const made = await make();
      line.outcome = 'done';
      return made;
    } catch (error) {
      line.outcome = error instanceof Error ? error.name : 'failed';
      throw error;
    }
  }
}
