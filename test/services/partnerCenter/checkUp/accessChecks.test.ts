import assert from 'node:assert/strict';
import type { Finding } from '../../../../services/checkUp.js';
import { UnreachableError } from '../../../../services/errors.js';
import type { ListedReservation } from '../../../../services/model.js';
import { checkAccess } from '../../../../services/partnerCenter/checkUp/accessChecks.js';
import type { CheckedCustomer } from '../../../../services/partnerCenter/checkUp/customerChecks.js';
import { Steps, wrong } from '../../../../services/partnerCenter/checkUp/steps.js';
import { StillClock } from '../../local/deskFixture.js';

const ME = 'me';
const MY_GROUP = 'admin-agents';
const TOKEN = `h.${Buffer.from(JSON.stringify({ oid: ME, groups: [MY_GROUP] })).toString('base64url')}.s`;

describe("a check of the desk's own role", () => {
  /** What is found where these principals have these roles. */
  async function ownRole(...assigned: readonly (readonly [principalId: string, role: string])[]) {
    const told: Finding[] = [];
    const clock = new StillClock();
    const steps = new Steps({
      clock,
      tell: (finding) => told.push(finding),
      problemOf: (check, error) => wrong('Unexpected', { name: `${check} ${String(error)}` }),
    });
    const authorization = {
      roleAssignments: {
        async *listForScope() {
          yield* assigned.map(([principalId, role]) => ({ principalId, roleDefinitionId: `/r/${role}` }));
        },
      },
      roleDefinitions: {
        async *list(_scope: string, { filter }: { filter: string }) {
          yield { id: `/r/${/'(.+)'/.exec(filter)?.[1]}` };
        },
      },
    };
    const graph = {
      get: async () => Promise.reject(new UnreachableError('ServiceUnavailable', 'not asked')),
    };
    const customer = {
      clients: { of: () => ({ authorization }) },
      clock,
      customerId: 'contoso',
      azureToken: TOKEN,
      settings: { graphUrl: 'https://graph.example' },
      credentials: { forTenant: () => ({}) },
      calls: { rest: () => graph },
      domain: 'contoso.example',
    } as unknown as CheckedCustomer;
    const reservation = { id: 'r-web', orderId: 'o-web' } as ListedReservation;
    await checkAccess(steps, { value: customer }, { value: reservation });
    return told.find(({ check }) => check === 'ownRole');
  }

  it('should name the roles of the user and of groups in the token', async () => {
    const found = await ownRole(['other', 'Reader'], [ME, 'Reader'], [MY_GROUP, 'Owner']);
    assert.ok(found?.outcome === 'ok');
    assert.deepEqual([found.note, found.facts], ['OwnRole', { roles: 'Reader, Owner' }]);
  });

  it('should say that it may only look', async () => {
    const found = await ownRole([ME, 'Reader'], ['other', 'Owner']);
    assert.equal(found?.outcome === 'problem' && found.cause, 'OnlyReader');
  });

  it('should take no role of its own for nothing wrong', async () => {
    const found = await ownRole(['other', 'Owner']);
    assert.equal(found?.outcome === 'ok' && found.note, 'OwnRoleNotTold');
  });

  it('should not take a role that it does not know for one that may only look', async () => {
    const found = await ownRole([ME, 'Something of their own']);
    assert.equal(found?.outcome === 'ok' && found.note, 'OwnRole');
  });
});
