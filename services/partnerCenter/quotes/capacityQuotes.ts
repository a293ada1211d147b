import { RefusedError } from '../../errors.js';
import { correlationIdOf } from '../../remote/correlationId.js';
import { remotely } from '../../remote/remotely.js';
import type { TenantClients } from '../azure/tenantClients.js';
import type { BillingScopes } from '../products/billingScopes.js';
import { purchaseRequest } from './purchaseRequest.js';
import type {
  OrderedUnits,
  ProductUnits,
  ServiceExchange,
  ServiceQuotes,
  ServiceRefund,
  ServiceRefusal,
} from './serviceQuotes.js';
import { orderResourceId, unitsToReturn } from './unitsToReturn.js';
import { serviceExchangeOf, serviceRefundOf } from './wireQuotes.js';

/** What is used of an answer as the SDK hands it to `onResponse`. */
interface RawAnswer {
  readonly headers: { get(name: string): string | undefined };
}

/** Asks Microsoft.Capacity (API version 2022-11-01) for its quotes. */
export class CapacityQuotes implements ServiceQuotes {
  constructor(
    private readonly clients: TenantClients,
    private readonly billingScopes: Pick<BillingScopes, 'of'>,
    private readonly patienceMs = clients.operationMs,
  ) {}

  refund(customerId: string, units: OrderedUnits): Promise<ServiceRefund | ServiceRefusal> {
    const { calculateRefund } = this.clients.of(customerId).reservations;
    return answered(async (onResponse) => {
      const { properties } = await calculateRefund.post(
        units.orderId,
        {
          id: orderResourceId(units.orderId),
          properties: { scope: 'Reservation', reservationToReturn: unitsToReturn(units) },
        },
        { onResponse },
      );
      return serviceRefundOf(properties);
    });
  }

  async exchange(
    customerId: string,
    returns: readonly OrderedUnits[],
    purchases: readonly ProductUnits[],
  ): Promise<ServiceExchange | ServiceRefusal> {
    const billingScopeId = await this.billingScopes.of(customerId);
    if (billingScopeId === undefined) {
      throw new RefusedError('ProductNotFound', 'no subscription that could pay');
    }
    const { calculateExchange } = this.clients.of(customerId).reservations;
    return answered(async (onResponse) => {
      const abortSignal = AbortSignal.timeout(this.patienceMs);
      const options = { updateIntervalInMs: this.clients.pollMs, onResponse, abortSignal };
      const poller = await calculateExchange.beginPost(
        {
          properties: {
            reservationsToExchange: returns.map(unitsToReturn),
            reservationsToPurchase: purchases.map((units) => purchaseRequest(units, billingScopeId)),
          },
        },
        options,
      );
      const { properties } = await poller.pollUntilDone(options);
      return serviceExchangeOf(properties);
    });
  }
}

/** The answer or the refusal, with the id of the first call: later ones only ask whether the operation is over. */
async function answered<T extends object>(
  ask: (onResponse: (answer: RawAnswer) => void) => Promise<T>,
): Promise<(T & Pick<ServiceRefusal, 'correlationId'>) | ServiceRefusal> {
  let correlationId: string | undefined;
  const onResponse = ({ headers }: RawAnswer) => {
    correlationId ??= correlationIdOf(headers);
  };
  try {
    const answer = await remotely('reservations', () => ask(onResponse));
    return { ...answer, correlationId };
  } catch (error) {
    if (!(error instanceof RefusedError && error.code === 'ServiceRefused')) throw error;
    const { serviceCode = 'NotSpecified', correlationId: ofRefusal } = error.service ?? {};
    return { refusedFor: serviceCode, correlationId: ofRefusal ?? correlationId };
  }
}
