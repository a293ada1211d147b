import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileAuditStore } from '../../../services/storage/fileAuditStore.js';
import { useTempFolder } from '../local/tempFolder.js';
import { allOf, itKeepsTrails } from './auditStoreContract.js';

describe('FileAuditStore', () => {
  const folder = useTempFolder();
  const place = () => path.join(folder(), 'desk', 'audit');
  const file = () => path.join(place(), 'contoso.jsonl');
  const open = () => new FileAuditStore(place());

  itKeepsTrails(open, open);

  it('should let nobody else on the machine read it', async () => {
    await open().append('contoso', 'one', 0);
    assert.equal((await stat(file())).mode & 0o777, 0o600);
    assert.equal((await stat(place())).mode & 0o777, 0o700);
  });

  it('should cut off the half line of a crash before it goes on', async () => {
    const store = open();
    const position = await store.append('contoso', 'one', 0);
    await appendFile(file(), '{"half":');
    assert.deepEqual(await store.end('contoso'), { line: 'one', position });
    assert.deepEqual(await allOf(store.lines('contoso')), ['one']);
    await store.append('contoso', 'two', position);
    assert.equal(await readFile(file(), 'utf8'), 'one\ntwo\n');
  });

  it('should cut off the half line of a crash with the first entry', async () => {
    await mkdir(place(), { recursive: true });
    await writeFile(file(), '{"half":');
    assert.deepEqual(await open().end('contoso'), { line: undefined, position: 0 });
    await open().append('contoso', 'one', 0);
    assert.equal(await readFile(file(), 'utf8'), 'one\n');
  });

  it('should say that the disk cannot be used', async () => {
    await mkdir(file(), { recursive: true });
    for (const call of [
      () => open().end('contoso'),
      () => open().append('contoso', 'one', 0),
      () => allOf(open().lines('contoso')),
    ])
      await assert.rejects(call(), { name: 'UnreachableError', code: 'BackendUnreachable' });
  });

  it('should lead nowhere else by a name', async () => {
    for (const name of ['../contoso', 'a/b', '', '.', 'a.b'])
      await assert.rejects(open().append(name, 'one', 0), { name: 'RefusedError' }, name);
  });
});
