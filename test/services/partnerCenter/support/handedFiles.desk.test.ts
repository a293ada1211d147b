import assert from 'node:assert/strict';
import { RequestFileStore } from '../../../../services/files/requestFileStore.js';
import type { RequestSubmission } from '../../../../services/model.js';
import { MemoryShelf } from '../../../support/memoryShelf.js';
import { ANA, submission as aSubmission, StillClock } from '../../local/deskFixture.js';
import { type OpenSupportDesk, openSupportDesk } from './supportDesk.js';

describe('files that go with a request to Microsoft support', () => {
  let opened: OpenSupportDesk;
  let store: RequestFileStore;

  beforeEach(async () => {
    store = new RequestFileStore(new MemoryShelf(), new StillClock());
    opened = await openSupportDesk({ files: store });
  });
  afterEach(async () => {
    await opened.desk.close();
    await opened.ledger.close();
    await opened.close();
  });

  async function submission(): Promise<RequestSubmission> {
    const asked = aSubmission();
    await store.keep(ANA, asked.key, { name: 'log.txt', content: Buffer.from('Größe') });
    return { ...asked, files: await store.list(ANA, asked.key) };
  }

  function received(): string[] {
    const [ticket] = opened.tickets();
    const files = opened.standIn.world
      .customer('contoso')
      ?.fileWorkspaces.get(ticket?.supportTicketId ?? '')?.files;
    return [...(files?.values() ?? [])].map(
      ({ name, chunks }) => `${name}: ${Buffer.concat([...chunks.values()])}`,
    );
  }

  it('should be in the workspace of its ticket, and no longer here', async () => {
    const sent = await submission();
    const request = await opened.desk.submit(ANA, sent);
    assert.deepEqual(received(), ['log.txt: Größe']);
    assert.equal(request.areFilesPending, undefined);
    assert.deepEqual(request.files, sent.files);
    assert.deepEqual(await store.list(ANA, sent.key), []);
  });

  it('should wait where support does not take them, and go when the request is looked at', async () => {
    const sent = await submission();
    opened.standIn.script({ operation: 'support.uploadFile' }, { kind: 'status', status: 503 });
    const request = await opened.desk.submit(ANA, sent);
    assert.equal(request.areFilesPending, true);
    assert.equal(opened.tickets().length, 1);
    assert.equal((await store.list(ANA, sent.key)).length, 1);
    opened.standIn.clearFaults();
    const later = await opened.desk.get(ANA, request.id);
    assert.equal(later?.areFilesPending, undefined);
    assert.deepEqual(received(), ['log.txt: Größe']);
  });
});
