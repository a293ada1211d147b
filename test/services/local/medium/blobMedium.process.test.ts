import assert from 'node:assert/strict';
import { BlobMedium } from '../../../../services/local/medium/blobMedium.js';
import { VersionedBlobs } from '../../../../services/storage/versionedBlobs.js';
import { useAzurite } from '../../../support/azurite.js';
import { itKeepsDocuments } from './documentMediumContract.js';

describe('BlobMedium', () => {
  const { container } = useAzurite();
  const open = () => new BlobMedium(new VersionedBlobs(container()));

  itKeepsDocuments(open);

  it('should write only over the version that was read', async () => {
    const medium = open();
    const first = await medium.write('users/u.json', '{"n":1}', undefined);
    await assert.rejects(medium.write('users/u.json', '{"n":2}', undefined), { code: 'StateConflict' });
    const second = await medium.write('users/u.json', '{"n":2}', first);
    await assert.rejects(medium.write('users/u.json', '{"n":3}', first), { code: 'StateConflict' });
    assert.notEqual(second, first);
    assert.deepEqual(await medium.read('users/u.json'), { text: '{"n":2}', version: second });
  });

  it('should say that nothing changed, and list the version that it reads', async () => {
    const medium = open();
    const version = await medium.write('customers/a.json', '{}', undefined);
    assert.equal(await medium.read('customers/a.json', version), 'unchanged');
    for await (const listed of medium.list('customers')) {
      assert.deepEqual(listed, { name: 'a.json', version });
    }
    const next = await medium.write('customers/a.json', '{"n":2}', version);
    assert.deepEqual(await medium.read('customers/a.json', version), { text: '{"n":2}', version: next });
  });

  it('should keep what another process laid down', async () => {
    await open().layDown([['customers/a.json', '{"by":"one"}']]);
    await open().layDown([['customers/a.json', '{"by":"two"}']]);
    assert.equal((await open().read('customers/a.json', undefined)) !== undefined, true);
    const found = await open().read('customers/a.json');
    assert.equal(found !== 'unchanged' && found?.text, '{"by":"one"}');
  });

  it('should not take a desk in use for none when its counter is gone, or set aside', async () => {
    const medium = open();
    await medium.layDown([['requestNumbers.json', '[']]);
    await medium.setAside('requestNumbers.json', new Date());
    assert.equal(await open().isLaidDown(), true);
    for await (const { name } of medium.list('')) await container().deleteBlob(name);
    assert.equal(await open().isLaidDown(), false);
    await medium.write('users/u.json', '{}', undefined);
    assert.equal(await open().isLaidDown(), true);
  });

  it('should say that the storage cannot be used when there is none', async () => {
    await container().delete();
    for (const call of [
      () => open().check(),
      () => open().read('customers/a.json'),
      () => open().write('customers/a.json', '{}', undefined),
      () => open().isLaidDown(),
    ]) {
      await assert.rejects(call(), { name: 'UnreachableError', code: 'BackendUnreachable' });
    }
  });
});
