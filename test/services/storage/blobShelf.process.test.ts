import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { BlobServiceClient } from '@azure/storage-blob';
import { RequestFileStore } from '../../../services/files/requestFileStore.js';
import { BlobShelf } from '../../../services/storage/blobShelf.js';
import { openFileShelf } from '../../../services/storage/openFileShelf.js';
import { StillClock } from '../../dialogs/deskFakes.js';
import { CALLER } from '../../dialogs/deskHarness.js';
import { useAzurite } from '../../support/azurite.js';

describe('BlobShelf', () => {
  const { azurite, container } = useAzurite();
  const open = () => new BlobShelf(container());

  it('should give back what was written, byte for byte, also to another server', async () => {
    const content = randomBytes(5 * 1024 * 1024);
    await open().write('anna/request/one', content);
    assert.ok(content.equals((await open().read('anna/request/one'))!));
  });

  it('should keep an empty file, and the newest content of a name', async () => {
    const shelf = open();
    await shelf.write('empty', Buffer.from(''));
    await shelf.write('twice', Buffer.from('a longer first one'));
    await shelf.write('twice', Buffer.from('second'));
    assert.equal((await shelf.read('empty'))?.length, 0);
    assert.equal(Buffer.from((await shelf.read('twice'))!).toString(), 'second');
  });

  it('should know nothing of what is not there', async () => {
    assert.equal(await open().read('nobody/nothing'), undefined);
    assert.deepEqual(await open().list('nobody'), []);
    await open().remove('nobody/nothing');
  });

  it('should list a folder and nothing that only begins like it', async () => {
    const shelf = open();
    for (const path of ['anna/1/a', 'anna/2/b', 'annabel/1/c']) await shelf.write(path, Buffer.from(path));
    const pathsOf = async (folder?: string) => (await shelf.list(folder)).map(({ path }) => path).sort();
    assert.deepEqual(await pathsOf('anna'), ['anna/1/a', 'anna/2/b']);
    assert.deepEqual(await pathsOf('anna/1'), ['anna/1/a']);
    assert.deepEqual(await pathsOf(), ['anna/1/a', 'anna/2/b', 'annabel/1/c']);
    const [item] = await shelf.list('annabel');
    assert.equal(item?.bytes, 11);
    assert.ok(Math.abs(Date.now() - item!.writtenAt.getTime()) < 60_000);
  });

  it('should remove one file, twice without harm', async () => {
    const shelf = open();
    for (const path of ['anna/1', 'anna/2']) await shelf.write(path, Buffer.from(path));
    for (let time = 0; time < 2; time += 1) await shelf.remove('anna/1');
    assert.deepEqual(
      (await shelf.list()).map(({ path }) => path),
      ['anna/2'],
    );
  });

  it('should serve the files of requests from one server to the next', async () => {
    const [one, other] = [1, 2].map(() => new RequestFileStore(open(), new StillClock()));
    await one!.keep(CALLER, 'key', { name: 'notes.txt', content: Buffer.from('as seen') });
    const [file] = await other!.list(CALLER, 'key');
    assert.equal(file?.name, 'notes.txt');
    assert.equal(Buffer.from((await other!.read(CALLER, 'key', file!.id))!).toString(), 'as seen');
    await other!.drop(CALLER, 'key');
    assert.deepEqual(await one!.list(CALLER, 'key'), []);
  });

  it('should lie in a container beside that of the conversations', async () => {
    const { connectionString } = azurite();
    const name = container().containerName;
    const shelf = await openFileShelf({ kind: 'azure-blobs', connectionString, container: name }, '/nowhere');
    await shelf.write('one', Buffer.from('1'));
    const files = BlobServiceClient.fromConnectionString(connectionString).getContainerClient(
      `${name}-files`,
    );
    assert.ok(await files.getBlobClient('one').exists());
    assert.ok(!(await container().getBlobClient('one').exists()));
  });

  it('should say that the storage cannot be used when there is none', async () => {
    const shelf = open();
    await container().delete();
    for (const call of [() => shelf.write('one', Buffer.from('1')), () => shelf.list()])
      await assert.rejects(call(), { name: 'UnreachableError', code: 'BackendUnreachable' });
  });

  it('should not take a container that is gone for files that are not there', async () => {
    const shelf = open();
    await shelf.write('one', Buffer.from('1'));
    await container().delete();
    for (const call of [() => shelf.read('one'), () => shelf.remove('one')])
      await assert.rejects(call(), { name: 'UnreachableError', code: 'BackendUnreachable' });
  });
});
