import type { RoleAssignment } from '../../../services/accessControl.js';
import { WEB } from '../../services/contract/contractSeeds.js';
import { scopeNamed } from '../../services/contract/scopeNamed.js';
import { ANA } from '../../services/local/deskFixture.js';
import type { StandIn } from '../../standIn/standIn.js';
import { CONTOSO, type FaultedCall } from '../faultedCall.js';
import type { RealBackend } from '../realBackend.js';

const JANE = 'jane@contoso.com';

/** Settings of reservations, and who has access to them. */
export const CHANGING_CALLS: readonly FaultedCall[] = [
  { call: 'reservations.update', by: 'rename a reservation', begin: rename, effects: revisions },
  { call: 'reservations.poll', by: 'rename a reservation', begin: rename, effects: revisions },
  { call: 'reservations.get', by: 'rename a reservation', begin: rename, effects: revisions },
  { call: 'reservations.update', by: 'change the scope', begin: changeScope, effects: revisions },
  { call: 'reservations.availableScopes', by: 'change the scope', begin: changeScope, effects: revisions },
  {
    call: 'resources.subscriptions',
    by: 'list subscriptions',
    begin:
      async ({ backend }) =>
      () =>
        backend.settings.targets(ANA, WEB, { type: 'Single' }, 0, 5),
    missing: noneOf('subscriptions'),
  },
  {
    call: 'resources.resourceGroups',
    by: 'list resource groups',
    async begin({ backend }) {
      const { id: subscriptionId } = await scopeNamed(backend.settings, 'Single', 'Contoso Production');
      const ask = { type: 'ResourceGroup', subscriptionId } as const;
      return () => backend.settings.targets(ANA, WEB, ask, 0, 5);
    },
    missing: noneOf('resource groups'),
  },
  {
    call: 'resources.managementGroups',
    by: 'list management groups',
    async begin({ backend }) {
      return () => backend.settings.targets(ANA, WEB, { type: 'ManagementGroup' }, 0, 5);
    },
    missing: noneOf('management groups'),
  },
  { call: 'authorization.listRoles', by: 'see who has access', begin: seeAccess, missing: peopleMissing },
  {
    call: 'authorization.listAssignments',
    by: 'see who has access',
    begin: seeAccess,
    missing: peopleMissing,
  },
  { call: 'graph.getByIds', by: 'see who has access', begin: seeAccess, missing: peopleMissing },
  {
    call: 'graph.users',
    by: 'find a person',
    begin:
      async ({ backend }) =>
      () =>
        backend.access.findUser(ANA, WEB, JANE),
  },
  {
    call: 'authorization.createAssignment',
    by: 'give somebody a role',
    begin:
      async ({ backend }) =>
      () =>
        backend.access.grant(ANA, { ...WEB, email: JANE, role: 'Reader' }),
    effects: ({ world }) => roles(world),
    doneAlready: ['AlreadyGranted'],
  },
  {
    call: 'authorization.deleteAssignment',
    by: 'take a role back',
    async begin({ backend }) {
      const [, , { id } = { id: '' }] = (await backend.access.list(ANA, WEB)).toReversed();
      return () => backend.access.revoke(ANA, WEB, id);
    },
    effects: ({ world }) => -roles(world),
    doneAlready: ['AssignmentNotFound'],
    isDoneWhenGone: true,
  },
];

/** That people have on `r-web` at first. */
const SOME_ROLES = 5;

async function rename({ backend }: RealBackend) {
  return () => backend.settings.change(ANA, WEB, { setting: 'displayName', before: 'Web', after: 'Shop' });
}

async function changeScope({ backend }: RealBackend) {
  const { type, id } = await scopeNamed(backend.settings, 'Single', 'Contoso Production');
  const change = { setting: 'scope', before: { type: 'Shared' }, after: { type, id } } as const;
  return () => backend.settings.change(ANA, WEB, change);
}

function roles(world: StandIn['world']): number {
  return world.customer(CONTOSO)?.assignmentsOf('r-web').length ?? 0;
}

function revisions({ world }: StandIn): number {
  return world.customer(CONTOSO)?.reservation('r-web')?.revisions.length ?? 0;
}

async function seeAccess({ backend }: RealBackend) {
  return () => backend.access.list(ANA, WEB);
}

function peopleMissing(answer: unknown): string | undefined {
  const people = answer as readonly RoleAssignment[];
  if (people.length < SOME_ROLES) return `${SOME_ROLES - people.length} of the people`;
  return people.every(({ email }) => email.includes('@')) ? undefined : 'names';
}

function noneOf(what: string): NonNullable<FaultedCall['missing']> {
  return (answer) => ((answer as { total: number }).total > 0 ? undefined : what);
}
