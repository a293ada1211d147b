import assert from 'node:assert/strict';
import { UnreachableError } from '../../../../services/errors.js';
import type { ReservationSettings, SettingChange } from '../../../../services/reservationSettings.js';
import { RENAME, RENEW, WEB } from '../../contract/contractSeeds.js';
import { scopeNamed } from '../../contract/scopeNamed.js';
import { ANA, STRANGER } from '../../local/deskFixture.js';
import { openTenantDesk, type TenantDeskSetup } from '../tenantDesk.js';

const DOWN = { kind: 'status', status: 503 } as const;

describe('PartnerCenterReservationSettings', () => {
  let desk: Awaited<ReturnType<typeof openTenantDesk>>;
  const open = async (setup: TenantDeskSetup = {}) => {
    desk = await openTenantDesk(setup);
    return desk;
  };
  afterEach(() => desk.standIn.close());

  const count = (operation: string) => desk.calls().filter((one) => one === operation).length;
  const stored = () => desk.standIn.world.customer('contoso')!.reservation('r-web')!;
  const toFinance = async (settings: ReservationSettings): Promise<SettingChange> => ({
    setting: 'scope',
    before: { type: 'Shared' },
    after: await scopeNamed(settings, 'Single', 'Contoso Finance'),
  });

  it('should enter what is in force and what is asked for, before and after the change', async () => {
    const { settings, ledger } = await open();
    await settings.change(ANA, WEB, RENAME);
    assert.deepEqual(ledger.lines, [
      {
        userId: 'test:ana',
        before: { setting: 'displayName', value: 'Web' },
        after: { setting: 'displayName', value: 'Épreuves-2_b' },
        outcome: 'done',
      },
    ]);
  });

  it('should change nothing that could not be entered first', async () => {
    const { settings, ledger } = await open();
    ledger.fault = new UnreachableError('BackendUnreachable', 'no disk');
    await assert.rejects(settings.change(ANA, WEB, RENEW), { code: 'BackendUnreachable' });
    assert.equal(count('reservations.update'), 0);
  });

  it('should enter and send nothing when there is nothing to change', async () => {
    const { settings, ledger } = await open();
    await settings.change(ANA, WEB, RENEW);
    await settings.change(ANA, WEB, RENEW);
    assert.deepEqual([count('reservations.update'), ledger.lines.length], [1, 1]);
  });

  it('should look at what is in force now, not at a list', async () => {
    const { settings, reservations } = await open();
    await reservations.list(ANA, 'contoso');
    stored().displayName = 'Boutique';
    await assert.rejects(settings.change(ANA, WEB, RENAME), { code: 'SettingChanged' });
    const change = { ...RENAME, before: 'Boutique' } as SettingChange;
    assert.equal((await settings.change(ANA, WEB, change)).displayName, 'Épreuves-2_b');
  });

  it('should leave renewal as it is when something else is changed', async () => {
    const { settings } = await open();
    await settings.change(ANA, WEB, RENEW);
    await settings.change(ANA, WEB, RENAME);
    assert.equal(stored().renew, true);
  });

  it('should ask whether a scope is to be had, and not apply one that is not', async () => {
    const { settings, standIn, ledger } = await open();
    const change = await toFinance(settings);
    const refusal = (body: unknown) =>
      JSON.parse(JSON.stringify(body).replaceAll('"valid":true', '"valid":false'));
    const fault = standIn.script({ operation: 'reservations.poll' }, { kind: 'changed', change: refusal });
    await assert.rejects(settings.change(ANA, WEB, change), { code: 'ScopeNotFound' });
    assert.deepEqual([count('reservations.update'), ledger.lines.length], [0, 0]);
    fault.end();
    assert.equal((await settings.change(ANA, WEB, change)).appliedScope.displayName, 'Contoso Finance');
    const shared = { setting: 'scope', before: stored().appliedScope, after: { type: 'Shared' } } as const;
    await settings.change(ANA, WEB, shared);
    assert.equal(count('reservations.availableScopes'), 2);
  });

  it('should say what the service says when it refuses', async () => {
    const { settings, standIn, ledger } = await open();
    const fault = { kind: 'status', status: 409, code: 'OperationCannotBePerformedInCurrentState' } as const;
    standIn.script({ operation: 'reservations.update' }, fault);
    await assert.rejects(settings.change(ANA, WEB, RENEW), (error: UnreachableError) => {
      assert.deepEqual(
        [error.code, error.service?.serviceCode],
        ['ServiceRefused', 'OperationCannotBePerformedInCurrentState'],
      );
      return true;
    });
    assert.equal(ledger.lines[0]?.outcome, 'RefusedError');
    assert.equal(stored().renew, false);
  });

  it('should find made what it heard no answer of', async () => {
    const { settings, standIn, ledger } = await open();
    standIn.script({ operation: 'reservations.update', times: 1 }, { kind: 'reset', when: 'after' });
    await assert.rejects(settings.change(ANA, WEB, RENEW), { code: 'ServiceUnavailable' });
    assert.equal(ledger.lines[0]?.outcome, 'UnreachableError');
    assert.equal((await settings.change(ANA, WEB, RENEW)).renew, true);
    assert.equal(count('reservations.update'), 1);
  });

  it('should not wait for ever for a change to be carried out', async () => {
    const { settings, standIn } = await open({ patienceMs: 150 });
    const running = (body: unknown) => ({ ...(body as object), status: 'Running' });
    standIn.script({ operation: 'reservations.poll' }, { kind: 'changed', change: running });
    await assert.rejects(settings.change(ANA, WEB, RENEW), { code: 'ServiceUnavailable' });
    assert.equal((await settings.change(ANA, WEB, RENEW)).renew, true);
  });

  it('should call a change made, though nothing can be looked at afterwards', async () => {
    const { settings, standIn } = await open();
    const scope = await toFinance(settings);
    standIn.script({ operation: 'reservations.get', after: 2 }, DOWN);
    const changed = await settings.change(ANA, WEB, scope);
    assert.equal(changed.appliedScope.displayName, 'Contoso Finance');
    assert.deepEqual([changed.commitment, changed.unavailable], [undefined, ['commitment']]);
  });

  it('should list anew what was changed', async () => {
    const { settings, reservations } = await open();
    await reservations.list(ANA, 'contoso');
    await settings.change(ANA, WEB, RENAME);
    const listed = await reservations.list(ANA, 'contoso');
    assert.equal(listed.find(({ id }) => id === WEB.reservationId)?.displayName, 'Épreuves-2_b');
  });

  it('should have no management groups where nobody may see them, and say so of no other list', async () => {
    const { settings, standIn } = await open();
    const fault = { kind: 'status', status: 403, code: 'AuthorizationFailed' } as const;
    standIn.script({ operation: 'resources.*' }, fault);
    const groups = await settings.targets(ANA, WEB, { type: 'ManagementGroup' }, 0, 10);
    assert.equal(groups.total, 0);
    const subscriptions = settings.targets(ANA, WEB, { type: 'Single' }, 0, 10);
    await assert.rejects(subscriptions, { code: 'ServiceForbidden' });
  });

  it('should ask for the places of a tenant once in five minutes', async () => {
    const { settings, clock } = await open();
    for (const text of ['finance', 'backup', 'production']) {
      await settings.searchTargets(ANA, WEB, { type: 'Single' }, text, 5);
    }
    const first = count('resources.subscriptions');
    clock.current = new Date(clock.current.getTime() + 300_000);
    await settings.targets(ANA, WEB, { type: 'Single' }, 0, 5);
    assert.equal(count('resources.subscriptions'), 2 * first);
  });

  it('should ask nothing in the name of what is no customer of the caller', async () => {
    const { settings } = await open();
    await assert.rejects(settings.change(STRANGER, WEB, RENEW), { code: 'CustomerNotFound' });
    await assert.rejects(settings.change({ ...ANA, roles: ['HelpdeskAgent'] }, WEB, RENEW), {
      code: 'RoleNeeded',
    });
    assert.deepEqual(desk.calls(), []);
  });
});
