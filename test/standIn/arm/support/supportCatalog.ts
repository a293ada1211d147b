import { fixedId } from '../../../../services/local/demo/fixedId.js';

/** A kind of problem with a service. */
export interface ProblemClassification {
  readonly name: string;
  readonly displayName: string;
}

/** What support can be asked about. Names are GUIDs that clients must look up. */
export interface SupportService {
  readonly name: string;
  readonly displayName: string;
  readonly resourceTypes: readonly string[];
  readonly classifications: readonly ProblemClassification[];
  /** What a ticket about it needs: nothing, or a subscription. */
  readonly needs: 'nothing' | 'subscription';
}

/** In the order in which the service lists them. */
export const SUPPORT_SERVICES: readonly SupportService[] = [
  serviceNamed('Billing', 'nothing', [
    'Reservation management / Exchanges and refunds',
    'Reservation management / Purchase a reservation',
    'Reservation management / Renew a reservation',
    'Reservation management / View usage and utilization',
    'Reservation management / Change the scope',
    'Reservation management / Access to a reservation',
    'Invoices and charges / Unexpected charge',
    'Invoices and charges / Copy of an invoice',
    'Invoices and charges / Credit or adjustment',
    'Invoices and charges / Tax details',
    'Payments / Monthly payments of a reservation',
    'Payments / Payment not applied',
    'Refund request',
  ]),
  serviceNamed('Subscription management', 'nothing', [
    'Subscription transfer / Transfer to another partner',
    'Subscription transfer / Transfer between customers',
    'Subscription state / Cancel a subscription',
    'Subscription state / Reactivate a subscription',
    'Delegated administration / Missing privileges',
    'Delegated administration / Role assignments',
  ]),
  serviceNamed('Service and subscription limits (quotas)', 'subscription', [
    'Compute-VM (cores-vCPUs) subscription limit increases',
    'Compute-VM (cores-vCPUs) / Capacity in a region',
    'Reservations / Quantity of a reservation',
    'Reservations / Region of a reservation',
  ]),
  serviceNamed(
    'Azure Reservations',
    'subscription',
    [
      'Reservation discount / Discount not applied',
      'Reservation discount / Instance size flexibility',
      'Reservation discount / Utilization data',
      'Programmatic access / Partner Center API',
      'Programmatic access / Reservations API',
    ],
    ['MICROSOFT.CAPACITY/RESERVATIONORDERS'],
  ),
  serviceNamed(
    'Virtual Machine running Linux',
    'subscription',
    ['Cannot connect to my VM / Connection over SSH', 'My VM is slow'],
    ['MICROSOFT.COMPUTE/VIRTUALMACHINES'],
  ),
];

export function servicePath({ name }: SupportService): string {
  return `/providers/Microsoft.Support/services/${name}`;
}

export function classificationPath(service: SupportService, { name }: ProblemClassification): string {
  return `${servicePath(service)}/problemClassifications/${name}`;
}

/** The service of a resource ID, whatever its case. */
export function serviceAt(path: string): SupportService | undefined {
  return SUPPORT_SERVICES.find((service) => isSame(servicePath(service), path));
}

export function classificationAt(service: SupportService, path: string): ProblemClassification | undefined {
  return service.classifications.find((one) => isSame(classificationPath(service, one), path));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function serviceNamed(
  displayName: string,
  needs: SupportService['needs'],
  classifications: readonly string[],
  resourceTypes: readonly string[] = [],
): SupportService {
  const classified = (name: string) => ({
    name: fixedId('classification', displayName, name),
    displayName: name,
  });
  return {
    name: fixedId('supportService', displayName),
    displayName,
    resourceTypes,
    needs,
    classifications: classifications.map(classified),
  };
}
