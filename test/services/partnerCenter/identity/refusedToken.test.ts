import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomIds } from '../../../../services/ids.js';
import { collected } from '../../../../services/partnerCenter/azure/collected.js';
import { TenantClients } from '../../../../services/partnerCenter/azure/tenantClients.js';
import { openPartnerTokens } from '../../../../services/partnerCenter/identity/openPartnerTokens.js';
import { RemoteCalls } from '../../../../services/remote/remoteCalls.js';
import { remotely } from '../../../../services/remote/remotely.js';
import type { StandIn } from '../../../standIn/standIn.js';
import { openSmallStandIn } from '../../../standIn/standInFixture.js';
import { StillClock } from '../../local/deskFixture.js';
import { QUICK, standInSettings } from '../standInSettings.js';

describe('a token that a service refuses before its time', () => {
  let folder: string;
  let standIn: StandIn;
  let clients: TenantClients;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
    standIn = await openSmallStandIn();
    const settings = await standInSettings(standIn, folder);
    const clock = new StillClock();
    const calls = new RemoteCalls({ clock, ids: randomIds, random: () => 0, limits: QUICK });
    const credentials = openPartnerTokens(settings, { clock, ids: randomIds, calls });
    clients = new TenantClients({ calls, credentials, managementUrl: settings.managementUrl });
  });
  afterEach(async () => {
    await standIn.close();
    await rm(folder, { recursive: true, force: true });
  });

  const list = () =>
    remotely('reservations', () =>
      collected('reservations', clients.of('contoso').reservations.reservation.listAll()),
    );
  const tokensGiven = () => standIn.calls.filter(({ operation }) => operation === 'entra.token').length;

  const listsAsked = () => standIn.calls.filter(({ operation }) => operation === 'reservations.list').length;

  it('should be given up: the same call is sent again at once with a new one', async () => {
    await list();
    standIn.script({ operation: 'reservations.list', times: 1 }, { kind: 'status', status: 401 });
    assert.equal((await list()).length, 3);
    assert.deepEqual([listsAsked(), tokensGiven()], [3, 2]);
  });

  it('should fail the call when the new one is refused as well, which is kept', async () => {
    standIn.script({ operation: 'reservations.list', times: 2 }, { kind: 'status', status: 401 });
    await assert.rejects(list(), { code: 'ServiceSignIn' });
    assert.deepEqual([listsAsked(), tokensGiven()], [2, 2]);
    assert.equal((await list()).length, 3);
    assert.deepEqual([listsAsked(), tokensGiven()], [3, 2]);
  });

  it('should be renewed once for all who meet it at the same time', async () => {
    await list();
    standIn.script({ operation: 'reservations.list', times: 3 }, { kind: 'status', status: 401 });
    await Promise.all([list(), list(), list()]);
    assert.deepEqual([listsAsked(), tokensGiven()], [7, 2]);
  });

  it('should be the only one to be asked for anew', async () => {
    await list();
    await list();
    assert.equal(tokensGiven(), 1);
  });
});
