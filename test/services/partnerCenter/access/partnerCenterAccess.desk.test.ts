import assert from 'node:assert/strict';
import { ANA_OF_DEMO as ANA, accessSeed, ON_WEB } from '../../contract/accessDocuments.js';
import { WEB } from '../../contract/contractSeeds.js';
import { openPortsDesk, type PortsDesk, type PortsSetup, refusing } from '../portsDesk.js';

const JANE = { ...WEB, email: 'jane@contoso.com', role: 'Reader' } as const;
const CREATE = { operation: 'authorization.createAssignment' };

describe('PartnerCenterAccess', () => {
  let desk: PortsDesk;
  const open = async (setup: PortsSetup = {}) => {
    desk = await openPortsDesk({ documents: accessSeed(), ...setup });
    return desk;
  };
  afterEach(() => desk.standIn.close());

  const listing = (change: (one: Record<string, unknown>) => unknown[]) =>
    desk.standIn.script(
      { operation: 'authorization.listAssignments' },
      {
        kind: 'changed',
        change: (body) => ({ value: (body as { value: Record<string, unknown>[] }).value.flatMap(change) }),
      },
    );
  /** Each assignment once more as it would be elsewhere or for somebody else. */
  const withMore = (more: (one: Record<string, unknown>) => object) => listing((one) => [one, more(one)]);
  const properties = (one: Record<string, unknown>, changes: object) => ({
    ...one,
    properties: { ...(one.properties as object), ...changes },
  });
  const names = async () => (await desk.access.list(ANA, WEB)).map(({ name }) => name);

  it('should list roles without names while the directory cannot be asked', async () => {
    const { access, standIn } = await open();
    standIn.script({ operation: 'graph.getByIds' }, { kind: 'status', status: 503 });
    const listed = await access.list(ANA, WEB);
    assert.deepEqual(
      listed.map(({ role }) => role),
      ON_WEB.map(({ role }) => role),
    );
    assert.ok(listed.every(({ name, email }) => /^[\w-]{36}$/.test(name) && email === ''));
  });

  it('should leave out groups, programs, other roles and what comes from above the order', async () => {
    await open();
    const own = await names();
    withMore((one) => properties(one, { principalType: 'Group' }));
    assert.deepEqual(await names(), own);
    desk.standIn.clearFaults();
    withMore((one) => properties(one, { scope: '/' }));
    assert.deepEqual(await names(), own);
    desk.standIn.clearFaults();
    withMore((one) => properties(one, { roleDefinitionId: '/providers/x/roleDefinitions/another' }));
    assert.deepEqual(await names(), own);
    desk.standIn.clearFaults();
    withMore(() => ({ id: 7, properties: null }));
    assert.deepEqual(await names(), own);
  });

  it('should count roles on the order, and those whose names Azure has another word for', async () => {
    const { access } = await open();
    const contributor =
      '/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/B24988AC-6180-42A0-AB88-20F7382DD24C';
    listing((one) => [
      {
        ...properties(one, {
          scope: '/providers/microsoft.capacity/reservationorders/O-R-WEB',
          roleDefinitionId: contributor,
          principalType: null,
        }),
        futureField: 1,
      },
    ]);
    const listed = await access.list(ANA, WEB);
    assert.equal(listed.length, ON_WEB.length);
    assert.ok(listed.every(({ role }) => role === 'ReservationContributor'));
  });

  it('should give the role by Azure’s name for it, as something to be found by its id', async () => {
    const { access, standIn, ledger } = await open();
    const made = await access.grant(ANA, { ...JANE, role: 'ReservationContributor' });
    const [kept] = standIn.world.customer('contoso')!.assignmentsOf('r-web').slice(-1);
    assert.equal(kept?.role, 'ReservationContributor');
    assert.ok(made.id.endsWith(kept.name));
    await access.revoke(ANA, WEB, made.id.toUpperCase());
    assert.equal((await access.list(ANA, WEB)).length, ON_WEB.length);
    assert.deepEqual(
      ledger.lines.map(({ before, after, outcome, userId }) => [before, after, outcome, userId]),
      [
        [
          null,
          { assignment: '', role: 'ReservationContributor', email: 'jane@contoso.com' },
          'done',
          ANA.userId,
        ],
        [
          { assignment: made.id, role: 'ReservationContributor', email: 'jane@contoso.com' },
          null,
          'done',
          ANA.userId,
        ],
      ],
    );
  });

  it('should give the broad role of a tenant that has no narrow one, and refuse what no tenant has', async () => {
    const { access, standIn, count } = await open();
    standIn.script(
      { operation: 'authorization.listRoles' },
      {
        kind: 'changed',
        change: (body) => ({
          value: (body as { value: { properties: { roleName: string } }[] }).value.filter(
            ({ properties: { roleName } }) => !/^Reservations/.test(roleName),
          ),
        }),
      },
    );
    await assert.rejects(access.grant(ANA, { ...JANE, role: 'ReservationAdministrator' }), (error: Fault) => {
      assert.deepEqual(
        [error.code, error.service.serviceCode],
        ['ServiceRefused', 'RoleDefinitionDoesNotExist'],
      );
      return true;
    });
    assert.equal(count('authorization.createAssignment'), 0);
    // The stand-in does not give the broad role, and says so when it is asked to.
    await assert.rejects(access.grant(ANA, { ...JANE, role: 'ReservationContributor' }), {
      code: 'ServiceRefused',
    });
    assert.equal(count('authorization.createAssignment'), 1);
  });

  it('should make one assignment when the answer to the first try is lost', async () => {
    const { access, standIn, count } = await open({
      limits: { maxRetries: 2, backoff: { firstMs: 1, mostMs: 1 } },
    });
    standIn.script({ ...CREATE, times: 1 }, { kind: 'reset', when: 'after' });
    const made = await access.grant(ANA, JANE);
    assert.equal(count('authorization.createAssignment'), 2);
    const after = await access.list(ANA, WEB);
    assert.deepEqual(
      after.filter(({ name }) => name === 'Jane'),
      [made],
    );
    await assert.rejects(access.grant(ANA, JANE), { code: 'AlreadyGranted' });
  });

  it('should say that somebody has a role that was given elsewhere meanwhile', async () => {
    const { access, standIn } = await open();
    standIn.script(CREATE, refusing('RoleAssignmentExists', 409));
    await assert.rejects(access.grant(ANA, JANE), { code: 'AlreadyGranted' });
  });

  it('should take what is gone already for revoked', async () => {
    const { access, standIn, ledger } = await open();
    const reader = (await access.list(ANA, WEB)).find(({ role }) => role === 'Reader')!;
    standIn.script({ operation: 'authorization.deleteAssignment' }, refusing('RoleAssignmentNotFound', 404));
    await access.revoke(ANA, WEB, reader.id);
    assert.equal(ledger.lines.at(-1)?.outcome, 'done');
  });

  it('should leave a trace of what was refused and of what is not known to have been done', async () => {
    const { access, standIn, ledger } = await open();
    standIn.script({ ...CREATE, times: 1 }, refusing('RoleAssignmentLimitExceeded'));
    await assert.rejects(access.grant(ANA, JANE), { code: 'ServiceRefused' });
    standIn.script(CREATE, { kind: 'reset', when: 'before' });
    await assert.rejects(access.grant(ANA, JANE), { code: 'ServiceUnavailable' });
    assert.deepEqual(
      ledger.lines.map(({ outcome }) => outcome),
      ['RefusedError', 'UnreachableError'],
    );
  });

  it('should change nothing while what it means to do cannot be entered', async () => {
    const { access, ledger, count } = await open();
    ledger.fault = new Error('the disk is full');
    await assert.rejects(access.grant(ANA, JANE), ledger.fault);
    assert.equal(count('authorization.createAssignment'), 0);
  });

  it('should find nobody by an address of several, and whoever has only a sign-in name', async () => {
    const { access, standIn } = await open();
    const user = {
      id: 'u-1',
      displayName: null,
      mail: null,
      userPrincipalName: 'jane@contoso.com',
      jobTitle: 'x',
    };
    const answer = (value: unknown[]) =>
      standIn.script(
        { operation: 'graph.users' },
        { kind: 'changed', change: () => ({ '@odata.context': 'x', value }) },
      );
    const first = answer([user]);
    assert.deepEqual(await access.findUser(ANA, WEB, JANE.email), { name: JANE.email, email: JANE.email });
    first.end();
    answer([user, { ...user, id: 'u-2' }]);
    await assert.rejects(access.findUser(ANA, WEB, JANE.email), { code: 'UserNotFound' });
  });

  it('should write an apostrophe of an address so that it ends nothing', async () => {
    const { access, count } = await open();
    await assert.rejects(access.findUser(ANA, WEB, "o'neill@elsewhere.org"), { code: 'UserNotFound' });
    assert.equal(count('graph.users'), 1);
  });
});

interface Fault {
  readonly code: string;
  readonly service: { readonly serviceCode: string };
}
