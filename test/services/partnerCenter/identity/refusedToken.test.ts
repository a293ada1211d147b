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

  it('should be given up: the next call asks with a new one', async () => {
    assert.equal((await list()).length, 3);
    standIn.script({ operation: 'reservations.list', times: 1 }, { kind: 'status', status: 401 });
    await assert.rejects(list(), { code: 'ServiceSignIn' });
    assert.equal((await list()).length, 3);
    assert.equal(tokensGiven(), 2);
  });

  it('should be the only one to be asked for anew', async () => {
    await list();
    await list();
    assert.equal(tokensGiven(), 1);
  });
});
