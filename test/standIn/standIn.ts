import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock.js';
import type { CustomerDocument } from '../../services/local/deskDocuments.js';
import type { ServiceName } from '../../services/remote/serviceName.js';
import { armService } from './arm/armService.js';
import { authorizationRoutes } from './arm/authorization/authorizationRoutes.js';
import type { CapacityOptions } from './arm/capacity/capacity.js';
import { capacityRoutes } from './arm/capacity/capacityRoutes.js';
import { resourceRoutes } from './arm/resources/resourceRoutes.js';
import { supportRoutes } from './arm/support/supportRoutes.js';
import type { StandInCall } from './callLog.js';
import { entraService, managedIdentityService } from './entra/entraService.js';
import { StandInEntra } from './entra/standInEntra.js';
import { type Fault, Faults, type FaultTarget, type ScriptedFault } from './faults.js';
import { graphService } from './graph/graphService.js';
import { partnerCenterService } from './partnerCenter/partnerCenterService.js';
import { RequestDesk } from './requestDesk.js';
import type { StandInRoute } from './standInRoute.js';
import { StandInVault, vaultService } from './vault/vaultService.js';
import { StandInWorld } from './world/standInWorld.js';

export interface StandInOptions {
  /** What the embedded back end would hold. */
  readonly documents: readonly CustomerDocument[];
  readonly clock: Clock;
  /** A free one unless given. */
  readonly port?: number | undefined;
  /** How the reservations service reckons: by `csp-2018` and the demo price list unless told otherwise. */
  readonly capacity?: CapacityOptions | undefined;
  /** Operations of Azure Resource Manager besides, or instead of, those that every stand-in has. */
  readonly moreRoutes?: ((world: StandInWorld) => readonly StandInRoute[]) | undefined;
}

/** Where the services are reached, without a slash at the end. */
export interface StandInUrls {
  readonly entra: string;
  readonly vault: string;
  readonly partnerCenter: string;
  readonly graph: string;
  /** Azure Resource Manager. */
  readonly arm: string;
  /** What App Service would put into `IDENTITY_ENDPOINT`. */
  readonly managedIdentity: string;
}

/** Microsoft's services on loopback, over one world of partners and customers. */
export interface StandIn {
  readonly urls: StandInUrls;
  readonly world: StandInWorld;
  readonly entra: StandInEntra;
  readonly vault: StandInVault;
  /** Lets something go wrong with the calls that the target names. */
  script(target: FaultTarget, fault: Fault): ScriptedFault;
  /** From now on more calls in a second than that are answered 429. */
  throttle(service: ServiceName, perSecond: number, retryAfterSeconds?: number): void;
  /** From now on every answer of the service, or of all for `*`, comes so much later. */
  delay(service: ServiceName | '*', ms: number): void;
  /** Ends all faults, limits and delays. */
  clearFaults(): void;
  /** Every request since the start or the last `clearCalls`, in the order they came. */
  readonly calls: readonly StandInCall[];
  clearCalls(): void;
  /** Breaks what is still open. */
  close(): Promise<void>;
}

/** Opens the services on 127.0.0.1. */
export async function openStandIn(options: StandInOptions): Promise<StandIn> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = urlsOn(origin);
  const world = new StandInWorld(options.documents, options.clock);
  const entra = new StandInEntra(world, urls);
  const vault = new StandInVault(world);
  const faults = new Faults();
  const desk = new RequestDesk(
    origin,
    [
      entraService(world, entra),
      managedIdentityService(world, entra),
      vaultService(vault, entra),
      partnerCenterService(world),
      graphService(world),
      armService(armRoutesOf(world, options)),
    ],
    entra.tokens,
    faults,
  );
  server.on('request', (incoming, outgoing) => desk.take(incoming, outgoing));
  return {
    urls,
    world,
    entra,
    vault,
    script: (target, fault) => faults.script(target, fault),
    throttle: (service, perSecond, seconds = 1) => faults.throttle(service, perSecond, seconds),
    delay: (service, ms) => faults.delay(service, ms),
    clearFaults: () => faults.clear(),
    calls: desk.calls,
    clearCalls: () => {
      desk.calls.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function armRoutesOf(world: StandInWorld, { capacity, moreRoutes }: StandInOptions): readonly StandInRoute[] {
  return [
    ...(moreRoutes?.(world) ?? []),
    ...resourceRoutes(world),
    ...capacityRoutes(world, capacity),
    ...supportRoutes(world),
    ...authorizationRoutes(world),
  ];
}

function urlsOn(origin: string): StandInUrls {
  return {
    entra: `${origin}/entra`,
    vault: `${origin}/vault`,
    partnerCenter: `${origin}/pc`,
    graph: `${origin}/graph`,
    arm: `${origin}/arm`,
    managedIdentity: `${origin}/msi/token`,
  };
}
