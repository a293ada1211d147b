import assert from 'node:assert/strict';
import { AzureBlobStateStore } from '../../../services/storage/azureBlobStateStore.js';
import { VersionedBlobs } from '../../../services/storage/versionedBlobs.js';
import { useAzurite } from '../../support/azurite.js';
import { losingProxy } from '../../support/losingProxy.js';
import { itKeepsState } from './stateStoreContract.js';

describe('AzureBlobStateStore', () => {
  const { azurite, container } = useAzurite();
  const open = () => new AzureBlobStateStore(new VersionedBlobs(container()));

  itKeepsState(open, open);

  it('should sweep what was not written for long', async () => {
    const store = open();
    await store.write('old', '{}', undefined);
    const [written] = [(await container().listBlobsFlat().next()).value?.properties.lastModified];
    const after = new Date((written?.getTime() ?? 0) + 1000);
    assert.equal(await store.sweep(written as Date), 0);
    assert.equal(await store.sweep(after), 1);
    assert.equal(await store.read('old'), undefined);
  });

  it('should take its own write for written when the answer to it was lost', async () => {
    const proxy = await losingProxy(azurite(), 'PUT');
    const store = new AzureBlobStateStore(new VersionedBlobs(proxy.container(container().containerName)));
    const version = await store.write('key', '{"n":1}', undefined);
    assert.equal(proxy.lost(), 1);
    assert.deepEqual(await open().read('key'), { text: '{"n":1}', version });
    await proxy.close();
  });

  it('should not take the same text of somebody else for its own', async () => {
    await open().write('key', '{"n":1}', undefined);
    await assert.rejects(open().write('key', '{"n":1}', undefined), { code: 'StateConflict' });
  });

  it('should say that the storage cannot be used when there is none', async () => {
    const store = new AzureBlobStateStore(new VersionedBlobs(container()));
    await container().delete();
    for (const call of [
      () => store.read('key'),
      () => store.write('key', '{}', undefined),
      () => store.write('key', '{}', '"0x1"'),
      () => store.delete('key'),
      () => store.sweep(new Date()),
      () => store.check(),
    ])
      await assert.rejects(call(), { name: 'UnreachableError', code: 'BackendUnreachable' });
  });
});
