import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import {
  APP,
  ARM,
  CONTOSO,
  MINUTE_MS,
  openPartnerDesk,
  PARTNER,
  PARTNER_CENTER,
  type PartnerDesk,
} from './support/partnerDesk.js';
import { issued, refused } from './support/tokenServer.js';

describe('PartnerTokens', () => {
  let desk: PartnerDesk;
  beforeEach(async () => {
    desk = await openPartnerDesk();
  });
  afterEach(() => desk.close());

  it("should redeem the partner user's refresh token in the customer's tenant", async () => {
    assert.equal(await desk.tokenFor(CONTOSO), `at-${CONTOSO}-1`);
    const [{ tenantId, scope, form }] = desk.server.requests as [(typeof desk.server.requests)[0]];
    assert.equal(tenantId, CONTOSO);
    assert.ok(scope.split(' ').includes(ARM));
    assert.deepEqual(
      ['grant_type', 'refresh_token', 'client_id', 'client_secret'].map((field) => form.get(field)),
      ['refresh_token', 'RT-1', APP, 'SECRET-1'],
    );
  });

  it('should keep a token until five minutes before it expires', async () => {
    const first = await desk.tokenFor(CONTOSO);
    desk.clock.move(55 * MINUTE_MS - 1);
    assert.equal(await desk.tokenFor(CONTOSO), first);
    desk.clock.move(1);
    assert.notEqual(await desk.tokenFor(CONTOSO), first);
    assert.equal(desk.server.requests.length, 2);
  });

  it('should keep apart tenants and services, and not how they are written', async () => {
    await desk.tokenFor(CONTOSO);
    await desk.tokenFor(CONTOSO.toUpperCase(), [ARM]);
    assert.equal(desk.server.requests.length, 1);
    await desk.tokenFor(CONTOSO, PARTNER_CENTER);
    await desk.tokenFor(PARTNER);
    assert.equal(desk.server.requests.length, 3);
  });

  it('should ask once for all who ask at the same time', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => desk.tokenFor(CONTOSO)));
    assert.deepEqual(new Set(tokens), new Set([`at-${CONTOSO}-1`]));
    assert.equal(desk.server.requests.length, 1);
  });

  it('should ask again after a fault, which those who asked together share', async () => {
    desk.server.answer = () => refused('invalid_grant', 700082);
    const faults = await Promise.allSettled([desk.tokenFor(CONTOSO), desk.tokenFor(CONTOSO)]);
    assert.deepEqual(
      faults.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    desk.server.answer = () => issued('at');
    assert.equal(await desk.tokenFor(CONTOSO), 'at');
    assert.equal(desk.server.requests.length, 2);
  });

  it('should use the old token to its end while Microsoft Entra cannot be reached', async () => {
    const first = await desk.tokenFor(CONTOSO);
    desk.clock.move(56 * MINUTE_MS);
    desk.server.answer = () => ({ status: 503, body: 'busy' });
    assert.equal(await desk.tokenFor(CONTOSO), first);
    desk.clock.move(4 * MINUTE_MS);
    await assert.rejects(desk.tokenFor(CONTOSO), { code: 'ServiceUnavailable' });
  });

  it('should get another token for a service that demands more of it, and keep that', async () => {
    await desk.tokenFor(CONTOSO);
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"p1"}}}';
    const better = await desk.tokenFor(CONTOSO, ARM, claims);
    const sent = JSON.parse(desk.server.requests[1]?.form.get('claims') ?? '{}');
    assert.deepEqual(sent.access_token, JSON.parse(claims).access_token);
    assert.equal(await desk.tokenFor(CONTOSO), better);
  });

  it("should store a newer refresh token once when it comes from the partner's own tenant, and use it", async () => {
    desk.server.answer = ({ tenantId }) => issued('at', tenantId === PARTNER ? 'RT-2' : 'RT-of-a-customer');
    await desk.tokenFor(CONTOSO);
    assert.equal(await readFile(desk.tokenFile, 'utf8'), 'RT-1\n');
    await desk.tokenFor(PARTNER);
    const { ino } = await stat(desk.tokenFile);
    await desk.tokenFor(PARTNER, PARTNER_CENTER);
    assert.equal(desk.server.requests[2]?.form.get('refresh_token'), 'RT-2');
    assert.equal(await readFile(desk.tokenFile, 'utf8'), 'RT-2\n');
    assert.equal((await stat(desk.tokenFile)).mode & 0o777, 0o600);
    assert.equal((await stat(desk.tokenFile)).ino, ino, 'written another time');
  });

  it('should take the refresh token that somebody has stored after the held one was refused', async () => {
    desk.server.answer = ({ form }) =>
      form.get('refresh_token') === 'RT-new' ? issued('at') : refused('invalid_grant', 50173);
    await assert.rejects(desk.tokenFor(CONTOSO), { code: 'ServiceSignIn' });
    await writeFile(desk.tokenFile, 'RT-new');
    desk.clock.move(MINUTE_MS);
    assert.equal(await desk.tokenFor(CONTOSO), 'at');
  });
});
