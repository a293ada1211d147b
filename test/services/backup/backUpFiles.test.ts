import assert from 'node:assert/strict';
import { join } from 'node:path';
import { backUp } from '../../../services/backup/backUp.js';
import { RequestFileStore } from '../../../services/files/requestFileStore.js';
import type { Caller } from '../../../services/model.js';
import { FolderShelf } from '../../../services/storage/folderShelf.js';
import { StillClock } from '../../dialogs/deskFakes.js';
import { useTempFolder } from '../local/tempFolder.js';

const ANNA: Caller = { partnerId: 'partner-1', userId: 'anna', roles: ['AdminAgent'] };
const BOB: Caller = { ...ANNA, userId: 'bob' };
const LONG_AGO = new Date('2000-01-01T00:00:00Z');
const FAR_AHEAD = new Date('2100-01-01T00:00:00Z');

const storeIn = (dataDir: string) =>
  new RequestFileStore(new FolderShelf(join(dataDir, 'files')), new StillClock());

describe('a backup of the files of requests', () => {
  const folder = useTempFolder();

  it('should hold the files of every request and draft, each still its owner’s', async () => {
    const [dataDir, copy] = [join(folder(), 'data'), join(folder(), 'copy')];
    const store = storeIn(dataDir);
    const kept = new Map<Caller, string>([
      [ANNA, 'on file'],
      [BOB, 'draft'],
    ]);
    for (const [caller, words] of kept) {
      await store.keep(caller, words, { name: 'log.txt', content: Buffer.from(words) });
    }
    await store.settle(ANNA, 'on file');
    await backUp(dataDir, copy);
    // What happens to the desk later is nothing to the copy.
    await store.drop(BOB, 'draft');
    const restored = storeIn(copy);
    for (const [caller, words] of kept) {
      const [file] = await restored.list(caller, words);
      assert.deepEqual([file?.name, file?.bytes, file?.type], ['log.txt', words.length, 'text/plain']);
      assert.equal(Buffer.from((await restored.read(caller, words, file!.id))!).toString(), words);
    }
    assert.deepEqual(await restored.list(BOB, 'on file'), []);
    assert.equal(await restored.sweep(LONG_AGO), 0);
    assert.equal(await restored.sweep(FAR_AHEAD), 1);
    assert.equal((await restored.list(ANNA, 'on file')).length, 1);
  });
});
