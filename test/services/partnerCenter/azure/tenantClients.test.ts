import assert from 'node:assert/strict';
import { collected } from '../../../../services/partnerCenter/azure/collected.js';
import type { TenantClients } from '../../../../services/partnerCenter/azure/tenantClients.js';
import { DEFAULT_LIMITS } from '../../../../services/remote/remoteLimits.js';
import { remotely } from '../../../../services/remote/remotely.js';
import type { StandIn } from '../../../standIn/standIn.js';
import { openSmallStandIn } from '../../../standIn/standInFixture.js';
import { tenantClients } from '../tenantDesk.js';

describe('the clients of tenants', () => {
  let standIn: StandIn;
  let clients: TenantClients;
  beforeEach(async () => {
    standIn = await openSmallStandIn();
    clients = tenantClients(standIn);
  });
  afterEach(() => standIn.close());

  it('should be kept, each for its tenant', () => {
    assert.equal(clients.of('contoso'), clients.of('contoso'));
    assert.notEqual(clients.of('contoso'), clients.of('fabrikam'));
    const { reservations } = clients.of('contoso');
    assert.equal(clients.of('contoso').reservations, reservations);
    const support = clients.of('contoso').support('one');
    assert.equal(clients.of('contoso').support('one'), support);
    assert.notEqual(clients.of('contoso').support(), support);
  });

  it('should ask with a token of the tenant', async () => {
    const names = await Promise.all(
      ['contoso', 'fabrikam'].map(async (tenant) => {
        const { subscriptions } = clients.of(tenant).subscriptions;
        const listed = await remotely('resources', () => collected('resources', subscriptions.list()));
        return listed[0]?.displayName?.split(' ')[0];
      }),
    );
    assert.deepEqual(names, ['Contoso', 'Fabrikam']);
  });

  it('should be served each for itself: the failures of a tenant shut out no other', async () => {
    standIn.script({ operation: 'reservations.list', tenant: 'contoso' }, { kind: 'status', status: 503 });
    const list = (tenant: string) =>
      remotely('reservations', () =>
        collected('reservations', clients.of(tenant).reservations.reservation.listAll()),
      );
    const { failures } = DEFAULT_LIMITS.breaker;
    for (let count = 0; count < failures + 2; count += 1) await assert.rejects(list('contoso'));
    const asked = standIn.calls.filter(({ operation }) => operation === 'reservations.list');
    assert.equal(asked.length, failures);
    assert.ok((await list('fabrikam')).length > 0);
  });

  it('should give a list up that does not end', async () => {
    async function* endless() {
      for (;;) yield 1;
    }
    await assert.rejects(collected('resources', endless(), 3), {
      name: 'UnreachableError',
      code: 'ServiceUnreadable',
    });
    async function* three() {
      yield* [1, 2, 3];
    }
    assert.deepEqual(await collected('resources', three(), 3), [1, 2, 3]);
  });
});
