import assert from 'node:assert/strict';
import { systemClock } from '../../services/clock.js';
import { customer, smallDesk } from '../services/local/deskFixture.js';
import type { Fault } from './faults.js';
import { LongRunning } from './longRunning.js';
import type { StandIn } from './standIn.js';
import { bearer, looseJson, openSmallStandIn, SCOPES } from './standInFixture.js';
import type { StandInRoute } from './standInRoute.js';

describe('stand-in: faults', () => {
  let standIn: StandIn;
  let headers: Record<string, string>;

  before(async () => {
    standIn = await openSmallStandIn({ moreRoutes: () => slowRoutes() });
    headers = await bearer(standIn, 'partner-1', SCOPES.partnerCenter);
  });

  beforeEach(() => standIn.clearCalls());
  afterEach(() => standIn.clearFaults());
  after(() => standIn.close());

  const customers = (signal?: AbortSignal) =>
    fetch(`${standIn.urls.partnerCenter}/v1/customers`, { headers, signal: signal ?? null });
  const setSecret = async () =>
    fetch(`${standIn.urls.vault}/secrets/one?api-version=7.5`, {
      method: 'PUT',
      body: '{"value":"x"}',
      headers: { ...(await bearer(standIn, 'partner-1', SCOPES.vault)), 'content-type': 'application/json' },
    });
  const target = { operation: 'partnerCenter.customers' };

  for (const status of [401, 403, 404, 409, 429, 500, 503]) {
    it(`should answer ${status} in the service's own shape`, async () => {
      standIn.script(target, { kind: 'status', status, retryAfterSeconds: 7 });
      const response = await customers();
      const body = await looseJson(response);
      assert.deepEqual([response.status, response.headers.get('retry-after')], [status, '7']);
      assert.deepEqual(Object.keys(body), ['code', 'description', 'data', 'source']);
    });
  }

  it('should strike so many calls, sparing the first ones', async () => {
    const script = standIn.script({ ...target, after: 1, times: 2 }, { kind: 'status', status: 503 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await customers()).status);
    assert.deepEqual([statuses, script.struck], [[200, 503, 503, 200], 2]);
    assert.deepEqual(
      standIn.calls.map(({ operation, status, tenant }) => [operation, status, tenant]),
      statuses.map((status) => ['partnerCenter.customers', status, 'partner-1']),
    );
  });

  it('should strike only the tenant that is named', async () => {
    standIn.script({ operation: 'entra.*', tenant: 'contoso' }, { kind: 'status', status: 500 });
    await bearer(standIn, 'fabrikam', SCOPES.azure);
    await assert.rejects(bearer(standIn, 'contoso', SCOPES.azure), /AADSTS/);
  });

  const effects: [Fault, boolean][] = [
    [{ kind: 'reset', when: 'before' }, false],
    [{ kind: 'reset', when: 'after' }, true],
    [{ kind: 'status', status: 500 }, false],
    [{ kind: 'status', status: 500, tookEffect: true }, true],
    [{ kind: 'truncated' }, true],
  ];
  for (const [fault, tookEffect] of effects) {
    const name = JSON.stringify(fault);
    it(`should ${tookEffect ? 'carry out' : 'not carry out'} the operation for ${name}`, async () => {
      const before = standIn.vault.versionsOf('one');
      standIn.script({ operation: 'keyVault.setSecret', times: 1 }, fault);
      const text = await setSecret().then(
        (response) => response.text(),
        () => 'no answer',
      );
      assert.equal(standIn.vault.versionsOf('one') - before, tookEffect ? 1 : 0);
      assert.equal(standIn.calls.at(-1)?.tookEffect, tookEffect);
      if (fault.kind === 'reset') assert.equal(text, 'no answer');
      if (fault.kind === 'truncated') assert.throws(() => JSON.parse(text), SyntaxError);
    });
  }

  it('should never answer a call that hangs, and close all the same', async () => {
    const other = await openSmallStandIn();
    other.script({ operation: '*' }, { kind: 'hang' });
    const hanging = fetch(`${other.urls.vault}/secrets/one`);
    while (other.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const failure = assert.rejects(hanging);
    await other.close();
    await failure;
    assert.equal(other.calls[0]?.status, undefined);
  });

  it('should change a body, and answer late', async () => {
    standIn.script({ ...target, times: 1 }, { kind: 'changed', change: () => ({ people: [] }) });
    assert.deepEqual(await looseJson(await customers()), { people: [] });
    standIn.script(target, { kind: 'late', ms: 60_000 });
    await assert.rejects(customers(AbortSignal.timeout(20)), { name: 'TimeoutError' });
  });

  it('should let so many calls a second through', async () => {
    standIn.throttle('partnerCenter', 2, 3);
    const responses = await Promise.all([customers(), customers(), customers()]);
    const refused = responses.filter(({ status }) => status === 429);
    assert.deepEqual(
      refused.map((one) => one.headers.get('retry-after')),
      ['3'],
    );
  });

  it('should accept what takes long, and tell its outcome after some polls', async () => {
    const azure = await bearer(standIn, 'contoso', SCOPES.azure);
    const accepted = await fetch(`${standIn.urls.arm}/slow?api-version=1`, {
      method: 'POST',
      headers: azure,
    });
    const location = accepted.headers.get('location') ?? '';
    const status = accepted.headers.get('azure-asyncoperation') ?? '';
    assert.deepEqual([accepted.status, accepted.headers.get('retry-after')], [202, '0']);
    assert.equal((await fetch(location, { headers: azure })).status, 202);
    assert.equal((await looseJson(await fetch(status, { headers: azure }))).status, 'Running');
    assert.deepEqual(await looseJson(await fetch(location, { headers: azure })), { done: true });
    assert.equal((await looseJson(await fetch(status, { headers: azure }))).status, 'Succeeded');
    const foreign = await bearer(standIn, 'fabrikam', SCOPES.azure);
    assert.equal((await fetch(location, { headers: foreign })).status, 404);
  });
});

describe('stand-in: size', () => {
  it('should open over 5,000 customers within a second', async () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      customer(`c-${index}`, `Customer ${index}`, 'partner-1'),
    );
    const startMs = performance.now();
    const standIn = await openSmallStandIn({ documents: [...smallDesk(), ...many], clock: systemClock });
    const tookMs = performance.now() - startMs;
    await standIn.close();
    assert.ok(tookMs < 1000, `${tookMs} ms`);
  });
});

function slowRoutes(): readonly StandInRoute[] {
  const operations = new LongRunning('/slow', 'reservations.poll');
  return [
    {
      method: 'POST',
      path: '/slow',
      operation: 'reservations.slow',
      answer: (request) => operations.accept(request, { status: 200, body: { done: true } }, { polls: 2 }),
    },
    ...operations.routes,
  ];
}
