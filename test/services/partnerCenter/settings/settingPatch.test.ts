import assert from 'node:assert/strict';
import type { AppliedScope, ListedReservation } from '../../../../services/model.js';
import { settingPatch } from '../../../../services/partnerCenter/settings/settingPatch.js';
import type { SettingChange } from '../../../../services/reservationSettings.js';
import { LISTED } from '../reservations/wireBodies.js';

const SHARED = { type: 'Shared' } as const;
const SUBSCRIPTION = { id: '/subscriptions/61d20f84', displayName: 'Boutique' };
const GROUP = { id: `${SUBSCRIPTION.id}/resourceGroups/rg-caisse`, displayName: 'rg-caisse' };
const MANAGEMENT = {
  id: '/providers/Microsoft.Management/managementGroups/magasins',
  displayName: 'Magasins',
};
const RENEWAL = { sku: { name: 'Standard_E8as_v5' }, quantity: 7, term: 'P3Y' };

function patchFor(change: SettingChange, present: Partial<ListedReservation> = {}, target?: typeof GROUP) {
  return settingPatch({ reservation: { ...LISTED, ...present }, renewal: RENEWAL }, change, target);
}

describe('a setting to be changed in a tenant', () => {
  const changes: readonly [
    what: string,
    change: SettingChange,
    present: Partial<ListedReservation>,
    patch: object,
  ][] = [
    ['a name', { setting: 'displayName', before: 'Paie 2026', after: 'Paie' }, {}, { name: 'Paie' }],
    [
      'size flexibility',
      { setting: 'instanceFlexibility', before: true, after: false },
      {},
      { instanceFlexibility: 'Off' },
    ],
    ['renewal, off', { setting: 'renew', before: true, after: false }, {}, { renew: false }],
    [
      'renewal, on, of what the service proposes',
      { setting: 'renew', before: false, after: true },
      { renew: false },
      { renew: true, renewProperties: { purchaseProperties: RENEWAL } },
    ],
  ];
  for (const [what, change, present, patch] of changes) {
    it(`should send nothing but what changes: ${what}`, () => {
      const made = patchFor(change, present);
      assert.deepEqual(made?.patch, patch);
      assert.deepEqual(made?.changed, { ...LISTED, ...present, [change.setting]: change.after });
    });
  }

  const scopes: readonly [
    before: AppliedScope,
    target: typeof GROUP | undefined,
    type: AppliedScope['type'],
    patch: object,
  ][] = [
    [
      SHARED,
      SUBSCRIPTION,
      'Single',
      {
        appliedScopeType: 'Single',
        appliedScopeProperties: { subscriptionId: SUBSCRIPTION.id, displayName: 'Boutique' },
      },
    ],
    [
      SHARED,
      GROUP,
      'ResourceGroup',
      {
        appliedScopeType: 'Single',
        appliedScopeProperties: { resourceGroupId: GROUP.id, displayName: 'rg-caisse' },
      },
    ],
    [
      SHARED,
      MANAGEMENT,
      'ManagementGroup',
      {
        appliedScopeType: 'ManagementGroup',
        appliedScopeProperties: {
          managementGroupId: MANAGEMENT.id,
          tenantId: 'tailspin',
          displayName: 'Magasins',
        },
      },
    ],
    [{ type: 'ResourceGroup', ...GROUP }, undefined, 'Shared', { appliedScopeType: 'Shared' }],
  ];
  for (const [before, target, type, patch] of scopes) {
    it(`should apply the scope ${type}`, () => {
      const after = { type, ...(target && { id: target.id }) };
      const made = patchFor({ setting: 'scope', before, after }, { appliedScope: before }, target);
      assert.deepEqual(made?.patch, patch);
      assert.deepEqual(made?.changed.appliedScope, { type, ...target });
      assert.equal(made?.scopeId, target?.id);
    });
  }

  it('should never share what names a place that there is not', () => {
    for (const type of ['Single', 'ResourceGroup', 'ManagementGroup'] as const) {
      const change: SettingChange = { setting: 'scope', before: SHARED, after: { type, id: '/nowhere' } };
      assert.throws(() => patchFor(change), { code: 'ScopeNotFound' });
    }
  });

  it('should send nothing for what is so already, however its ID is written', () => {
    const appliedScope = { type: 'ResourceGroup', ...GROUP } as const;
    const after = { type: 'ResourceGroup', id: GROUP.id.toUpperCase() } as const;
    assert.equal(patchFor({ setting: 'scope', before: SHARED, after }, { appliedScope }, GROUP), undefined);
    assert.equal(patchFor({ setting: 'renew', before: false, after: true }), undefined);
  });

  for (const [what, change, present, code] of [
    ['changed meanwhile', { setting: 'displayName', before: 'Paie', after: 'Solde' }, {}, 'SettingChanged'],
    [
      'not there',
      { setting: 'instanceFlexibility', before: true, after: false },
      { instanceFlexibility: undefined },
      'SettingNotChangeable',
    ],
    [
      'of one that is over',
      { setting: 'renew', before: true, after: false },
      { state: 'Expired' },
      'SettingNotChangeable',
    ],
  ] as const) {
    it(`should not change one that is ${what}`, () => {
      assert.throws(() => patchFor(change, present), { name: 'RefusedError', code });
    });
  }
});
