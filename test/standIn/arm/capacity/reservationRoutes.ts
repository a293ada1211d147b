import { z } from 'zod';
import { armPage } from '../../pages.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import { bodyOf } from '../armRoute.js';
import type { Capacity } from './capacity.js';
import { orderIn, reservationIn } from './foundReservation.js';
import { renewProperties, reservationBody } from './reservationBody.js';

export const RESERVATION =
  '/providers/Microsoft.Capacity/reservationOrders/:orderId/reservations/:reservationId';

/** Reading the reservations of an order, and asking where they can be applied. */
export function reservationRoutes(capacity: Capacity): StandInRoute[] {
  return [
    {
      method: 'GET',
      path: '/providers/Microsoft.Capacity/reservationOrders/:orderId/reservations',
      operation: 'reservations.listInOrder',
      answer: (request) => listInOrder(capacity, request),
    },
    {
      method: 'GET',
      path: RESERVATION,
      operation: 'reservations.get',
      answer: (request) => get(capacity, request),
    },
    {
      method: 'GET',
      path: `${RESERVATION}/revisions`,
      operation: 'reservations.listRevisions',
      answer: (request) => listRevisions(capacity, request),
    },
    {
      method: 'POST',
      path: `${RESERVATION}/availableScopes`,
      operation: 'reservations.availableScopes',
      answer: (request) => availableScopes(capacity, request),
    },
  ];
}

function listInOrder(capacity: Capacity, request: StandInRequest): StandInReply {
  const found = orderIn(capacity.world, request.tenantId, request.params.orderId ?? '');
  return armPage(
    request,
    found.map((one) => reservationBody(capacity, one)),
  );
}

function get(capacity: Capacity, request: StandInRequest): StandInReply {
  const found = reservationIn(capacity.world, request);
  const body = reservationBody(capacity, found);
  const isRenewed = request.query.get('$expand')?.toLowerCase() === 'renewproperties' && found.present.renew;
  if (!isRenewed || !('properties' in body) || typeof body.properties !== 'object') return ok(body);
  const renewal = renewProperties(capacity, found);
  return ok({ ...body, properties: { ...body.properties, renewProperties: renewal } });
}

/** Newest first. Each was in force until the next one was. */
function listRevisions(capacity: Capacity, request: StandInRequest): StandInReply {
  const { customer, stored, present } = reservationIn(capacity.world, request);
  const former = stored.revisions.map((was, index) => ({
    customer,
    stored: { ...stored, ...was, revision: index + 1, revisions: stored.revisions.slice(0, index) },
    present: { ...present, ...was, utilization: present.utilization },
  }));
  const all = [...former, { customer, stored, present }].reverse();
  return armPage(
    request,
    all.map((one) => reservationBody(capacity, one)),
  );
}

const scopesToCheck = z.object({ properties: z.object({ scopes: z.array(z.string()).min(1) }) });

function availableScopes(capacity: Capacity, request: StandInRequest): StandInReply {
  const { customer } = reservationIn(capacity.world, request);
  const { scopes } = bodyOf(request, scopesToCheck).properties;
  if (scopes.length > 100) refuse(400, 'BadRequest', 'At most 100 scopes can be checked.');
  const checked = scopes.map((scope) => ({
    scope,
    valid: (['Single', 'ResourceGroup', 'ManagementGroup'] as const).some(
      (type) => customer.scopes.find({ type, id: scope }) !== undefined,
    ),
  }));
  return capacity.operations.accept(request, ok({ properties: { scopes: checked } }));
}
