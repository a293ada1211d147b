import assert from 'node:assert/strict';
import path from 'node:path';
import { open } from 'lmdb';
import { LmdbStorage } from '../../../services/storage/lmdbStorage.js';
import { useTempFolder } from '../local/tempFolder.js';
import { itKeepsBotState } from './storageContract.js';

describe('LmdbStorage', () => {
  const folder = useTempFolder();
  const opened: LmdbStorage[] = [];
  const openHere = () => {
    const storage = LmdbStorage.open(path.join(folder(), 'state'));
    opened.push(storage);
    return storage;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()));
  });

  itKeepsBotState(openHere);

  it('should keep state and its ETag over a restart', async () => {
    const before = openHere();
    await before.write({ key: { n: 1 } });
    const { key } = await before.read(['key']);
    await before.close();
    opened.pop();
    const after = openHere();
    assert.deepEqual((await after.read(['key'])).key, key);
    await after.write({ key: { ...key, n: 2 } });
    assert.equal((await after.read(['key'])).key.n, 2);
  });

  it('should write several keys wholly or not at all', async () => {
    const storage = openHere();
    await storage.write({ one: { n: 1 }, two: { n: 1 } });
    const { two } = await storage.read(['two']);
    await storage.write({ two: { n: 2 } });
    await assert.rejects(storage.write({ one: { n: 3 }, two: { ...two, n: 3 } }), {
      name: 'UnreachableError',
      code: 'StateConflict',
    });
    assert.equal((await storage.read(['one'])).one.n, 1);
  });

  it('should keep state as JSON text', async () => {
    await openHere().write({ key: { text: 'é' } });
    const db = open({ path: path.join(folder(), 'state'), encoding: 'string', useVersions: true });
    try {
      assert.equal(db.get('key'), '{"text":"é"}');
    } finally {
      await db.close();
    }
  });

  it('should refuse an entry that is not what it wrote', async () => {
    const storage = openHere();
    await storage.write({ good: { n: 1 } });
    const db = open({ path: path.join(folder(), 'state'), encoding: 'string', useVersions: true });
    try {
      await db.put('bad', '[1', 1);
      await assert.rejects(storage.read(['bad']), { name: 'RefusedError', code: 'DocumentCorrupt' });
      assert.equal((await storage.read(['good'])).good.n, 1);
    } finally {
      await db.close();
    }
  });
});
