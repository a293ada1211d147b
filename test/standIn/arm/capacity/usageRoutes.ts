import { dayOf, isoDate } from '../../../../services/quotes/days.js';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { refuse } from '../../standInService.js';
import { odataFilter } from '../odataFilter.js';
import { reservationPath } from '../resourceIds.js';
import type { Capacity } from './capacity.js';
import { type FoundReservation, orderIn, reservationIn } from './foundReservation.js';

const ORDER = '/providers/Microsoft.Capacity/reservationorders/:orderId';
const SUMMARIES = 'providers/Microsoft.Consumption/reservationSummaries';
const HOURS_A_DAY = 24;

/** Daily use of a reservation or of all reservations of an order (`Microsoft.Consumption`). */
export function usageRoutes({ world }: Capacity): StandInRoute[] {
  return [
    {
      method: 'GET',
      path: `${ORDER}/reservations/:reservationId/${SUMMARIES}`,
      operation: 'reservations.dailyUsage',
      answer: (request) => summaries(request, [reservationIn(world, request)]),
    },
    {
      method: 'GET',
      path: `${ORDER}/${SUMMARIES}`,
      operation: 'reservations.dailyUsageOfOrder',
      answer: (request) => summaries(request, orderIn(world, request.tenantId, request.params.orderId ?? '')),
    },
  ];
}

function summaries(request: StandInRequest, reservations: readonly FoundReservation[]): StandInReply {
  const { query } = request;
  if (query.get('grain') !== 'daily') {
    refuse(400, 'BadRequest', 'The grain must be daily.');
  }
  const filter = query.get('$filter');
  if (filter === null) refuse(400, 'BadRequest', 'Daily summaries need a filter of dates.');
  const wanted = odataFilter(filter, ['ge', 'le']);
  return armPage(request, reservations.flatMap(dailySummaries).filter(wanted));
}

/** Oldest first. */
function dailySummaries({ customer, present }: FoundReservation): object[] {
  const recorded = customer.usageOf(present.id);
  if (!recorded) return [];
  const lastDay = dayOf(recorded.lastDay);
  const days = recorded.percents.map((percent, age) => ({ date: isoDate(lastDay - age), percent }));
  return days.reverse().map(({ date, percent }) => {
    const reservedHours = present.quantity * HOURS_A_DAY;
    return {
      id: `${reservationPath(present)}/${SUMMARIES}/${date}`,
      name: date,
      type: 'Microsoft.Consumption/reservationSummaries',
      properties: {
        reservationOrderId: present.orderId,
        reservationId: present.id,
        skuName: present.sku,
        kind: 'Reservation',
        usageDate: `${date}T00:00:00Z`,
        reservedHours,
        usedHours: (reservedHours * percent) / 100,
        minUtilizationPercentage: Math.max(0, percent - 5),
        avgUtilizationPercentage: percent,
        maxUtilizationPercentage: Math.min(100, percent + 5),
      },
    };
  });
}
