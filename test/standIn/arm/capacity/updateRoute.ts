import { z } from 'zod';
import type { AppliedScope, Reservation } from '../../../../services/model.js';
import { isReservationName } from '../../../../services/reservationName.js';
import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import type { StandInReservation } from '../../world/standInCustomer.js';
import { bodyOf } from '../armRoute.js';
import type { Capacity } from './capacity.js';
import { changeReservation, type FoundReservation, reservationIn } from './foundReservation.js';
import { reservationBody } from './reservationBody.js';
import { RESERVATION } from './reservationRoutes.js';
import { scopeAsked, wireScope } from './wireScope.js';

const patch = z.object({
  properties: wireScope.extend({
    instanceFlexibility: z.enum(['On', 'Off']).nullish(),
    name: z.string().nullish(),
    renew: z.boolean().nullish(),
  }),
});
type Patch = z.infer<typeof patch>['properties'];

/** Changes scope, size flexibility, renewal or name; it takes effect when it is accepted. */
export function updateRoute(capacity: Capacity): StandInRoute {
  return {
    method: 'PATCH',
    path: RESERVATION,
    operation: 'reservations.update',
    answer: (request) => update(capacity, request),
  };
}

function update(capacity: Capacity, request: StandInRequest): StandInReply {
  const { world } = capacity;
  const found = reservationIn(world, request);
  const { properties } = bodyOf(request, patch);
  if (found.present.state !== 'Succeeded') {
    refuse(
      400,
      'OperationCannotBePerformedInCurrentState',
      `It cannot be changed while it is ${found.present.state}.`,
    );
  }
  changeReservation(found.stored, world.nowIso(), changeAsked(found, properties));
  return capacity.operations.accept(request, ok(reservationBody(capacity, reservationIn(world, request))));
}

/** @throws RefusedByService where a value is none to have, or nothing would change */
function changeAsked(found: FoundReservation, asked: Patch): Partial<StandInReservation> {
  const { present } = found;
  const appliedScope = changedScope(found, asked);
  const flexible = flexibility(present, asked);
  const name = changedName(asked);
  const change = {
    ...(appliedScope && { appliedScope }),
    ...(flexible !== undefined && { instanceFlexibility: flexible }),
    ...(name !== undefined && { displayName: name }),
    ...(typeof asked.renew === 'boolean' && { renew: asked.renew }),
  };
  const isNew = Object.entries(change).some(
    ([key, value]) => key === 'appliedScope' || Reflect.get(present, key) !== value,
  );
  if (isNew) return change;
  refuse(400, 'PatchValuesSameAsExisting', 'It has these values already.');
}

function changedScope({ customer, present }: FoundReservation, asked: Patch): AppliedScope | undefined {
  const scope = scopeAsked(customer, asked);
  if (scope?.type !== present.appliedScope.type || scope.id !== present.appliedScope.id) return scope;
  refuse(400, 'AppliedScopesSameAsExisting', 'It is applied there already.');
}

function flexibility(present: Reservation, { instanceFlexibility }: Patch): boolean | undefined {
  if (typeof instanceFlexibility !== 'string') return undefined;
  if (present.instanceFlexibility !== undefined) return instanceFlexibility === 'On';
  refuse(400, 'InvalidRequestContent', `${present.resourceType} reservations have no size flexibility.`);
}

function changedName({ name }: Patch): string | undefined {
  if (typeof name !== 'string') return undefined;
  if (isReservationName(name)) return name;
  refuse(400, 'InvalidRequestContent', 'The name cannot be used.');
}
