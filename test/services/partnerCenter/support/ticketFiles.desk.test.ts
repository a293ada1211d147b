import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { TicketFiles } from '../../../../services/partnerCenter/support/ticketFiles.js';
import { refused } from '../../contract/contractDesk.js';
import { type OpenSupportDesk, openSupportDesk } from './supportDesk.js';

describe('files for a ticket', () => {
  let opened: OpenSupportDesk;
  const filesIn = (workspace: string) =>
    opened.standIn.world.customer('contoso')?.fileWorkspaces.get(workspace)?.files;

  beforeEach(async () => {
    opened = await openSupportDesk({ limits: { attemptMs: 2000 } });
  });
  afterEach(() => opened.close());

  it('should arrive byte for byte, in chunks of the service’s size, also when they are sent again', async () => {
    const files = new TicketFiles(opened.clients());
    const large = { name: 'large export.bin', bytes: randomBytes(3 * 1024 * 1024) };
    const small = { name: 'a.txt', bytes: Buffer.from('Größe') };
    for (let times = 0; times < 2; times += 1) await files.put('contoso', 'desk-1', [large, small]);
    for (const { name, bytes } of [large, small]) {
      const kept = filesIn('desk-1')?.get(name);
      const chunks = [...(kept?.chunks.values() ?? [])];
      assert.equal(chunks.length, kept?.numberOfChunks);
      assert.deepEqual(Buffer.concat(chunks), Buffer.from(bytes));
    }
  });

  it('should not be sent at all when one is empty or too large', async () => {
    const files = new TicketFiles(opened.clients());
    for (const size of [0, 5 * 1024 * 1024 + 1]) {
      const sent = [
        { name: 'a.txt', bytes: Buffer.from('a') },
        { name: 'b.txt', bytes: Buffer.alloc(size) },
      ];
      await assert.rejects(files.put('contoso', 'desk-1', sent), refused('Unexpected'));
    }
    assert.equal(opened.count('support.createWorkspace'), 0);
  });
});
