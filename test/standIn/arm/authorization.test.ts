import assert from 'node:assert/strict';
import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { AccessRole } from '../../../services/accessControl.js';
import type { StandIn } from '../standIn.js';
import { openSmallStandIn } from '../standInFixture.js';
import { allOf, authorizationApi } from './armFixture.js';

const SCOPE = 'providers/Microsoft.Capacity/reservationOrders/o-web/reservations/r-web';
const NAME = '00000000-0000-4000-8000-000000000001';

describe('stand-in: role assignments', () => {
  let standIn: StandIn;
  let api: AuthorizationManagementClient;

  beforeEach(async () => {
    standIn = await openSmallStandIn();
    api = authorizationApi(standIn, 'contoso');
  });

  afterEach(() => standIn.close());

  async function roleNamed(name: string): Promise<string> {
    const [found] = await allOf(api.roleDefinitions.list(SCOPE, { filter: `roleName eq '${name}'` }));
    return found!.id!;
  }

  const list = () => allOf(api.roleAssignments.listForScope(SCOPE, { filter: 'atScope()' }));

  it('should list the roles that the demo has given, under the names that are published', async () => {
    const known = standIn.world.customer('contoso')!.assignmentsOf('r-web');
    const names: Record<AccessRole, string> = {
      Owner: await roleNamed('Owner'),
      Reader: await roleNamed('Reader'),
      ReservationAdministrator: await roleNamed('Reservations Administrator'),
      ReservationContributor: await roleNamed('Reservations Contributor'),
    };
    const found = await list();
    assert.deepEqual(
      found.map((one) => [one.name, one.principalId, one.roleDefinitionId]),
      known.map((one) => [one.name, one.principalId, names[one.role]]),
    );
    assert.match(names.Owner, /8e3af657-a8ff-443c-a75c-2fe8c4bcb635$/);
    const all = await allOf(api.roleDefinitions.list(''));
    assert.ok(all.some(({ roleName, roleType }) => roleName === 'Contributor' && roleType === 'BuiltInRole'));
  });

  it('should give a role once and take it away again', async () => {
    const { id: principalId } = standIn.world.customer('contoso')!.userByMail('nobody.yet@contoso.com')!;
    const role = { roleDefinitionId: await roleNamed('Reservations Contributor'), principalId };
    const before = (await list()).length;
    const made = await api.roleAssignments.create(SCOPE, NAME, { ...role, principalType: 'User' });
    assert.equal(made.name, NAME);
    for (const name of [NAME, NAME.replace('1', '2')]) {
      await assert.rejects(api.roleAssignments.create(SCOPE, name, role), {
        statusCode: 409,
        code: 'RoleAssignmentExists',
      });
    }
    assert.equal((await list()).length, before + 1);
    assert.equal((await api.roleAssignments.get(SCOPE, NAME)).principalId, principalId);
    await api.roleAssignments.delete(SCOPE, NAME);
    await api.roleAssignments.delete(SCOPE, NAME);
    assert.equal((await list()).length, before);
  });

  it('should refuse unknown people, roles, names and scopes', async () => {
    const [owner] = standIn.world.customer('contoso')!.assignmentsOf('r-web');
    const good = { roleDefinitionId: await roleNamed('Reader'), principalId: owner!.principalId };
    const refused = (name: string, changes: object, code: string, scope = SCOPE) =>
      assert.rejects(api.roleAssignments.create(scope, name, { ...good, ...changes }), { code });
    await refused(NAME, { principalId: 'nobody' }, 'PrincipalNotFound');
    await refused(NAME, { roleDefinitionId: '/none' }, 'RoleDefinitionDoesNotExist');
    await refused('no-guid', {}, 'InvalidRoleAssignmentId');
    await refused(NAME, {}, 'ResourceNotFound', SCOPE.replace('r-web', 'r-parts'));
    const other = authorizationApi(standIn, 'fabrikam');
    await assert.rejects(allOf(other.roleAssignments.listForScope(SCOPE)), { statusCode: 404 });
  });
});
