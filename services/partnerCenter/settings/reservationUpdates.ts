import type { Patch } from '@azure/arm-reservations';
import { z } from 'zod';
import { RefusedError } from '../../errors.js';
import type { ListedReservation } from '../../model.js';
import { remotely } from '../../remote/remotely.js';
import { orAbsent } from '../azure/orAbsent.js';
import { isSameResource } from '../azure/resourceIds.js';
import type { TenantClients } from '../azure/tenantClients.js';

const checkedScopes = z.object({
  properties: z.object({
    scopes: z.array(z.object({ scope: orAbsent(z.string()), valid: orAbsent(z.boolean()) })),
  }),
});

/** The long-running calls of Microsoft.Capacity that settings need. Throws DeskErrors `Service…`. */
export class ReservationUpdates {
  constructor(
    private readonly clients: TenantClients,
    private readonly patienceMs = clients.operationMs,
  ) {}

  /** Resolves when the service says that it is done, or that it was: a repeated call is told so of its first try. */
  async update({ customerId, orderId, id }: ListedReservation, patch: Patch): Promise<void> {
    const { reservation } = this.clients.of(customerId).reservations;
    const options = this.#options();
    try {
      await remotely('reservations', async () => {
        const poller = await reservation.beginUpdate(orderId, id, patch, options);
        return poller.pollUntilDone(options);
      });
    } catch (error) {
      if (!isSoAlready(error)) throw error;
    }
  }

  /** Whether the service would apply the reservation there. A place that it does not speak of is left to the update. */
  async isAvailable({ customerId, orderId, id }: ListedReservation, scopeId: string): Promise<boolean> {
    const { reservation } = this.clients.of(customerId).reservations;
    const options = this.#options();
    const { properties } = await remotely('reservations', async () => {
      const body = { properties: { scopes: [scopeId] } };
      const poller = await reservation.beginAvailableScopes(orderId, id, body, options);
      return checkedScopes.parse(await poller.pollUntilDone(options));
    });
    const checked = properties.scopes.find(({ scope }) => isSameResource(scope, scopeId));
    return checked?.valid !== false;
  }

  #options() {
    return {
      updateIntervalInMs: this.clients.pollMs,
      abortSignal: AbortSignal.timeout(this.patienceMs),
    };
  }
}

const SO_ALREADY: readonly (string | undefined)[] = [
  'PatchValuesSameAsExisting',
  'AppliedScopesSameAsExisting',
];

function isSoAlready(error: unknown): boolean {
  return error instanceof RefusedError && SO_ALREADY.includes(error.service?.serviceCode);
}
