import assert from 'node:assert/strict';
import { KnownDisplayProvisioningState, KnownProvisioningState } from '@azure/arm-reservations';
import {
  completed,
  type ReadReservation,
  readReservation,
} from '../../../../services/partnerCenter/reservations/wireReservation.js';
import { stateOf } from '../../../../services/partnerCenter/reservations/wireStates.js';
import { answeringApi } from './answeringApi.js';
import { LISTED, ORDER, RESERVATION, reservationBody } from './wireBodies.js';

const PATH = `/providers/Microsoft.Capacity/reservationOrders/${ORDER}/reservations/${RESERVATION}`;

/** A body as Azure's client hands it on, read. */
async function readBody(body: unknown) {
  const { api } = answeringApi({ [`GET ${PATH}`]: body });
  return readReservation(await api.reservation.get(ORDER, RESERVATION), 'tailspin');
}

async function listedBody(properties: object, others: object = {}) {
  return completed((await readBody(reservationBody(properties, others))) as ReadReservation);
}

describe('a reservation on the wire', () => {
  it('should be read whole', async () => {
    assert.deepEqual(await listedBody({}), LISTED);
  });

  it('should be read from a list by the last part of its ID, whatever its name and case', async () => {
    const id = `/PROVIDERS/Microsoft.Capacity/RESERVATIONORDERS/${ORDER}/Reservations/${RESERVATION}`;
    const listed = await listedBody({}, { id, name: `${ORDER}/${RESERVATION}` });
    assert.deepEqual([listed?.orderId, listed?.id], [ORDER, RESERVATION]);
  });

  const SUBSCRIPTION = '/subscriptions/61d20f84-37b5-4f0c-b7e9-52a4c18d9e03';
  const scopes: readonly [what: string, properties: object, scope: object][] = [
    ['shared', { appliedScopeType: 'Shared', appliedScopeProperties: null }, { type: 'Shared' }],
    [
      'a subscription',
      {
        appliedScopeType: 'Single',
        appliedScopeProperties: { subscriptionId: SUBSCRIPTION, displayName: 'Boutique' },
      },
      { type: 'Single', id: SUBSCRIPTION, displayName: 'Boutique' },
    ],
    [
      'a subscription of the older kind',
      { appliedScopeType: 'Single', appliedScopes: [SUBSCRIPTION] },
      { type: 'Single', id: SUBSCRIPTION },
    ],
    [
      'a subscription by its GUID',
      { appliedScopeType: 'Single', appliedScopeProperties: { subscriptionId: SUBSCRIPTION.slice(15) } },
      { type: 'Single', id: SUBSCRIPTION },
    ],
    [
      'a resource group',
      {
        appliedScopeType: 'Single',
        appliedScopeProperties: { resourceGroupId: `${SUBSCRIPTION}/resourceGroups/rg-caisse` },
      },
      { type: 'ResourceGroup', id: `${SUBSCRIPTION}/resourceGroups/rg-caisse`, displayName: 'rg-caisse' },
    ],
    [
      'a resource group of the older kind',
      { appliedScopeType: 'Single', appliedScopes: [`${SUBSCRIPTION}/resourcegroups/rg-caisse`] },
      { type: 'ResourceGroup', id: `${SUBSCRIPTION}/resourcegroups/rg-caisse`, displayName: 'rg-caisse' },
    ],
    [
      'a management group',
      {
        appliedScopeType: 'ManagementGroup',
        appliedScopeProperties: {
          tenantId: 'tailspin',
          managementGroupId: '/providers/Microsoft.Management/managementGroups/magasins',
          displayName: 'Magasins',
        },
      },
      {
        type: 'ManagementGroup',
        id: '/providers/Microsoft.Management/managementGroups/magasins',
        displayName: 'Magasins',
      },
    ],
    ['one that is not told', { appliedScopeType: 'Single' }, { type: 'Single' }],
    ['one that is not told at all', { appliedScopeType: undefined }, { type: 'Single' }],
  ];
  for (const [what, properties, scope] of scopes) {
    it(`should have its scope: ${what}`, async () => {
      assert.deepEqual((await listedBody(properties))?.appliedScope, scope);
    });
  }

  for (const [told, flexible] of [
    ['On', true],
    ['Off', false],
    ['NotSupported', undefined],
    [null, undefined],
  ] as const) {
    it(`should be size flexible or not, or neither: ${told}`, async () => {
      const listed = await listedBody({ instanceFlexibility: told });
      assert.equal(listed?.instanceFlexibility, flexible);
      assert.equal('instanceFlexibility' in listed!, flexible !== undefined);
    });
  }

  it('should keep of its use what is told in days and can be', async () => {
    const aggregates = [
      { grain: 1, grainUnit: 'days', value: 100.4, valueUnit: 'percentage' },
      { grain: 7, grainUnit: 'hours', value: 50, valueUnit: 'percentage' },
      { grain: 30, grainUnit: 'days', value: 'half', valueUnit: 'percentage' },
      null,
    ];
    assert.deepEqual((await listedBody({ utilization: { aggregates } }))?.utilization, { last1Day: 100 });
    assert.deepEqual((await listedBody({ utilization: null }))?.utilization, {});
  });

  it('should be for all regions where it has none, and go by its product where it has no name', async () => {
    const listed = await listedBody({ displayName: '' }, { location: null });
    assert.deepEqual([listed?.region, listed?.displayName], ['global', 'Standard_E8as_v5']);
  });

  it('should take from its order what is missing in it, and be none without', async () => {
    const gaps = {
      term: null,
      billingPlan: null,
      benefitStartTime: null,
      expiryDate: null,
      expiryDateTime: null,
    };
    const read = (await readBody(reservationBody(gaps))) as ReadReservation;
    const order = { term: 'P3Y', billingPlan: 'Monthly', expiryDate: '2029-02-28' } as const;
    assert.equal(completed(read), undefined);
    assert.equal(completed(read, { ...order, expiryDate: undefined }), undefined);
    assert.deepEqual(completed(read, order), LISTED);
    assert.equal(completed(read, { ...order, benefitStart: '2026-03-01' })?.benefitStart, '2026-03-01');
  });

  for (const [what, body, field] of [
    ['another quantity', reservationBody({ quantity: 'seven' }), 'properties.quantity'],
    ['half a unit', reservationBody({ quantity: 6.5 }), 'properties.quantity'],
    ['no date', reservationBody({ expiryDate: 'soon' }), 'properties.expiryDate'],
    ['a term that there is not here', reservationBody({ term: 'P5Y' }), 'properties.term'],
    [
      'a state that is not known',
      reservationBody({ provisioningState: 'X', displayProvisioningState: null }),
      'properties.provisioningState',
    ],
    ['no product', reservationBody({}, { sku: null }), 'sku'],
    ['an ID of something else', reservationBody({}, { id: '/subscriptions/1' }), 'id'],
    ['nothing in it', {}, 'id'],
  ] as const) {
    it(`should not be read with ${what}`, async () => {
      const read = await readBody(body);
      assert.ok('unreadable' in read && read.unreadable.includes(field), JSON.stringify(read));
    });
  }
});

describe('states on the wire', () => {
  it('should all be known', () => {
    for (const state of Object.values(KnownProvisioningState)) assert.ok(stateOf(state, undefined), state);
    for (const state of Object.values(KnownDisplayProvisioningState))
      assert.ok(stateOf(undefined, state), state);
  });

  for (const [provisioning, displayed, state] of [
    ['Succeeded', 'Expiring', 'Succeeded'],
    ['Succeeded', 'NoBenefit', 'Succeeded'],
    ['PendingBilling', 'Pending', 'Processing'],
    ['BillingFailed', 'Failed', 'Cancelled'],
    ['Split', 'Cancelled', 'Replaced'],
    [undefined, 'Warning', 'Succeeded'],
    ['Renamed', 'Expired', 'Expired'],
    ['constructor', undefined, undefined],
  ] as const) {
    it(`should mean ${state} for ${provisioning}, shown as ${displayed}`, () => {
      assert.equal(stateOf(provisioning, displayed), state);
    });
  }
});
