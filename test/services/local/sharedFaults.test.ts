import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Backend } from '../../../services/backend.js';
import { UnreachableError } from '../../../services/errors.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { MemoryAuditStore } from '../audit/auditSamples.js';
import { ANA, refundSubmission, StillClock, smallDesk, submission } from './deskFixture.js';
import { SharedFiles, SharedMemoryMedium } from './medium/sharedMemory.js';

const CORRUPT = { name: 'RefusedError', code: 'DocumentCorrupt' };
const CONTOSO = 'customers/contoso.json';

/** A process on the shared documents, and the way it has to them. */
interface Server {
  readonly medium: SharedMemoryMedium;
  readonly backend: Backend;
}

describe('two processes on shared documents, when something goes wrong', () => {
  let shared: SharedFiles;
  let audits: MemoryAuditStore;
  let clock: StillClock;
  let servers: Server[];
  const open = async (): Promise<Server> => {
    const medium = new SharedMemoryMedium(shared);
    const policy = CSP_2018;
    const backend = await openLocalBackend({
      dataDir: 'not used',
      medium,
      audits,
      clock,
      policy,
      seed: smallDesk,
    });
    servers.push({ medium, backend });
    return { medium, backend };
  };
  beforeEach(() => {
    shared = new SharedFiles();
    audits = new MemoryAuditStore();
    clock = new StillClock();
    servers = [];
  });
  afterEach(async () => {
    sinon.restore();
    await Promise.all(servers.map(({ backend }) => backend.close()));
  });
  const listed = async ({ backend }: Server) =>
    (await backend.desk.list(ANA, 0, 100)).items.map(({ id }) => id);

  it('should keep in its owner’s list what one files while the other lists', async () => {
    const [one, other] = [await open(), await open()];
    const sent = await refundSubmission(one.backend, 2);
    const seen: string[][] = [];
    one.medium.before = async (call, file) => {
      if (call === 'write' && file === CONTOSO) seen.push(await listed(other));
    };
    const { id } = await one.backend.desk.submit(ANA, sent);
    assert.deepEqual(seen, [[]]);
    for (const server of [one, other]) assert.deepEqual(await listed(server), [id]);
    await other.backend.desk.withdraw(ANA, id);
  });

  it("should find a user's requests again whose document the other set aside", async () => {
    const [one, other] = [await open(), await open()];
    const { id } = await one.backend.desk.submit(ANA, submission());
    await new SharedMemoryMedium(shared).setAside(shared.nameOf('users/'), clock.now());
    await other.backend.profiles.update(ANA, (profile) => ({ ...profile, language: 'fr' }));
    for (const server of [one, other]) assert.deepEqual(await listed(server), [id]);
  });

  it("should not go on with what it remembers of a customer's document that is gone", async () => {
    const [one, other] = [await open(), await open()];
    await one.backend.desk.submit(ANA, submission());
    assert.equal((await listed(other)).length, 1);
    await one.backend.desk.submit(ANA, submission({ key: 'key-2' }));
    await new SharedMemoryMedium(shared).setAside(CONTOSO, clock.now());
    await assert.rejects(other.backend.desk.submit(ANA, submission({ key: 'key-3' })), CORRUPT);
    assert.equal(shared.files.has(CONTOSO), false);
  });

  it('should count in the overview what was read before the overview asked', async () => {
    await (await open()).backend.desk.submit(ANA, submission());
    shared.files.delete('customers.json');
    const { openRequests, unreadable } = await (await open()).backend.portfolio.summary(ANA);
    assert.deepEqual([openRequests, unreadable], [1, 0]);
  });

  for (const call of ['read', 'write'] as const) {
    it(`should count a customer in the overview again after a ${call} that failed`, async () => {
      const timers = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const { medium, backend } = await open();
      assert.equal((await backend.portfolio.summary(ANA)).unreadable, 0);
      medium.before = (made, file) => {
        if (made === call && file === CONTOSO) throw new UnreachableError('BackendUnreachable', 'no network');
      };
      await assert.rejects(backend.desk.submit(ANA, submission()), { code: 'BackendUnreachable' });
      assert.equal((await backend.portfolio.summary(ANA)).unreadable, 1);
      medium.before = () => {};
      await timers.tickAsync(15_000);
      assert.equal((await backend.portfolio.summary(ANA)).unreadable, 0);
    });
  }
});
