import type { StandInRoute } from '../../standInRoute.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { armRoutes } from '../armRoute.js';
import { type CapacityOptions, openCapacity } from './capacity.js';
import { catalogRoute } from './catalogRoute.js';
import { exchangeRoutes } from './exchangeRoutes.js';
import { orderRoutes } from './orderRoutes.js';
import { priceRoute } from './priceRoute.js';
import { refundRoutes } from './refundRoutes.js';
import { reservationListRoute } from './reservationListRoute.js';
import { reservationRoutes } from './reservationRoutes.js';
import { updateRoute } from './updateRoute.js';
import { usageRoutes } from './usageRoutes.js';

const CAPACITY_VERSIONS = ['2022-11-01'];
const CONSUMPTION_VERSIONS = ['2021-10-01', '2023-05-01', '2024-08-01'];

/** `Microsoft.Capacity`, and of `Microsoft.Consumption` the daily use of reservations. */
export function capacityRoutes(world: StandInWorld, options: CapacityOptions = {}): readonly StandInRoute[] {
  const capacity = openCapacity(world, options);
  return [
    ...armRoutes(CAPACITY_VERSIONS, [
      reservationListRoute(capacity),
      ...reservationRoutes(capacity),
      updateRoute(capacity),
      ...orderRoutes(capacity),
      ...refundRoutes(capacity),
      catalogRoute(capacity),
      priceRoute(capacity),
      ...exchangeRoutes(capacity),
    ]),
    ...armRoutes(CONSUMPTION_VERSIONS, usageRoutes(capacity)),
    ...capacity.operations.routes,
  ];
}
