import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AskerDrafts } from '../../../services/approvals/askerDrafts.js';
import { UnreachableError } from '../../../services/errors.js';
import { RequestFileStore } from '../../../services/files/requestFileStore.js';
import { FolderShelf } from '../../../services/storage/folderShelf.js';
import { ANA, refundSubmission } from '../local/deskFixture.js';
import { SARA } from './approvalSamples.js';
import { APPROVE, type ApprovalServer, approvalServers, idOf } from './approvalsDesk.js';

const KEY = 'key-1';
/** After everything that a test writes. */
const LATER = new Date('2999-01-01');

describe('the files of what waits for approval', () => {
  let servers: ReturnType<typeof approvalServers>;
  let folder: string;
  let store: RequestFileStore;
  let server: ApprovalServer;
  beforeEach(async () => {
    servers = approvalServers();
    folder = await mkdtemp(path.join(tmpdir(), 'waiting-files-'));
    store = new RequestFileStore(new FolderShelf(folder), servers.clock);
    server = await servers.open({ files: store });
  });
  afterEach(async () => {
    await servers.close();
    await rm(folder, { recursive: true });
  });

  /** Sara asks for a refund with a file, under the same key each time. */
  const ask = async ({ approvals, backend } = server) => {
    await store.keep(SARA, KEY, { name: 'why.txt', content: Buffer.from('They closed.') });
    const files = await store.list(SARA, KEY);
    return idOf(
      await approvals.submit(SARA, { ...(await refundSubmission(backend, 4, { key: KEY })), files }),
    );
  };
  const kept = async () => (await store.list(SARA, KEY)).length;

  it('should outlive the sweep of drafts until it is filed, and be in the request', async () => {
    const id = await ask();
    await store.sweep(LATER);
    assert.equal(await kept(), 1);
    await server.approvals.decide(ANA, id, APPROVE);
    await store.sweep(LATER);
    assert.equal(await kept(), 1);
  });

  it('should be those of a draft again once it is rejected or withdrawn', async () => {
    const id = await ask();
    await server.approvals.decide(ANA, id, { kind: 'reject', reason: 'Not now' });
    assert.equal(await kept(), 1);
    await server.approvals.withdraw(SARA, await ask());
    assert.equal(await kept(), 1);
    await store.sweep(LATER);
    assert.equal(await kept(), 0);
  });

  it('should go with the data of whoever asked', async () => {
    await ask();
    await server.approvals.forget(SARA);
    assert.equal(await kept(), 0);
  });

  it('should go, too, where they were about to be given back', async () => {
    const away = async () => Promise.reject(new UnreachableError('BackendUnreachable', 'away'));
    const drafts: AskerDrafts = { describe: () => undefined, giveBack: away };
    const broken = await servers.open({ files: { ...filesOf(store), release: away }, drafts });
    await broken.approvals.withdraw(SARA, await ask(broken));
    await broken.approvals.forget(SARA);
    assert.equal(await kept(), 0);
  });

  it('should stay with what was sent again before it was given back to the end', async () => {
    const drafts: AskerDrafts = {
      describe: () => undefined,
      giveBack: async () => Promise.reject(new UnreachableError('BackendUnreachable', 'away')),
    };
    const broken = await servers.open({ files: store, drafts });
    await broken.approvals.withdraw(SARA, await ask(broken));
    const again = await ask();
    await server.approvals.own(SARA);
    assert.deepEqual(servers.givenBack, [], 'it waits under the same key');
    await store.sweep(LATER);
    assert.equal(await kept(), 1);
    assert.equal((await server.approvals.get(SARA, again))?.state, 'Waiting');
  });
});

function filesOf(store: RequestFileStore) {
  return {
    settle: store.settle.bind(store),
    release: store.release.bind(store),
    drop: store.drop.bind(store),
  };
}
