import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { UnreachableError } from '../../../services/errors.js';
import type { DeskEvent } from '../../../services/local/deskLog.js';
import type { FileAuditStore } from '../../../services/storage/fileAuditStore.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { auditOf } from './auditOf.js';
import {
  ANA,
  customerFile,
  customerOnDisk,
  dyingDisk,
  openDesk,
  refundSubmission,
  submission,
} from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('the audit trail of a desk that meets faults', () => {
  const folder = useTempFolder();
  const { linesOf, entriesOf, breaks } = auditOf(folder);

  it('should find a document that was changed behind the back of the desk', async () => {
    const { desk } = await openDesk(folder());
    await desk.submit(ANA, submission());
    const file = customerFile(folder(), 'contoso');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('"severity":"Minimal"', '"severity":"Critical"'),
    );
    assert.deepEqual(await breaks(), ['contoso: DocumentChanged']);
  });

  it('should still tell so after the desk has changed the document again', async () => {
    const first = await openDesk(folder());
    const { id } = await first.desk.submit(ANA, submission());
    await first.close();
    const file = customerFile(folder(), 'contoso');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"severity":"Minimal"', '"severity":"Critical"'));
    const { desk } = await openDesk(folder());
    await desk.withdraw(ANA, id);
    assert.deepEqual(await breaks(), ['contoso: ChangedBefore']);
    await desk.submit(ANA, submission({ key: 'another' }));
    assert.deepEqual(await breaks(), ['contoso: ChangedBefore']);
  });

  it('should take a document that was read from disk for the one that was written', async () => {
    const first = await openDesk(folder());
    const { id } = await first.desk.submit(ANA, await refundSubmission(first, 3));
    await first.close();
    const { desk } = await openDesk(folder());
    await desk.withdraw(ANA, id);
    assert.deepEqual(await breaks(), []);
  });

  it('should read documents of before there were trails, and begin with their next change', async () => {
    await (await openDesk(folder())).close();
    assert.equal(customerOnDisk(folder(), 'contoso').audit, undefined);
    const { desk } = await openDesk(folder());
    await desk.submit(ANA, submission());
    assert.equal(customerOnDisk(folder(), 'contoso').audit?.seq, 1);
    assert.deepEqual(await breaks(), []);
  });

  for (const moment of ['before', 'after'] as const) {
    it(`should tell a submission once that a crash ${moment} the document's write met`, async () => {
      const dying = await openDesk(folder(), { writeText: dyingDisk(3, moment) });
      await assert.rejects(dying.desk.submit(ANA, submission()));
      assert.deepEqual([await linesOf('contoso'), await breaks()], [[], []]);

      const { desk } = await openDesk(folder());
      const { id } = await desk.submit(ANA, submission());
      await desk.withdraw(ANA, id);
      const actions = (await entriesOf('contoso')).map(({ action }) => action);
      assert.deepEqual(actions, ['request.filed', 'request.withdrawn']);
      assert.deepEqual(await breaks(), []);
    });
  }

  it('should let a submission stand whose entry cannot be added, and refuse the next change until it can', async () => {
    const events: DeskEvent[] = [];
    const audits = auditFiles(folder());
    const append = audits.append.bind(audits);
    const failing: FileAuditStore['append'] = async () => {
      throw new UnreachableError('BackendUnreachable', 'the disk is full');
    };
    audits.append = failing;
    const { desk } = await openDesk(folder(), { audits, events });
    const { id } = await desk.submit(ANA, submission());
    assert.deepEqual(events, [{ level: 'error', code: 'AuditLate', customerId: 'contoso' }]);

    const document = customerOnDisk(folder(), 'contoso');
    await assert.rejects(desk.withdraw(ANA, id), { code: 'BackendUnreachable' });
    assert.deepEqual(customerOnDisk(folder(), 'contoso'), document);
    assert.deepEqual(await breaks(), []);

    audits.append = append;
    await desk.withdraw(ANA, id);
    assert.equal((await linesOf('contoso')).length, 2);
    assert.deepEqual(await breaks(), []);
  });
});
